"""The packs of provinces: their edges in figures, days and years beyond what their samples show."""

from decimal import Decimal

from tests.checklists.by_hand.case import Case, line, stage

BOUNDS = "limit/minimum/range: at most / at least / within, bounds allowed"
FORCE = "from/until are inclusive and held against the day the matter began"
ABSENT = "In applies_when only, absent counts as false"
RUNS_ON = "day: calendar days, and a last day that is no working day runs on to the next one (民法典 203)"
CITY = "site.city: prefecture-level city (a final 市 is dropped)"
DROP = "at most the limit, or at least 8% below the previous year"
UNKNOWN = "one false → not_applicable; else an unknown one → undetermined"
LISTED = "A listed fee with an amount above zero: judged by applies_when of that line"

HANGZHOU = {"county": "330106", "site.city": "杭州市", "site.area": "city_core"}
JIAXING = {"county": "330402", "site.city": "嘉兴", "site.area": "city_core"}
LOW = {"user.supply": "lv_business"}
APPROVAL = {"approval.voltage": "20kV", "approval.exempt": False, "approval.submitted_on": "2022-04-24"}
THREE_ZERO = {"inspected_on": "2026-06-16", "user.supply": "residential", "user.three_zero": True, "connection.external_line": False}
JIANGXI = {"inspected_on": "2026-06-16"}
SMALL = {"user.supply": "lv_business", "user.kind": "private", "connection.user_paid_outside_redline": Decimal(1)}
DIAGNOSIS = line("能效诊断费", "800.00", charged_on="2025-12-22")


def _handled(until: str) -> dict[str, object]:
    stages = [stage("supplier", "2023-03-01", until)]
    return {"user.supply": "hv_single", "connection.applied_on": "2023-03-01", "connection.stages": stages}


CASES = (
    Case(BOUNDS, "zhejiang-2021.reserve.load", {"reserve.load_percent": Decimal("1.9")}, "violation", "1.9"),
    Case(BOUNDS, "zhejiang-2021.reserve.load", {"reserve.load_percent": 5}, "compliant", "5"),
    Case(RUNS_ON, "zhejiang-2021.approval.10kv", APPROVAL | {"approval.granted_on": "2022-05-05"}, "compliant", "11"),
    Case(RUNS_ON, "zhejiang-2021.approval.10kv", APPROVAL | {"approval.granted_on": "2022-05-06"}, "violation", "12"),
    Case(UNKNOWN, "zhejiang-2021.approval.10kv", APPROVAL | {"approval.exempt": True}, "not_applicable"),
    Case(RUNS_ON, "zhejiang-2021.time.hv-single", _handled("2023-03-31"), "compliant", "30"),
    Case(RUNS_ON, "zhejiang-2021.time.hv-single", _handled("2023-04-01"), "violation", "31"),
    Case(FORCE, "zhejiang-2021.time.lv-2023", LOW | {"connection.applied_on": "2022-12-31"}, "not_applicable"),
    Case(
        FORCE,
        "zhejiang-2021.time.lv-2023",
        LOW | {"inspected_on": "2024-03-01", "connection.applied_on": "2023-12-31", "connection.energized_on": "2024-01-12"},
        "compliant",
        "12",
    ),
    Case(
        FORCE,
        "zhejiang-2021.time.lv-2024",
        LOW | {"inspected_on": "2024-03-01", "connection.applied_on": "2024-01-01", "connection.energized_on": "2024-01-12"},
        "violation",
        "11",
    ),
    Case(FORCE, "zhejiang-2021.outage.core-a-2022", HANGZHOU | {"outage.year": 2022, "outage.hours": Decimal("1.01")}, "violation", "1.01"),
    Case(FORCE, "zhejiang-2021.outage.core-a-2022", HANGZHOU | {"outage.year": 2023, "outage.hours": Decimal("1.01")}, "not_applicable"),
    Case(CITY, "zhejiang-2021.outage.core-b-2022", HANGZHOU | {"outage.year": 2022, "outage.hours": Decimal("2.1")}, "not_applicable"),
    Case(CITY, "zhejiang-2021.outage.core-b-2022", JIAXING | {"outage.year": 2022, "outage.hours": Decimal("2.1")}, "violation", "2.1"),
    Case(DROP, "zhejiang-2021.outage.core-b-2023", JIAXING | {"outage.year": 2023, "outage.hours": Decimal("1.6")}, "compliant", "1.6"),
    Case(DROP, "zhejiang-2021.outage.core-b-2023", JIAXING | {"outage.year": 2023, "outage.hours": Decimal("1.61")}, "undetermined"),
    Case(FORCE, "zhejiang-2021.fees.standard", {"fees": [line(charged_on="2020-12-31")]}, "not_applicable"),
    Case(ABSENT, "jiangxi-2025.time.lv-no-line", THREE_ZERO | {"connection.applied_on": "2026-04-27"}, "violation", "34"),
    Case(
        UNKNOWN,
        "jiangxi-2025.time.lv-no-line",
        THREE_ZERO | {"connection.applied_on": "2026-04-27", "connection.overdue_filed": True},
        "not_applicable",
    ),
    Case(FORCE, "jiangxi-2025.time.lv-no-line", THREE_ZERO | {"connection.applied_on": "2025-12-21"}, "not_applicable"),
    Case(UNKNOWN, "jiangxi-2025.time.hv-single", JIANGXI | {"user.supply": "hv_single"}, "undetermined"),
    Case(BOUNDS, "jiangxi-2025.invest.small", JIANGXI | SMALL | {"user.capacity_kw": 160}, "violation"),
    Case(BOUNDS, "jiangxi-2025.invest.small", JIANGXI | SMALL | {"user.capacity_kw": Decimal("160.1")}, "not_applicable"),
    Case(FORCE, "jiangxi-2025.invest.small", SMALL | {"inspected_on": "2025-12-21", "user.capacity_kw": 160}, "not_applicable"),
    Case(
        FORCE,
        "jiangxi-2025.residential.temp-supply",
        {"inspected_on": "2027-12-31", "site.temporary_for_permanent": True},
        "not_applicable",
    ),
    Case(LISTED, "jiangxi-2025.fees.energy-service", JIANGXI | {"fees": [DIAGNOSIS]}, "violation", "800.00"),
    Case(LISTED, "jiangxi-2025.fees.energy-service", JIANGXI | {"fees": [{**DIAGNOSIS, "payee_relation": "affiliate"}]}, "not_applicable"),
    Case(FORCE, "jiangxi-2025.fees.energy-service", JIANGXI | {"fees": [{**DIAGNOSIS, "charged_on": "2025-12-21"}]}, "not_applicable"),
)
