"""A reason names in Chinese the facts that decided, and what is missing where nothing could be decided."""

from decimal import Decimal
from typing import Any

import pytest

from inspections.checklists.answer import Answer
from tests.checklists.by_hand.case import line
from tests.checklists.by_hand.records import pack_of, record_with
from tests.support.checklists import answers

RESIDENTIAL = "wuzhi-2023.time.residential"
USER = {"user.supply": "residential"}
THREE_ZERO = "wuzhi-2023.time.three-zero"
BANNED = "wuzhi-2023.fees.banned"
UNAPPROVED = "wuzhi-2023.fees.unapproved"
OUTAGE = "wuzhi-2023.outage.hours"
LINFEN_RESIDENTIAL = "linfen-2021.time.residential"
MEAN = "trial.mean"


def answer(requirement: str, facts: dict[str, Any]) -> Answer:
    (given,) = [one for one in answers([record_with(requirement, facts)], pack_of(requirement)) if one.requirement == requirement]
    return given


REASONS = [
    (
        RESIDENTIAL,
        USER | {"connection.applied_on": "2023-04-21", "connection.energized_on": "2023-04-28"},
        "自2023年4月21日（当日不计）至2023年4月28日共6个工作日（其间休息日1天不计；4月23日调休上班，计入），超过5个工作日",
    ),
    (
        RESIDENTIAL,
        USER | {"connection.applied_on": "2023-04-21", "connection.energized_on": "2023-04-27"},
        "自2023年4月21日（当日不计）至2023年4月27日共5个工作日（其间休息日1天不计；4月23日调休上班，计入），未超过5个工作日",
    ),
    (
        RESIDENTIAL,
        USER | {"connection.applied_on": "2023-08-01"},
        "自2023年8月1日（当日不计）至检查之日2023年8月15日仍未完成，已共10个工作日（其间休息日4天不计），超过5个工作日",
    ),
    (
        RESIDENTIAL,
        USER | {"connection.applied_on": "2023-08-14"},
        "自2023年8月14日（当日不计）至检查之日2023年8月15日尚未完成，已1个工作日，未超过5个工作日，尚不能判断",
    ),
    (
        THREE_ZERO,
        {
            "user.supply": "lv_business",
            "user.three_zero": True,
            "connection.applied_on": "2023-09-27",
            "connection.energized_on": "2023-10-13",
        },
        "自2023年9月27日（当日不计）至2023年10月13日共8个工作日（其间休息日8天不计，含放假的9月29日至10月6日；10月7日至10月8日调休上班，计入），未超过15个工作日",
    ),
    (
        "trial.approval",
        {"approval.voltage": "10kV", "approval.exempt": False, "approval.submitted_on": "2023-04-22", "approval.granted_on": "2023-05-04"},
        "自2023年4月22日（当日不计）至2023年5月4日共12日，未超过7日（期限末日2023年4月29日不是工作日，顺延至2023年5月4日）",
    ),
    (
        "trial.approval",
        {"approval.voltage": "10kV", "approval.exempt": False, "approval.submitted_on": "2023-04-22", "approval.granted_on": "2023-05-05"},
        "自2023年4月22日（当日不计）至2023年5月5日共13日，超过7日（期限末日2023年4月29日不是工作日，顺延至2023年5月4日）",
    ),
    (
        "wuzhi-2023.access.low-voltage",
        {"user.capacity_kw": 100, "user.kind": "private", "connection.access_voltage": "high", "connection.applied_on": "2023-03-01"},
        "报装容量为100千瓦、用户类别为民营经济组织，而接入电压为高压",
    ),
    (RESIDENTIAL, USER, "没有记录“申请日期”，无法判断"),
    (RESIDENTIAL, USER | {"connection.applied_on": "2023-08-20"}, "接电日期未记录，检查时间早于申请日期，无法计算"),
    (
        RESIDENTIAL,
        USER | {"connection.applied_on": "2023-04-21", "connection.energized_on": "2023-04-20"},
        "接电日期（2023年4月20日）早于申请日期（2023年4月21日），无法计算",
    ),
    (RESIDENTIAL, {"user.supply": "hv_dual"}, "供电类别为高压双电源，本项只适用于供电类别为居民"),
    (
        RESIDENTIAL,
        USER | {"connection.applied_on": "2022-12-31"},
        "申请日期2022年12月31日不在本项施行期（2023年1月1日至2023年12月31日）内",
    ),
    (THREE_ZERO, {"user.supply": "lv_business"}, "没有记录“实行三零服务”，无法判断是否适用"),
    (
        "wuzhi-2023.mining.new",
        {"mining.status": "suspected", "mining.connection": "connected_after_ban"},
        "挖矿核实情况为疑似，尚未查实，无法判断",
    ),
    ("wuzhi-2023.steps.hv", {"user.supply": "hv_single", "connection.source": "ordinary"}, "没有记录“办电环节数”，无法判断"),
    (
        "wuzhi-2023.steps.hv",
        {"user.supply": "hv_single", "connection.source": "ordinary", "connection.step_count": 4},
        "办电环节数为4个，不符合不超过3个的规定",
    ),
    ("trial.reserve", {"reserve.load_percent": Decimal("1.90")}, "负荷备用容量比例为1.90%，不符合不低于2%、不超过5%的规定"),
    (OUTAGE, {"outage.hours": Decimal("4.9")}, "年平均停电时间为4.9小时，未超过4.9小时"),
    (OUTAGE, {"outage.hours": Decimal(5)}, "年平均停电时间为5小时，超过4.9小时，没有上年数据，无法判断是否压缩8%以上"),
    (
        OUTAGE,
        {"outage.hours": Decimal("17.388"), "outage.hours_previous_year": Decimal("18.9")},
        "年平均停电时间为17.388小时，超过4.9小时；上年为18.9小时，达到同比压缩8%以上（即不超过17.388小时）",
    ),
    (OUTAGE, {}, "没有记录“年平均停电时间”，无法判断"),
    (BANNED, {"fees": [line(charged_on="2023-06-01"), line("电费", "1.00")]}, "第1笔移表费1200.00元（2023年6月1日）属于不得收取的“移表费”"),
    (BANNED, {"fees": [line("移表手续费")]}, "第1笔移表手续费1200.00元与不得收取的“移表费”名称相近，须由人工核实"),
    (BANNED, {"fees": [line(amount=None)]}, "第1笔移表费：没有记录“收费金额”，无法判断"),
    (BANNED, {"fees": [line(None)]}, "第1笔未记名收费1200.00元：没有记录“收费名称”，无法判断"),
    (BANNED, {"fees": []}, "没有收费"),
    (BANNED, {}, "没有记录“收费”，无法判断"),
    (
        "wuzhi-2023.designation.acts",
        {"designation.acts": []},
        "没有发现指定设计、施工、设备材料供应单位的行为",
    ),
    ("wuzhi-2023.designation.acts", {}, "没有记录“三指定行为”，无法判断"),
    ("trial.materials", {"user.kind": "small_micro", "connection.materials": ["identity", "承诺书"]}, "要求提供规定以外的资料：承诺书"),
    ("trial.materials", {"user.kind": "small_micro"}, "没有记录“受理环节资料”，无法判断"),
    ("wuzhi-2023.mining.review", {}, "检查人尚未对本项作出现场判断"),
    ("wuzhi-2023.mining.review", {"observations": {"wuzhi-2023.mining.review": "not_applicable"}}, "检查人现场判断为不适用"),
]


