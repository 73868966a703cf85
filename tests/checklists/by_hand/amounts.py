"""Limits, forbidden facts, acts, materials and observations."""

from decimal import Decimal

from tests.checklists.by_hand.case import Case

BOUNDS = "limit/minimum/range: at most / at least / within, bounds allowed"
MISSING = "undetermined (a needed fact is missing)"
DROP = "at most the limit, or at least 8% below the previous year"
EXACT = "8% below 18.9 must come out exactly"
NO_PREVIOUS = "above the limit with no previous figure → undetermined"
FORBIDDEN = "violation_when all true → violation; one false → compliant; else undetermined"
STEPS = "steps: names (their number is connection.step_count, which may be given instead)"
ACTS = "acts: one or more → violation; acts: [] → compliant; no designation → undetermined"
MATERIALS = "materials: one outside the allowed → violation; [] → compliant"
OBSERVED = "observation: what observations says, absent → undetermined"

OUTAGE = "wuzhi-2023.outage.hours"
HIGH_VOLTAGE = {"user.supply": "hv_dual", "connection.source": "ordinary"}
REDLINE = "trial.redline"
LATER = {"inspected_on": "2026-03-02"}
GRID = {"inspectee.kind": "grid_company"}
SMALL = {"user.kind": "small_micro"}
DESIGNATION = "wuzhi-2023.designation.acts"
REVIEW = "wuzhi-2023.mining.review"
RESERVE = "trial.reserve"

CASES = (
    Case(BOUNDS, "wuzhi-2023.steps.hv", HIGH_VOLTAGE | {"connection.step_count": 3}, "compliant", "3"),
    Case(BOUNDS, "wuzhi-2023.steps.hv", HIGH_VOLTAGE | {"connection.step_count": 4}, "violation", "4"),
    Case(MISSING, "wuzhi-2023.steps.hv", HIGH_VOLTAGE, "undetermined"),
    Case(STEPS, "wuzhi-2023.steps.hv", HIGH_VOLTAGE | {"connection.steps": ["申请受理", "方案答复", "装表接电"]}, "compliant", "3"),
    Case(STEPS, "wuzhi-2023.steps.hv", HIGH_VOLTAGE | {"connection.steps": ["一", "二", "三", "四"]}, "violation", "4"),
    Case(BOUNDS, "wuzhi-2023.pv.ratio", {"pv.capacity_ratio": Decimal(80)}, "compliant", "80"),
    Case(BOUNDS, "wuzhi-2023.pv.ratio", {"pv.capacity_ratio": Decimal("80.01")}, "violation", "80.01"),
    Case(BOUNDS, "wuzhi-2023.items.resident", {"service.one_thing_resident": 13}, "compliant", "13"),
    Case(BOUNDS, "wuzhi-2023.items.resident", {"service.one_thing_resident": 12}, "violation", "12"),
    Case(BOUNDS, "wuzhi-2023.charging.power", {"site.new_residential": True, "charging.kw_per_pile": Decimal("7.9")}, "violation", "7.9"),
    Case(BOUNDS, RESERVE, {"reserve.load_percent": 2}, "compliant", "2"),
    Case(BOUNDS, RESERVE, {"reserve.load_percent": 5}, "compliant", "5"),
    Case(BOUNDS, RESERVE, {"reserve.load_percent": Decimal("1.9")}, "violation", "1.9"),
    Case(BOUNDS, RESERVE, {"reserve.load_percent": Decimal("5.1")}, "violation", "5.1"),
    Case(DROP, OUTAGE, {"outage.hours": Decimal("4.9")}, "compliant", "4.9"),
    Case(DROP, OUTAGE, {"outage.hours": Decimal("9.2"), "outage.hours_previous_year": 10}, "compliant", "9.2"),
    Case(DROP, OUTAGE, {"outage.hours": Decimal("9.3"), "outage.hours_previous_year": 10}, "violation", "9.3"),
    Case(EXACT, OUTAGE, {"outage.hours": Decimal("17.388"), "outage.hours_previous_year": Decimal("18.9")}, "compliant", "17.388"),
    Case(EXACT, OUTAGE, {"outage.hours": Decimal("17.389"), "outage.hours_previous_year": Decimal("18.9")}, "violation", "17.389"),
    Case(NO_PREVIOUS, OUTAGE, {"outage.hours": Decimal(5)}, "undetermined"),
    Case(NO_PREVIOUS, OUTAGE, {"outage.hours_previous_year": Decimal(5)}, "undetermined"),
    Case(
        FORBIDDEN,
        REDLINE,
        LATER | {"connection.user_paid_outside_redline": Decimal(0), "connection.redline_exception": None},
        "compliant",
    ),
    Case(FORBIDDEN, REDLINE, LATER | {"connection.redline_exception": True}, "compliant"),
    Case(FORBIDDEN, REDLINE, LATER | {"connection.user_paid_outside_redline": Decimal("0.01")}, "undetermined"),
    Case(FORBIDDEN, REDLINE, LATER | {"connection.redline_exception": False}, "undetermined"),
    Case(
        FORBIDDEN,
        REDLINE,
        LATER | {"connection.user_paid_outside_redline": Decimal("0.01"), "connection.redline_exception": False},
        "violation",
    ),
    Case(ACTS, DESIGNATION, GRID | {"designation.acts": [{"code": "named"}, {"code": "recommended"}]}, "violation", "2"),
    Case(ACTS, DESIGNATION, GRID | {"designation.acts": []}, "compliant", "0"),
    Case(ACTS, DESIGNATION, GRID, "undetermined"),
    Case(ACTS, DESIGNATION, {"inspectee.kind": "developer", "designation.acts": [{"code": "named"}]}, "not_applicable"),
    Case(MATERIALS, "trial.materials", SMALL | {"connection.materials": ["identity", "credit_code"]}, "compliant"),
    Case(MATERIALS, "trial.materials", SMALL | {"connection.materials": ["identity", "property"]}, "violation"),
    Case(MATERIALS, "trial.materials", SMALL | {"connection.materials": ["承诺书"]}, "violation"),
    Case(MATERIALS, "trial.materials", SMALL | {"connection.materials": []}, "compliant"),
    Case(MATERIALS, "trial.materials", SMALL, "undetermined"),
    Case(OBSERVED, REVIEW, {"observations": {REVIEW: "violation"}}, "violation"),
    Case(OBSERVED, REVIEW, {"observations": {REVIEW: "compliant"}}, "compliant"),
    Case(OBSERVED, REVIEW, {"observations": {REVIEW: "not_applicable"}}, "not_applicable"),
    Case(OBSERVED, REVIEW, {}, "undetermined"),
)
