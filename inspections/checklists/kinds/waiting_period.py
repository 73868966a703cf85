"""`waiting_period` A>B: at least `limit` days after A before B; so many may not be skipped (电力供应与使用条例 39).

Days in (A, B], calendar days: the day of A is not counted, the day of B is. B before A is a count below zero, and a violation.
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from inspections.checklists.answer import Explanation, Verdict
from inspections.checklists.applicability import VerdictColumn, applied
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.facts import Facts, RecordRow
from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.rule_kind import LimitIs, OfRecords, RuleKind
from inspections.checklists.strict import TomlTable
from inspections.checklists.wording import label, missing, spoken_bounds, spoken_number
from inspections.days import spoken_day


def judge(requirement: Requirement, facts: Facts, _: WorkingDays) -> VerdictColumn:
    """Return the verdict of every row."""
    start, end = facts.days(requirement.start), facts.days(requirement.end)
    kept = np.where(end - start >= int(requirement.limit or 0), np.int8(Verdict.COMPLIANT), np.int8(Verdict.VIOLATION))
    return applied(requirement, facts, np.where((start != 0) & (end != 0), kept, np.int8(Verdict.UNDETERMINED)))


def explain(requirement: Requirement, row: RecordRow, verdict: Verdict, _: Pack, __: WorkingDays) -> Explanation:
    """Word the two days of one record and how far they are apart."""
    days = {fact: day for fact in (requirement.start, requirement.end) if (day := row.day(fact)) is not None}
    lacking = [fact for fact in (requirement.start, requirement.end) if fact not in days]
    if lacking:
        return Explanation(None, missing(lacking), dict(days))
    start, end = days[requirement.start], days[requirement.end]
    apart = (end - start).days
    said = f"{label(requirement.start)}为{spoken_day(start)}，{label(requirement.end)}为{spoken_day(end)}"
    if apart < 0:
        return Explanation(Decimal(apart), f"{said}，次序颠倒", dict(days))
    kept = "不足" if verdict is Verdict.VIOLATION else "不少于"
    return Explanation(Decimal(apart), f"{said}，相隔{apart}日，{kept}{spoken_number(requirement.limit)}日", dict(days))


def _coherent(table: TomlTable, requirement: Requirement) -> None:
    if requirement.unit != "day":
        table.file.note("unknown_choice", (*table.path, "unit"), "waiting_period 只按日历日计", "请写 day")


def _demand(requirement: Requirement) -> str:
    start, end = label(requirement.start), label(requirement.end)
    if not requirement.limit:
        return f"{end}不得早于{start}"
    return f"从{start}到{end}不少于 {spoken_number(requirement.limit)} 日"


WAITING_PERIOD = RuleKind(
    name="waiting_period",
    needed=("start", "end", "limit", "unit"),
    counts_days=True,
    whole_days=True,
    limit=LimitIs.LEAST,
    coherent=_coherent,
    judging=lambda _: OfRecords(judge, explain),
    matter=lambda requirement: ("waiting_period", requirement.start, requirement.end),
    called=lambda requirement: f"{label(requirement.start)}至{label(requirement.end)}",
    figures=lambda requirement: spoken_bounds(requirement.limit, None, requirement.unit),
    judges_by=lambda requirement, _: {("days", requirement.start, requirement.end): f"{requirement.start}至{requirement.end}"},
    demand=_demand,
    before_limit="不少于",
    fills=lambda _: ("measured", "start", "end"),
)
