"""`time_limit` A>B: days in (A, B], the day of A not counted, the day of B counted (民法典 201)."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from inspections.checklists.answer import AT_LEAST, Explanation, Verdict
from inspections.checklists.applicability import INSPECTED_ON, VerdictColumn, applied
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.counting import UNPUBLISHED, certain_days, count_days, spoken_counting, spoken_end
from inspections.checklists.facts import Facts, RecordRow
from inspections.checklists.kinds import handling
from inspections.checklists.kinds.handling import HANDLING, STAGES
from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.rule_kind import Judging, OfRecords, RuleKind, Unless
from inspections.checklists.strict import TomlTable
from inspections.checklists.wording import UNITS, label, missing, spoken_bounds, spoken_number
from inspections.days import spoken_day
from inspections.records.fact_table import Value

_COMPLIANT, _UNDETERMINED, _VIOLATION = (np.int8(verdict) for verdict in (Verdict.COMPLIANT, Verdict.UNDETERMINED, Verdict.VIOLATION))

_PROCESS = (
    ("connection.info_received_on",),
    ("connection.contacted_on",),
    ("connection.applied_on",),
    ("connection.accepted_on",),
    ("connection.plan_issued_on",),
    # The plan is pushed to the builder of the line and confirmed by the user independently of each other.
    ("connection.plan_confirmed_on", "connection.plan_pushed_on"),
    ("approval.submitted_on",),
    ("approval.granted_on",),
    ("works.started_on",),
    ("works.completed_on",),
    ("connection.energized_on",),
)
"""The events of one matter in the order of the process. An event is still open only when no later one is dated."""


_STAGE_EVENTS = {
    "业务受理": "connection.accepted_on",
    "答复供电方案": "connection.plan_issued_on",
    "装表接电": "connection.energized_on",
    "装表送电": "connection.energized_on",
    "信息归档": "connection.energized_on",
    "归档": "connection.energized_on",
}
"""Stages by the names that exports use, to the event that has happened once the stage is finished."""


def closing_stages(event: str) -> frozenset[str]:
    """Return the names of the stages after which `event` has happened, whether or not its day is recorded."""
    happened = {event, *later_events(event)}
    return frozenset(name for name, own in _STAGE_EVENTS.items() if own in happened)


def later_events(event: str) -> list[str]:
    """Return the events that come after `event` in the process."""
    rank = next((number for number, events in enumerate(_PROCESS) if event in events), len(_PROCESS))
    return [later for events in _PROCESS[rank + 1 :] for later in events]


def judge(requirement: Requirement, facts: Facts, calendar: WorkingDays) -> VerdictColumn:
    """Return the verdict of every row."""
    start, still_open = facts.days(requirement.start), facts.once(_still_open, requirement.end)
    end = np.where(still_open, facts.days(INSPECTED_ON), facts.days(requirement.end))
    known = (start != 0) & (end >= start)
    over, certain = exceeds(requirement, start, end, calendar)
    within = np.where(known & certain & ~still_open, _COMPLIANT, _UNDETERMINED)
    return applied(requirement, facts, np.where(known & over, _VIOLATION, within))


def exceeds(
    requirement: Requirement, start: NDArray[np.int32], end: NDArray[np.int32], calendar: WorkingDays
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return where the days in (start, end] are surely over the limit, and where the count is certain.

    Calendar days whose last one is no working day run on to the next one (民法典 203).
    """
    limit = int(requirement.limit or 0)
    if requirement.unit == "working_day":
        counted, unpublished = calendar.counted(start, end)
        return np.asarray(counted > limit), np.asarray(unpublished == 0)
    elapsed = end - start
    last = calendar.next_working(start + np.int32(limit))
    over = (elapsed > limit) & (last >= 0) & (end > last)
    return over, np.asarray((elapsed <= limit) | (last >= 0))


def explain(requirement: Requirement, row: RecordRow, verdict: Verdict, _: Pack, calendar: WorkingDays) -> Explanation:
    """Word the count of one record: from, to, days, limit."""
    start, end, inspected = row.day(requirement.start), row.day(requirement.end), row.day(INSPECTED_ON)
    evidence: dict[str, Value] = {}
    if start is not None:
        evidence[requirement.start] = start
    if end is not None:
        evidence[requirement.end] = end
    if start is None:
        return Explanation(None, missing([requirement.start]), evidence)
    if end is None:
        later = [event for event in later_events(requirement.end) if row.at(event) is not None]
        if later:
            what = f"{label(requirement.end)}未记录，而其后的{label(later[0])}已有日期，无法计算"
            return Explanation(None, what, evidence)
        closing = [stage for stage in row.lines("connection.stages") or () if _closes(stage, requirement.end)]
        if closing:
            what = f"{label(requirement.end)}未记录，而环节“{closing[0]['name']}”已经完成，无法计算"
            return Explanation(None, what, evidence)
        if inspected is None or inspected < start:
            return Explanation(None, f"{label(requirement.end)}未记录，检查时间早于{label(requirement.start)}，无法计算", evidence)
        evidence[INSPECTED_ON] = inspected
    elif end < start:
        what = f"{label(requirement.end)}（{spoken_day(end)}）早于{label(requirement.start)}（{spoken_day(start)}），无法计算"
        return Explanation(None, what, evidence)
    return _counted(requirement, start, end, inspected or start, verdict, calendar, evidence)