@pytest.mark.parametrize(("requirement", "facts", "reason"), REASONS)
def test_a_reason_says_what_decided(requirement: str, facts: dict[str, Any], reason: str) -> None:
    assert answer(requirement, facts).reason == reason


def test_evidence_names_every_fact_that_was_read_and_no_fee_line_that_decided_nothing() -> None:
    given = answer(BANNED, {"fees": [line("电费", "1.00"), line()]})
    assert {path.split(".")[0] for path in given.evidence} == {"fees[2]"}
    assert given.evidence["fees[2].amount"] == Decimal("1200.00")
    dates = answer(RESIDENTIAL, USER | {"connection.applied_on": "2023-08-01"}).evidence
    assert set(dates) == {"user.supply", "connection.applied_on", "inspected_on"}


def means(*spans: tuple[str, str | None]) -> Answer:
    records = [
        record_with(
            MEAN, {"user.supply": "lv_business", "connection.applied_on": start, "connection.energized_on": end, "id": f"J-{number}"}
        )
        for number, (start, end) in enumerate(spans)
    ]
    (mean,) = [one for one in answers(records, "trial") if one.requirement == MEAN]
    return mean


def test_a_mean_s_reason_counts_those_in_and_those_left_out() -> None:
    mean = means(("2023-03-01", "2023-03-29"), ("2023-03-01", "2023-04-14"), ("2023-03-01", None))
    assert mean.reason.startswith("计入2件，未计入1件")
    assert "平均25.5个工作日，超过25个工作日" in mean.reason
    assert (mean.record, mean.measured, mean.limit) == (None, Decimal("25.5"), Decimal(25))
    none = means(("2023-03-01", None))
    assert (none.verdict.code, none.measured, "未计入1件" in none.reason) == ("undetermined", None, True)


def test_a_mean_that_rests_on_a_year_without_calendar_waits_for_it_unless_it_is_over_anyway() -> None:
    waiting = means(("2026-12-21", "2027-01-08"))
    assert (waiting.verdict.code, "未公布放假安排" in waiting.reason) == ("undetermined", True)
    assert means(("2026-10-08", "2027-01-08")).verdict.code == "violation"


def linfen(applied_on: str, energized_on: str) -> Answer:
    facts = USER | {"connection.applied_on": applied_on, "connection.energized_on": energized_on}
    given = answers([record_with(LINFEN_RESIDENTIAL, facts)], "linfen-2021")
    return next(one for one in given if one.requirement == LINFEN_RESIDENTIAL)


def test_of_an_unpublished_year_no_number_is_invented() -> None:
    """22 working days of 2026 are sure; 2027 has statutory holidays that a plain count of Mondays to Fridays would count in."""
    over = linfen("2026-12-01", "2027-01-20")
    assert (over.verdict.code, over.measured, over.is_lower_bound) == ("violation", Decimal(22), True)
    assert "至少22个工作日（只计已公布放假安排的年份），超过4个工作日" in over.reason
    known = linfen("2026-11-02", "2026-11-20")
    assert (known.measured, known.is_lower_bound, "至少" in known.reason) == (Decimal(14), False, False)
    assert "至少" in means(("2026-10-08", "2027-01-08")).reason
