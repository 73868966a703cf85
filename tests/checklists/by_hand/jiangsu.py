"""The plan of 江苏能源监管办 of 2018: its model cities, its abolished fee, its first day, its voltage."""

from decimal import Decimal
from typing import Any

from tests.checklists.by_hand.case import Case, line

FIRST_DAY = "the plan holds from 2018-05-30"
ABOLISHED = "二(四): 全面取消带电接火费"
MODEL_CITIES = "二(八): 常州、如皋 … 实行小微企业申请办电全部零投资"
SMALL = "二(二): 小微企业办电只需提供身份证和企业社会信用代码证"
ACCEPT = "二(二): 电网企业应在1个工作日完成“一站式”申请受理"
URBAN = "二(三): 100 to 160 kVA, 实现城区全覆盖"
OUTSIDE_LINE = "二(三): 全部由电网企业投资电力接入外线"
VISITS = "二(一): 高压大用户“最多跑一次”"

TIME = "jiangsu-2018.time.accept"
LIVE_TAP, CHANGZHOU, RUGAO = "jiangsu-2018.fees.live-tap", "jiangsu-2018.invest.demo", "jiangsu-2018.invest.demo-rugao"


def paid(county: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 # any value of JSON
    """Return a small enterprise that paid beyond the red line."""
    return {"county": county, "user.kind": "small_micro", "connection.user_paid_outside_redline": "1.00", **more}


def small(area: str, kilovolt_amperes: str | int) -> dict[str, Any]:
    """Return a small enterprise that is connected at high voltage."""
    return {
        "user.kind": "small_micro",
        "site.area": area,
        "user.capacity_kva": Decimal(kilovolt_amperes),
        "connection.access_voltage": "high",
    }


def accepted(applied_on: str, accepted_on: str) -> dict[str, Any]:
    """Return an application and its acceptance."""
    return {"connection.applied_on": applied_on, "connection.accepted_on": accepted_on}


CASES = (
    Case(ABOLISHED, LIVE_TAP, {"fees": [line("带电 接火费", "0.01", charged_on="2018-05-30")]}, "violation"),
    Case(FIRST_DAY, LIVE_TAP, {"fees": [line("带电接火费", "9.00", charged_on="2018-05-29")]}, "not_applicable"),
    Case(ABOLISHED, LIVE_TAP, {"fees": [line("带电接火费", payee_relation="other")]}, "violation"),
    Case(ABOLISHED, LIVE_TAP, {"fees": [line("接火费")]}, "undetermined"),
    Case(ABOLISHED, LIVE_TAP, {"fees": [line("带电作业费")]}, "undetermined"),
    Case(ABOLISHED, LIVE_TAP, {"fees": [line("移表费")]}, "compliant"),
    Case(MODEL_CITIES, CHANGZHOU, paid("320400", **{"site.city": "常州市"}), "violation"),
    Case(MODEL_CITIES, CHANGZHOU, paid("320100", **{"site.city": "南京"}), "not_applicable"),
    Case(MODEL_CITIES, CHANGZHOU, paid("320000"), "undetermined"),
    Case(MODEL_CITIES, RUGAO, paid("320682"), "violation"),
    Case(MODEL_CITIES, RUGAO, paid("320681"), "not_applicable"),
    Case(SMALL, "jiangsu-2018.materials.small", {"user.kind": "private", "connection.materials": ["property"]}, "not_applicable"),
    # 2018-09-29 and 09-30, a Saturday and a Sunday, were worked for the days after the first week of October
    Case(ACCEPT, TIME, accepted("2018-09-28", "2018-09-29"), "compliant", "1"),
    Case(ACCEPT, TIME, accepted("2018-09-28", "2018-09-30"), "violation", "2"),
    Case(ACCEPT, TIME, accepted("2018-09-30", "2018-10-08"), "compliant", "1"),
    Case(URBAN, "jiangsu-2018.access.160", small("city_core", 160), "violation"),
    Case(URBAN, "jiangsu-2018.access.160", small("urban", "160.01"), "not_applicable"),
    Case(URBAN, "jiangsu-2018.access.160", small("town", 160), "not_applicable"),
    Case(OUTSIDE_LINE, "jiangsu-2018.invest.substitution", {"connection.user_paid_outside_redline": "1.00"}, "not_applicable"),
    Case(
        OUTSIDE_LINE,
        "jiangsu-2018.invest.charging",
        {"user.charging_station": True, "connection.user_paid_outside_redline": "1.00"},
        "violation",
    ),
    Case(VISITS, "jiangsu-2018.visits.hv", {"user.supply": "hv_dual", "connection.user_visits": 1}, "compliant", "1"),
    Case(VISITS, "jiangsu-2018.visits.hv", {"user.supply": "residential", "connection.user_visits": 2}, "not_applicable"),
)
