"""`report`: a reporting duty; it is answered by no record, and the ledger says when it falls due."""

from __future__ import annotations

from types import MappingProxyType

from inspections.checklists.pack import WEEKDAYS, Requirement
from inspections.checklists.rule_kind import LimitIs, RuleKind
from inspections.checklists.strict import TomlTable
from inspections.days import spoken_day

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


def _coherent(table: TomlTable, requirement: Requirement) -> None:
    """Hold what says when a duty falls due against its period."""
    if not table.file.is_sound((*table.path, "period")) or not requirement.period:
        return
    for key, period in (("due_on", "once"), ("due_weekday", "week"), ("limit", "per_year")):
        if key in table.raw and requirement.period != period:
            what = f"{key} 只用于 period 为 {period} 的报告职责，这里是 {requirement.period}"
            table.file.note("unfitting_key", (*table.path, key), what, f"请删除 {key} 或者改正 period")
    limit = requirement.limit
    if requirement.period == "per_year" and (limit is None or limit < 1 or limit % 1 != 0):
        table.file.note("missing_key", table.path, "period 为 per_year 时没有写明每年几次", "请将 limit 写成不小于 1 的整数")


def _demand(requirement: Requirement) -> str:
    """Return how often a reporting duty falls due, and on which day."""
    period = _PERIODS[requirement.period]
    if requirement.limit is not None:
        return f"{period}不少于 {requirement.limit:f} 次"
    if requirement.due_on is not None:
        return f"{period}，不晚于{spoken_day(requirement.due_on)}"
    return f"{period}{_WEEKDAYS[WEEKDAYS.index(requirement.due_weekday)]}" if requirement.due_weekday else period


REPORT = RuleKind(
    name="report",
    needed=("period",),
    allowed=("limit", "due_on", "due_weekday"),
    limit=LimitIs.LEAST,
    coherent=_coherent,
    judging=None,
    matter=lambda _: "report",
    called=lambda requirement: requirement.summary,
    judges_by=lambda *_: {},
    demand=_demand,
    fills=lambda _: ("measured",),
)
