"""`connection.handling`: the days in the supplier's hands, counted from the stages; an overlap counts once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from inspections.checklists.answer import AT_LEAST, Explanation, Verdict
from inspections.checklists.applicability import INSPECTED_ON, VerdictColumn, applied
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.counting import UNPUBLISHED, certain_days, count_days, spoken_counting, spoken_end
from inspections.checklists.facts import Facts, RecordRow
from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.wording import UNITS, missing
from inspections.days import spoken_day
from inspections.records.fact_table import ABSENT, Value

HANDLING = "connection.handling"
"""The measure of days in the supplier's hands; it is counted from the stages and no fact of a record."""

STAGES = "connection.stages"
ENERGIZED_ON = "connection.energized_on"
_SUPPLIER = "supplier"
_APART = 10_000_000
"""More than any ordinal: keeps the stages of one record apart from the next one's in a running maximum."""


_Spans: TypeAlias = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]
"""Spans of days (low, high], as ordinals, with the record that each belongs to: owner, low, high."""


@dataclass(frozen=True, slots=True, eq=False)
class _Stages:
    """The stages of all records, their days as ordinals, an open one ended by energization or inspection; `mine`: the supplier's."""

    owners: NDArray[np.int32]
    holder: NDArray[np.int8]
    mine: NDArray[np.bool_]
    start: NDArray[np.int32]
    end: NDArray[np.int32]


def judge(requirement: Requirement, facts: Facts, calendar: WorkingDays) -> VerdictColumn:
    """Return the verdict of every row."""
    judged = np.full(facts.size, Verdict.UNDETERMINED, dtype=np.int8)
    stages = facts.list(STAGES)
    if stages is not None and len(stages.owners):
        limit, known = int(requirement.limit or 0), facts.once(_known)
        if requirement.unit == "working_day":
            counted, open_days = facts.once(_working_days, calendar)
            over, certain = counted > limit, open_days == 0
        else:
            over, certain = _calendar_days(limit, facts.size, facts.once(_spans), calendar)
        judged[known & over] = Verdict.VIOLATION
        judged[known & ~over & certain] = Verdict.COMPLIANT
    return applied(requirement, facts, judged)


def _stages(facts: Facts) -> _Stages:
    lines, stages = facts.stages(), facts.list(STAGES)
    owners = np.empty(0, dtype=np.int32) if stages is None else stages.owners
    holder = lines.spread("held_by", lambda value: 1 if value == _SUPPLIER else 0, ABSENT, np.int8)
    finished, closing = (
        lines.days("finished_on"),
        np.where(facts.days(ENERGIZED_ON) == 0, facts.days(INSPECTED_ON), facts.days(ENERGIZED_ON)),
    )
    return _Stages(owners, holder, holder == 1, lines.days("started_on"), np.where(finished == 0, closing[owners], finished))


def _known(facts: Facts) -> NDArray[np.bool_]:
    """Say of each record with stages whether all of its supplier's can be counted."""
    stages = facts.once(_stages)
    known = np.zeros(facts.size, dtype=np.bool_)
    known[stages.owners] = True
    known[stages.owners[(stages.holder == ABSENT) | (stages.mine & ((stages.start == 0) | (stages.end < stages.start)))]] = False
    return known


def _spans(facts: Facts) -> _Spans:
    """Return the supplier's stages in the order of record and day; what an earlier one of the same record covers is cut off."""
    stages = facts.once(_stages)
    owner, start, end = stages.owners[stages.mine], stages.start[stages.mine], stages.end[stages.mine]
    if ((owner[1:] == owner[:-1]) & (start[1:] < start[:-1])).any():
        order = np.lexsort((start, owner))
        owner, start, end = owner[order], start[order], end[order]
    base = owner.astype(np.int64) * _APART
    before = np.zeros_like(base)
    before[1:] = np.maximum.accumulate(end + base)[:-1]
    low = np.maximum(start, before - base).astype(np.int32)
    return owner, low, np.maximum(low, end)


