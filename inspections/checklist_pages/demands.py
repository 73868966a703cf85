"""What a requirement demands, in words: the fact, the limit with its unit, the list that it rests on."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import assert_never

from inspections.checklists.kinds.forbidden import on_fees
from inspections.checklists.pack import WEEKDAYS, Kind, Requirement
from inspections.checklists.requirements import HANDLING
from inspections.checklists.wording import UNITS, label, spoken, spoken_condition
from inspections.days import spoken_day

_COUNTERS = MappingProxyType({"次数": "次", "项数": "项", "天数": "天"})
"""How a count is spoken where its fact's name ends so; 个 otherwise."""

_RUN_ON = "按日历日计，最后一日不是工作日的顺延"
"""How calendar days are counted (民法典第二百零三条)."""


_WEEKDAYS = tuple(f"{day}以前" for day in "一二三四五六日")

_PERIODS = MappingProxyType(
    {
        "week": "每周",
        "month": "每月",
        "quarter": "每季度",
        "half_year": "每半年",
        "year": "每年",
        "per_year": "每年",
        "once": "一次",
        "unset": "文件没有规定周期，由本单位确定",
    }
)
"""Period of a reporting duty to its word."""


def demand(requirement: Requirement) -> str:
    """Return the demand as one clause of plain text, without a final full stop."""
    kind, subject = requirement.kind, label(requirement.measure) if requirement.measure else ""
    match kind:
        case Kind.TIME_LIMIT | Kind.MEAN_TIME_LIMIT:
            return _in_time(requirement)
        case Kind.LIMIT | Kind.MINIMUM | Kind.RANGE | Kind.LIMIT_OR_DROP:
            return f"{subject}{_bounded(requirement)}"
        case Kind.FORBIDDEN:
            facts = "，并且".join(spoken_condition(condition) for condition in requirement.violation_when)
            subject_of = "任何一笔收费都不得有下列情形" if on_fees(requirement) else "不得有下列情形"
            return f"{subject_of}：{facts}"
        case Kind.BANNED_FEES:
            return "不得收取收费清单所列的费用（含其他名称，金额大于零）；名称近似的，由检查人核实"
        case Kind.ACTS:
            return "不得有任何一种“三指定”行为"
        case Kind.MATERIALS:
            allowed = spoken(requirement.allowed, requirement.measure)
            return f"{subject}只能要求：{allowed}" if allowed else f"不得要求任何{subject}"
        case Kind.OBSERVATION:
            signs = "，同时提示办理日期中的可疑之处" if requirement.signs else ""
            return f"{requirement.summary}（由检查人当场判断{signs}）"
        case Kind.REPORT:
            return duty(requirement)
    assert_never(kind)


def duty(requirement: Requirement) -> str:
    """Return how often a reporting duty falls due, and on which day."""
    period = _PERIODS[requirement.period]
    if requirement.limit is not None:
        return f"{period}不少于 {requirement.limit:f} 次"
    if requirement.due_on is not None:
        return f"{period}，不晚于{spoken_day(requirement.due_on)}"
    return f"{period}{_WEEKDAYS[WEEKDAYS.index(requirement.due_weekday)]}" if requirement.due_weekday else period


def conditions(requirement: Requirement) -> str:
    """Return what must all hold for a requirement to apply."""
    return "；".join(spoken_condition(condition) for condition in requirement.applies_when) or "不限"


def _in_time(requirement: Requirement) -> str:
    limit = f"不超过 {_number(requirement.limit)} {UNITS[requirement.unit]}"
    notes = [_RUN_ON] if requirement.unit == "day" else []
    if requirement.measure == HANDLING:
        words, notes = f"由供电企业负责的各环节合计{limit}", ["重叠的日子只计一次", *notes]
    else:
        span = f"从{label(requirement.start)}到{label(requirement.end)}"
        words = f"同一单位各次办电{span}的平均时间{limit}" if requirement.kind is Kind.MEAN_TIME_LIMIT else f"{span}{limit}"
    return f"{words}（{'；'.join(notes)}）" if notes else words


def _number(number: Decimal | None) -> str:
    """Return a number that a pack without faults has."""
    return "" if number is None else f"{number:f}"


def _bounded(requirement: Requirement) -> str:
    limit = _amount(requirement.limit, requirement)
    match requirement.kind:
        case Kind.RANGE:
            return f"不低于{_amount(requirement.lower, requirement)}，不超过{_amount(requirement.upper, requirement)}"
        case Kind.MINIMUM:
            return f"不低于{limit}"
        case Kind.LIMIT_OR_DROP:
            return f"不超过{limit}；超过的，比上年至少下降 {_number(requirement.drop_percent)}%"
    return f"不超过{limit}"


def _amount(number: Decimal | None, requirement: Requirement) -> str:
    """Return a bound with its unit: ` 2 次`, ` 8%`."""
    unit = UNITS[requirement.unit]
    if requirement.unit in {"count", ""}:
        unit = _COUNTERS.get(label(requirement.measure)[-2:], "个" if requirement.unit else "")
    return f" {_number(number)}{'' if unit == '%' or not unit else ' '}{unit}"
