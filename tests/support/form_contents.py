"""Contents of forms that tests begin with."""

from decimal import Decimal
from typing import Any

WHOLE: dict[str, Any] = {
    "id": "410823-2023-0001",
    "topics": ["fees"],
    "inspected_on": "2023-08-15",
    "county": "410823",
    "inspectee": {"name": "某供电公司", "kind": "grid_company"},
    "inspectors": [{"name": "张某", "certificate": "豫H20010"}, {"name": "李某", "certificate": "豫H20011"}],
    "fees": [{"name": "移表费", "amount": "1200.00", "charged_on": "2023-06-01", "payee_relation": "supplier", "stage": "connection"}],
}
"""A record that can be finished, with one violation."""

OUTAGE: dict[str, Any] = {
    **{path: value for path, value in WHOLE.items() if path != "fees"},
    "topics": ["reliability", "disclosure"],
    "outage": {"year": 2023, "hours": Decimal("4.95"), "hours_previous_year": Decimal(5)},
    "observations": {"wuzhi-2023.disclosure.outage": "violation"},
}
"""A record of another two topics."""
