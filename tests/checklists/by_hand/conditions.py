"""Conditions, the day that a requirement's force is held against, and the facts that count as false when absent."""

from decimal import Decimal

from tests.checklists.by_hand.case import Case, line

FALSE_WINS = "one false → not_applicable; else an unknown one → undetermined"
ABSENT_IS_FALSE = "In applies_when only, absent counts as false for: …"
SUSPECTED = "mining.status=suspected counts as unknown"
INCLUSIVE = "from/until are inclusive"
START_EVENT = "held against the day the matter began: time_limit the start event"
APPLIED_ON = "every other row on connection. works. or approval. facts connection.applied_on"
CHARGED_ON = "a fee its charged_on"
OUTAGE_YEAR = "outage.hours 31 December of outage.year"
OTHERWISE = "otherwise, or where that is absent, inspected_on"
ADDRESSEE = "A violation that binds another than the inspectee is answered all the same"
NULL = "null is the same as absent"
CITY = "a final 市 is dropped"

RESIDENTIAL = "wuzhi-2023.time.residential"
HIGH_VOLTAGE = {"user.supply": "hv_single", "connection.source": "ordinary", "connection.step_count": 4}
BAN = {"mining.connection": "connected_after_ban"}
UNAPPROVED = "wuzhi-2023.fees.unapproved"
HANGZHOU = {"county": "330106", "site.city": "杭州市", "site.area": "city_core", "outage.hours": Decimal("1.5"), "outage.year": 2022}
WENZHOU = HANGZHOU | {"county": "330302", "site.city": "温州", "outage.year": 2023}
OVERDUE = {"inspected_on": "2026-03-20", "connection.applied_on": "2026-03-02", "connection.energized_on": "2026-03-16"}
THREE_ZERO = {"user.supply": "residential", "user.three_zero": True, "connection.external_line": False}


def residential(applied: str, energized: str) -> dict[str, str]:
    """Return the connection of a residential user."""
    return {"user.supply": "residential", "connection.applied_on": applied, "connection.energized_on": energized}