def _closes(stage: dict[str, Value], event: str) -> bool:
    return "finished_on" in stage and str(stage.get("name", "")).strip() in closing_stages(event)


def _counted(  # noqa: PLR0913, PLR0917 # a count has that many parts
    requirement: Requirement,
    start: date,
    end: date | None,
    inspected: date,
    verdict: Verdict,
    calendar: WorkingDays,
    evidence: dict[str, Value],
) -> Explanation:
    last = inspected if end is None else end
    days, provisional = count_days(requirement.unit, start, last, calendar)
    how = spoken_counting(requirement.unit, [(start, last)], calendar)
    unit = UNITS[requirement.unit]
    until = f"检查之日{spoken_day(last)}" if end is None else spoken_day(last)
    span = f"自{spoken_day(start)}（当日不计）至{until}"
    limit = f"{requirement.limit:f}{unit}"
    if provisional and verdict is Verdict.UNDETERMINED:
        reason = f"{span}含未公布放假安排的年份，暂按周一至周五计为{days}{unit}{how}（规定不超过{limit}），待公布后核定"
        return Explanation(None, reason, evidence)
    if provisional and requirement.unit == "working_day":
        known = certain_days(start, last, calendar)
        lasting = f"{'仍未完成，已' if end is None else ''}{AT_LEAST}{known}{unit}"
        return Explanation(Decimal(known), f"{span}{lasting}{UNPUBLISHED}，超过{limit}", evidence)
    measured = Decimal(days)
    over = requirement.unit == "day" and requirement.limit is not None and days > requirement.limit
    run_on = spoken_end(start, int(requirement.limit or 0), calendar) if over else ""
    if verdict is Verdict.VIOLATION:
        return Explanation(measured, f"{span}{'仍未完成，已' if end is None else ''}共{days}{unit}{how}，超过{limit}{run_on}", evidence)
    if end is None:
        return Explanation(measured, f"{span}尚未完成，已{days}{unit}{how}，未超过{limit}，尚不能判断", evidence)
    return Explanation(measured, f"{span}共{days}{unit}{how}，未超过{limit}{run_on}", evidence)


def _still_open(facts: Facts, event: str) -> NDArray[np.bool_]:
    """Say where the event is not dated, and nothing tells that it has happened all the same."""
    still_open: NDArray[np.bool_] = facts.days(event) == 0
    for later in later_events(event):
        if later in facts.table.columns:
            still_open &= facts.days(later) == 0
    stages = facts.list("connection.stages")
    if stages is not None:
        names = closing_stages(event)
        lines = facts.stages()
        over = lines.spread("name", lambda name: str(name).strip() in names, 0, np.bool_)
        still_open[stages.owners[over & (lines.days("finished_on") != 0)]] = False
    return still_open


def spoken_limit(requirement: Requirement, what: str, *notes: str) -> str:
    """Return the demand that `what` takes no longer than the limit, with the notes on how it is counted."""
    # 民法典第二百零三条
    all_notes = [*notes, *(["按日历日计，最后一日不是工作日的顺延"] if requirement.unit == "day" else [])]
    behind = f"（{'；'.join(all_notes)}）" if all_notes else ""
    return f"{what}不超过 {spoken_number(requirement.limit)} {UNITS[requirement.unit]}{behind}"


def judges_by(requirement: Requirement, _: Pack) -> dict[Hashable, str]:
    """Return the days that are counted: those of one connection and their mean over many are the same matter."""
    return {("days", requirement.start, requirement.end): f"{requirement.start}至{requirement.end}"}


def _judging(requirement: Requirement) -> Judging:
    return OfRecords(handling.judge, handling.explain) if requirement.measure == HANDLING else OfRecords(judge, explain)


def _coherent(table: TomlTable, requirement: Requirement) -> None:
    if requirement.measure not in {"", HANDLING}:
        table.file.note("unknown_fact", (*table.path, "measure"), f"time_limit 的 measure 只能是 {HANDLING}", "或改用 start 和 end")


def _called(requirement: Requirement) -> str:
    return "供电企业办理时间" if requirement.measure else f"{label(requirement.start)}至{label(requirement.end)}"


def _demand(requirement: Requirement) -> str:
    if requirement.measure == HANDLING:
        return spoken_limit(requirement, "由供电企业负责的各环节合计", "重叠的日子只计一次")
    return spoken_limit(requirement, f"从{label(requirement.start)}到{label(requirement.end)}")


TIME_LIMIT = RuleKind(
    name="time_limit",
    needed=("limit", "unit"),
    unless=Unless("measure", ("start", "end")),
    counts_days=True,
    whole_days=True,
    coherent=_coherent,
    judging=_judging,
    read_instead={HANDLING: STAGES},
    matter=lambda requirement: ("time_limit", requirement.measure or (requirement.start, requirement.end)),
    called=_called,
    figures=lambda requirement: spoken_bounds(None, requirement.limit, requirement.unit),
    judges_by=judges_by,
    demand=_demand,
    before_limit="不超过",
    fills=lambda requirement: ("measured",) if requirement.measure else ("measured", "start", "end"),
)
