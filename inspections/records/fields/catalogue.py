"""All facts (docs/contract.md, "A record"), by path and by Chinese label."""

from __future__ import annotations

import re
from types import MappingProxyType

from inspections.records.fields import (
    arrears,
    conduct,
    connection,
    customer,
    inspection,
    licence,
    problems,
    refunds,
    resale,
    supply,
    visit,
)
from inspections.records.fields.field import Field, FieldType

FIELDS = MappingProxyType(
    {
        described.path: described
        for group in (
            inspection.IDENTITIES,
            inspection.LINKS,
            inspection.CORE,
            inspection.PARTY,
            visit.VISIT,
            customer.USER,
            customer.SITE,
            connection.CONNECTION,
            connection.WORKS,
            connection.APPROVAL,
            conduct.MINING,
            supply.OUTAGE,
            supply.PV,
            supply.CHARGING,
            supply.BILLING,
            arrears.ARREARS,
            licence.LICENCE,
            supply.SERVICE,
            inspection.RECTIFICATION,
            inspection.REMARK,
        )
        for described in group
    }
)
"""Every fact that a record holds once, by its dotted path."""

LISTS = MappingProxyType(
    {
        described.path: described
        for described in (
            inspection.INSPECTORS,
            connection.STAGES,
            conduct.FEES,
            conduct.ACTS,
            resale.RESALE,
            refunds.REFUNDS,
            problems.PROBLEMS,
        )
    }
)
"""Every list of lines, by its path."""

LABELS = MappingProxyType(
    {described.label: described.path for described in FIELDS.values()}
    | {f"{owner.label}.{line.label}": f"{owner.path}.{line.path}" for owner in LISTS.values() for line in owner.lines}
)
"""Chinese label to path, for headings of tables; a line's label stands behind its list's."""

DETERMINATION = MappingProxyType({described.path: described for described in inspection.DETERMINATION})
"""The facts of one determination."""

OBSERVATION = Field("observations", "现场观察", FieldType.CHOICE, inspection.OBSERVED)
"""What one entry of `observations` may say."""

OBJECTS = frozenset(".".join(parts[:depth]) for parts in (path.split(".") for path in (*FIELDS, *LISTS)) for depth in range(1, len(parts)))
"""The objects that may stand in a record: `visit`, `visit.lead`, `user`, `connection` and so on."""

_NUMBERED = re.compile(r"(?P<list>.+)\[\d+\]\.(?P<line>[^.]+)", re.ASCII)


def field_at(path: str) -> Field | None:
    """Return the description of the fact at a path, a list's line included (`fees[2].amount`), or None."""
    numbered = _NUMBERED.fullmatch(path)
    if numbered is None:
        return FIELDS.get(path)
    lines = LISTS[numbered["list"]].lines if numbered["list"] in LISTS else ()
    return next((field for field in lines if field.path == numbered["line"]), None)
