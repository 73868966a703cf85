"""临能源电力发〔2021〕189号: where its stages of years, areas and kinds of users meet."""

from decimal import Decimal
from typing import Any

from tests.checklists.by_hand.case import Case

BY_2021 = "二: 2021年底前 urban 160 kW, rural 100 kW; 2022年底前 160 kW everywhere"
RED_LINE = "三8: the line is drawn at the red line of every low-voltage small enterprise"
THREE_ZERO = "二: 2021年底前 20 working days, 2022年底前 15"
HANDLING = "二: 2021年底前 25 working days in the supplier's hands"
OUTAGE = "二: 2022年底前 2, 5, 9, 15 hours, or 8% below the year before"
MATERIALS = "三6: at acceptance identity and property; for high voltage the approval of the project too"
ORDINARY = "三6: 取消普通用户设计审查和中间检查环节"
LOW_VOLTAGE = "三7: 160 kW and below with 三零"
EXEMPT = "二: 2021年底前 … 免于办理行政许可"
FEES = "三9: 不得以任何名义直接或通过关联企业向用户收取不合理费用"

URBAN, RURAL, ALL = "linfen-2021.invest.urban", "linfen-2021.invest.rural", "linfen-2021.invest.rural-2023"
LARGER = "linfen-2021.invest.lv-small-micro"
TWENTY, FIFTEEN = "linfen-2021.time.three-zero", "linfen-2021.time.three-zero-2023"


def paid(area: str, kilowatts: str | int, applied_on: str) -> dict[str, Any]:
    """Return a small low-voltage enterprise that paid beyond the red line."""
    return {
        "site.area": area,
        "user.kind": "small_micro",
        "user.supply": "lv_business",
        "user.capacity_kw": Decimal(kilowatts),
        "connection.applied_on": applied_on,
        "connection.user_paid_outside_redline": "1.00",
    }


def three_zero(applied_on: str, energized_on: str) -> dict[str, Any]:
    """Return a 三零 connection."""
    return {
        "user.supply": "lv_business",
        "user.three_zero": True,
        "connection.applied_on": applied_on,
        "connection.energized_on": energized_on,
    }


def outage(area: str, year: int, hours: str | int, previous: str | int | None = None) -> dict[str, Any]:
    """Return a year's mean outage."""
    return {
        "inspected_on": "2024-01-16",
        "site.area": area,
        "outage.year": year,
        "outage.hours": Decimal(hours),
        "outage.hours_previous_year": None if previous is None else Decimal(previous),
    }


CASES = (
    Case(BY_2021, URBAN, paid("urban", 160, "2021-12-31"), "not_applicable"),
    Case(BY_2021, URBAN, paid("urban", 160, "2022-01-01"), "violation"),
    Case(BY_2021, URBAN, paid("town", 160, "2022-12-31"), "violation"),
    Case(BY_2021, URBAN, paid("urban", "160.01", "2022-06-01"), "not_applicable"),
    Case(BY_2021, URBAN, paid("rural", 100, "2022-06-01"), "not_applicable"),
    Case(BY_2021, URBAN, paid("urban", 160, "2023-01-01"), "not_applicable"),
    Case(BY_2021, RURAL, paid("rural", 100, "2022-12-31"), "violation"),
    Case(BY_2021, RURAL, paid("rural", 101, "2022-12-31"), "not_applicable"),
    Case(BY_2021, ALL, paid("rural", 101, "2022-12-31"), "not_applicable"),
    Case(BY_2021, ALL, paid("rural", 101, "2023-01-01"), "violation"),
    Case(RED_LINE, LARGER, paid("urban", 160, "2023-01-01"), "not_applicable"),
    Case(RED_LINE, LARGER, paid("urban", 161, "2022-12-31"), "not_applicable"),
    Case(RED_LINE, LARGER, paid("urban", 161, "2023-01-01"), "violation"),
    # 2022-12-30 was a Friday, 2023-01-02 a day off, 01-28 and 01-29 were worked for 01-21 to 01-27
    Case(THREE_ZERO, TWENTY, three_zero("2022-12-30", "2023-02-02"), "compliant", "20"),
    Case(THREE_ZERO, TWENTY, three_zero("2022-12-30", "2023-02-03"), "violation", "21"),
    Case(THREE_ZERO, FIFTEEN, three_zero("2022-12-30", "2023-02-03"), "not_applicable"),
    Case(THREE_ZERO, FIFTEEN, three_zero("2023-01-03", "2023-01-29"), "compliant", "15"),
    Case(THREE_ZERO, FIFTEEN, three_zero("2023-01-03", "2023-01-30"), "violation", "16"),
    Case(THREE_ZERO, TWENTY, three_zero("2023-01-03", "2023-01-31"), "not_applicable"),
    Case(HANDLING, "linfen-2021.time.hv-dual", {"user.supply": "hv_dual", "connection.applied_on": "2021-12-31"}, "not_applicable"),
    Case(HANDLING, "linfen-2021.time.hv-dual", {"user.supply": "hv_dual", "connection.applied_on": "2022-01-04"}, "undetermined"),
    Case(OUTAGE, "linfen-2021.outage.city_core", outage("city_core", 2021, 9), "not_applicable"),
    Case(OUTAGE, "linfen-2021.outage.city_core", outage("city_core", 2022, 2), "compliant", "2"),
    Case(OUTAGE, "linfen-2021.outage.city_core", outage("city_core", 2022, "2.01"), "undetermined"),
    Case(OUTAGE, "linfen-2021.outage.urban", outage("city_core", 2022, 9, 9), "not_applicable"),
    Case(OUTAGE, "linfen-2021.outage.rural", outage("rural", 2023, "17.388", "18.9"), "compliant", "17.388"),
    Case(OUTAGE, "linfen-2021.outage.rural", outage("rural", 2023, "17.389", "18.9"), "violation", "17.389"),
    Case(
        MATERIALS, "linfen-2021.materials.lv", {"user.supply": "lv_business", "connection.materials": ["property", "租赁合同"]}, "violation"
    ),
    Case(MATERIALS, "linfen-2021.materials.lv", {"user.supply": "hv_single", "connection.materials": ["租赁合同"]}, "not_applicable"),
    Case(MATERIALS, "linfen-2021.materials.hv", {"user.supply": "hv_single", "connection.materials": ["project_approval"]}, "compliant"),
    Case(
        ORDINARY,
        "linfen-2021.materials.hv-design",
        {"user.supply": "hv_single", "user.important": False, "connection.materials_design": ["identity"]},
        "not_applicable",
    ),
    Case(ORDINARY, "linfen-2021.process.design-review", {"user.important": True, "connection.has_design_review": True}, "not_applicable"),
    Case(ORDINARY, "linfen-2021.process.interim-check", {"connection.has_interim_check": True}, "undetermined"),
    Case(
        LOW_VOLTAGE,
        "linfen-2021.access.low-voltage",
        {"user.capacity_kw": 161, "user.three_zero": True, "connection.access_voltage": "high"},
        "not_applicable",
    ),
    Case(
        EXEMPT,
        "linfen-2021.approval.exempt",
        {"approval.voltage": "low", "approval.exempt": True, "approval.required": True, "connection.applied_on": "2021-12-31"},
        "not_applicable",
    ),
    Case(
        FEES,
        "linfen-2021.fees.unreasonable",
        {"fees": [{"name": "管理费", "amount": "1.00", "payee_relation": "other", "reasonable": False}]},
        "not_applicable",
    ),
)