CASES = (
    Case(INCLUSIVE, RESIDENTIAL, residential("2023-01-01", "2023-01-31"), "violation", "18"),
    Case(INCLUSIVE, RESIDENTIAL, residential("2023-12-31", "2024-01-15"), "violation", "10"),
    Case(START_EVENT, RESIDENTIAL, residential("2022-12-31", "2023-01-31"), "not_applicable"),
    Case(START_EVENT, RESIDENTIAL, residential("2024-01-01", "2024-01-31"), "not_applicable"),
    Case(
        START_EVENT,
        "wuzhi-2023.approval.parallel",
        {
            "approval.exempt": False,
            "connection.applied_on": "2022-12-01",
            "approval.submitted_on": "2023-03-01",
            "approval.granted_on": "2023-03-06",
        },
        "violation",
        "3",
    ),
    Case(APPLIED_ON, "wuzhi-2023.steps.hv", HIGH_VOLTAGE | {"connection.applied_on": "2022-12-31"}, "not_applicable"),
    Case(APPLIED_ON, "wuzhi-2023.steps.hv", HIGH_VOLTAGE | {"connection.applied_on": "2023-01-01"}, "violation", "4"),
    Case(OTHERWISE, "wuzhi-2023.steps.hv", HIGH_VOLTAGE, "violation", "4"),
    Case(OTHERWISE, "wuzhi-2023.steps.hv", HIGH_VOLTAGE | {"inspected_on": "2024-01-01"}, "not_applicable"),
    Case(
        APPLIED_ON,
        "wuzhi-2023.works.35kv",
        {
            "works.voltage_kv": 35,
            "connection.applied_on": "2022-12-31",
            "observations": {"wuzhi-2023.works.35kv": "violation"},
        },
        "not_applicable",
    ),
    Case(
        APPLIED_ON,
        "wuzhi-2023.works.not-later",
        {"connection.investor": "supplier", "works.after_user_works": True, "connection.applied_on": "2022-12-31"},
        "not_applicable",
    ),
    Case(CHARGED_ON, UNAPPROVED, {"fees": [line(approved_item=False, charged_on="2022-12-31")]}, "not_applicable"),
    Case(CHARGED_ON, UNAPPROVED, {"fees": [line(approved_item=False, charged_on="2023-01-01")]}, "violation"),
    Case(OTHERWISE, UNAPPROVED, {"fees": [line(approved_item=False)], "inspected_on": "2022-12-31"}, "not_applicable"),
    Case(OTHERWISE, UNAPPROVED, {"fees": [line(approved_item=False)]}, "violation"),
    Case(OUTAGE_YEAR, "wuzhi-2023.outage.hours", {"outage.year": 2022, "outage.hours": Decimal(9)}, "not_applicable"),
    Case(OUTAGE_YEAR, "wuzhi-2023.outage.hours", {"outage.year": 2023, "outage.hours": Decimal("4.8")}, "compliant", "4.8"),
    Case(OTHERWISE, "wuzhi-2023.outage.hours", {"outage.hours": Decimal("4.8")}, "compliant", "4.8"),
    Case(OUTAGE_YEAR, "trial.outage-here", HANGZHOU, "violation", "1.5"),
    Case(OUTAGE_YEAR, "trial.outage-here", HANGZHOU | {"outage.year": 2023}, "not_applicable"),
    Case(CITY, "trial.outage-elsewhere", HANGZHOU | {"outage.year": 2023}, "not_applicable"),
    Case(CITY, "trial.outage-elsewhere", WENZHOU, "compliant", "1.5"),
    Case(CITY, "trial.outage-elsewhere", WENZHOU | {"site.city": None}, "undetermined"),
    Case(OTHERWISE, "wuzhi-2023.mining.new", BAN | {"mining.status": "confirmed", "inspected_on": "2022-12-31"}, "not_applicable"),
    Case("Outside → not_applicable", RESIDENTIAL, {"inspected_on": "2024-02-01"}, "not_applicable"),
    Case(FALSE_WINS, "wuzhi-2023.time.three-zero", {"user.supply": "residential"}, "not_applicable"),
    Case(FALSE_WINS, "wuzhi-2023.time.three-zero", {"user.three_zero": False}, "not_applicable"),
    Case(FALSE_WINS, "wuzhi-2023.time.three-zero", {"user.supply": "lv_business"}, "undetermined"),
    Case(FALSE_WINS, "wuzhi-2023.time.three-zero", residential("2023-03-01", "2023-06-01") | {"user.supply": None}, "undetermined"),
    Case(NULL, "wuzhi-2023.time.three-zero", {"user.supply": "lv_business", "user.three_zero": None}, "undetermined"),
    Case(ABSENT_IS_FALSE, "wuzhi-2023.steps.hv", HIGH_VOLTAGE | {"user.base_station": None}, "violation", "4"),
    Case(ABSENT_IS_FALSE, "wuzhi-2023.5g.steps-hv", HIGH_VOLTAGE, "not_applicable"),
    Case(ABSENT_IS_FALSE, "wuzhi-2023.pv.red-zone", {"pv.zone": "red"}, "undetermined"),
    Case(ABSENT_IS_FALSE, "wuzhi-2023.pv.yellow-zone", {"pv.zone": "yellow", "pv.special_analysis": False}, "not_applicable"),
    Case(ABSENT_IS_FALSE, "trial.no-line", OVERDUE | THREE_ZERO, "violation", "10"),
    Case(ABSENT_IS_FALSE, "trial.overdue-filed", OVERDUE | {"connection.overdue_for_grid_upgrade": True}, "undetermined"),
    Case(ABSENT_IS_FALSE, "trial.overdue-filed", OVERDUE, "not_applicable"),
    Case(SUSPECTED, "wuzhi-2023.mining.new", BAN | {"mining.status": "suspected"}, "undetermined"),
    Case(SUSPECTED, "wuzhi-2023.mining.new", BAN | {"mining.status": "excluded"}, "not_applicable"),
    Case(SUSPECTED, "wuzhi-2023.mining.new", BAN | {"mining.status": "confirmed"}, "violation"),
    Case(ADDRESSEE, "wuzhi-2023.approval.exempt", {"approval.exempt": True, "approval.required": True}, "violation"),
)