def _working_days(facts: Facts, calendar: WorkingDays) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return each record's working days in the supplier's hands, and its days whose year is not published."""
    owner, low, high = facts.once(_spans)
    counted, unpublished = calendar.counted(low, high)
    return np.bincount(owner, counted, facts.size).astype(np.int32), np.bincount(owner, unpublished, facts.size).astype(np.int32)


def _calendar_days(limit: int, size: int, spans: _Spans, calendar: WorkingDays) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Judge calendar days: the day that uses the limit up runs on to the next working day (民法典 203)."""
    owner, low, high = spans
    length = (high - low).astype(np.int64)
    sums = np.cumsum(length)
    total = np.bincount(owner, length, size).astype(np.int64)
    earlier = sums - length - (np.cumsum(total) - total)[owner]
    used_up = (earlier < limit) & (earlier + length >= limit)
    last_day = np.zeros(size, dtype=np.int64)
    last_day[owner[used_up]] = calendar.next_working((low + (limit - earlier).astype(np.int32))[used_up])
    final = np.zeros(size, dtype=np.int64)
    np.maximum.at(final, owner, np.where(length > 0, high, 0))
    beyond = total > limit
    return beyond & (last_day >= 0) & (final > last_day), ~beyond | (last_day >= 0)


def explain(requirement: Requirement, row: RecordRow, verdict: Verdict, _: Pack, calendar: WorkingDays) -> Explanation:
    """Word the stages that were counted for one record."""
    stages = row.lines(STAGES)
    if not stages:
        return Explanation(None, missing([STAGES]), {})
    evidence: dict[str, Value] = {
        f"{STAGES}[{number}].{key}": value for number, stage in enumerate(stages, start=1) for key, value in stage.items()
    }
    energized, inspected = row.day(ENERGIZED_ON), row.day(INSPECTED_ON)
    spans: list[tuple[date, date]] = []
    for number, stage in enumerate(stages, start=1):
        name = f"第{number}个环节“{stage.get('name', '未命名')}”"
        if "held_by" not in stage:
            return Explanation(None, f"{name}没有记录责任方，无法计算供电企业办理时间", evidence)
        if stage["held_by"] != _SUPPLIER:
            continue
        start, finish = stage.get("started_on"), stage.get("finished_on", energized or inspected)
        if "finished_on" not in stage:
            evidence.update({ENERGIZED_ON: energized} if energized else {INSPECTED_ON: inspected} if inspected else {})
        if not isinstance(start, date) or not isinstance(finish, date):
            return Explanation(None, f"{name}没有记录到达时间，无法计算", evidence)
        if finish < start:
            return Explanation(None, f"{name}尚未发送，其到达时间{spoken_day(start)}晚于{spoken_day(finish)}，无法计算", evidence)
        spans.append((start, finish))
    apart = list(_apart(spans))
    counts = [count_days(requirement.unit, low, high, calendar) for low, high in apart]
    days, provisional = sum(days for days, _ in counts), any(open_year for _, open_year in counts)
    unit = UNITS[requirement.unit]
    listed = "、".join(f"{spoken_day(start)}至{spoken_day(end)}" for start, end in spans)
    counted = (
        f"供电企业办理的环节为{listed}（到达当日不计，重叠只计一次），共{days}{unit}{spoken_counting(requirement.unit, apart, calendar)}"
    )
    if not spans:
        counted = "所列环节都不由供电企业办理，计为0"
    limit = f"{requirement.limit:f}{unit}{_run_on(requirement, apart, calendar)}"
    if provisional and verdict is Verdict.UNDETERMINED:
        return Explanation(None, f"{counted}，含未公布放假安排的年份，暂按周一至周五计（规定不超过{limit}），待公布后核定", evidence)
    if provisional and requirement.unit == "working_day":
        known = sum(certain_days(low, high, calendar) for low, high in apart)
        least = f"供电企业办理的环节为{listed}（到达当日不计，重叠只计一次），{AT_LEAST}{known}{unit}{UNPUBLISHED}"
        return Explanation(Decimal(known), f"{least}，超过{limit}", evidence)
    return Explanation(Decimal(days), f"{counted}，{'超过' if verdict is Verdict.VIOLATION else '未超过'}{limit}", evidence)


def _run_on(requirement: Requirement, apart: list[tuple[date, date]], calendar: WorkingDays) -> str:
    """Tell where a term of calendar days that was used up on a day off ran on to."""
    left = int(requirement.limit or 0)
    for low, high in apart if requirement.unit == "day" else ():
        if left < (high - low).days:
            return spoken_end(low, left, calendar)
        left -= (high - low).days
    return ""


def _apart(spans: list[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    """Yield the spans without what an earlier one covers."""
    reached = date.min
    for start, end in sorted(spans):
        low = max(start, reached)
        if end > low:
            yield low, end
            reached = end
