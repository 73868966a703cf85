"""Money taken for resold electricity, line by line."""

from typing import Any

from tests.checklists.by_hand.case import Case

RESALE = "national.resale.overcharge"
ABOVE = "charged + added − kwh × reference_price − repaid, above zero → violation with the sum as measured"
MISSING = "a line with a missing number → undetermined"
NONE = "no lines → undetermined; [] → compliant"
WORST = "the worst line counts; what one user paid too little makes up for no other"
HALF_A_FEN = "money is paid to the 分: what rounding half up explains is no overcharge (ADR 28)"
RESELLER = {"inspectee.kind": "reseller"}


def _line(kwh: str = "1000", charged: str = "900.00", price: str = "0.6", added: str = "0", repaid: str = "0") -> dict[str, Any]:
    return {"user": "某商户", "kwh": int(kwh), "charged": charged, "reference_price": price, "added": added, "repaid": repaid}


def _lines(*lines: dict[str, Any]) -> dict[str, Any]:
    return RESELLER | {"resale.lines": list(lines)}


def _without(key: str) -> dict[str, Any]:
    return {name: value for name, value in _line().items() if name != key}


CASES = (
    Case(NONE, RESALE, RESELLER, "undetermined"),
    Case(NONE, RESALE, _lines(), "compliant", "0"),
    Case(ABOVE, RESALE, _lines(_line()), "violation", "300"),
    Case(ABOVE, RESALE, _lines(_line(charged="600.00")), "compliant", "0"),
    Case(ABOVE, RESALE, _lines(_line(charged="600.01")), "violation", "0.01"),
    Case(ABOVE, RESALE, _lines(_line(charged="600.00", added="480.00")), "violation", "480"),
    Case(ABOVE, RESALE, _lines(_line(repaid="300.00")), "compliant", "0"),
    Case(ABOVE, RESALE, _lines(_line(repaid="299.99")), "violation", "0.01"),
    Case(ABOVE, RESALE, _lines(_line(kwh="3", charged="0.30", price="0.1")), "compliant", "0"),
    *(Case(MISSING, RESALE, _lines(_without(key)), "undetermined") for key in ("kwh", "charged", "reference_price", "added", "repaid")),
    Case(WORST, RESALE, _lines(_without("added"), _line()), "violation", "300"),
    Case(WORST, RESALE, _lines(_without("added"), _line(charged="600.00")), "undetermined"),
    Case(WORST, RESALE, _lines(_line(charged="100.00"), _line()), "violation", "300"),
    Case(WORST, RESALE, _lines(_line(), _line(charged="1000.00", added="0.50")), "violation", "700.50"),
    Case(HALF_A_FEN, RESALE, _lines(_line(kwh="124", charged="69.23", price="0.5583")), "compliant", "0"),
    Case(HALF_A_FEN, RESALE, _lines(_line(kwh="124", charged="69.24", price="0.5583")), "violation", "0.0108"),
)
