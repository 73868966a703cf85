"""Terms: `time_limit` from A to B, and the handling of a connection by the supplier."""

import datetime as dt
from decimal import Decimal
from typing import Any

from tests.reference.calendar_days import count_working, days_between, rolled_on
from tests.reference.facts import Record, day, fact
from tests.reference.judgement import Judgement
from tests.reference.kleene import COMPLIANT, UNDETERMINED, VIOLATION

RANK = {
    "connection.info_received_on": 1,
    "connection.contacted_on": 2,
    "connection.applied_on": 3,
    "connection.accepted_on": 4,
    "connection.plan_issued_on": 5,
    "connection.plan_confirmed_on": 6,
    "connection.plan_pushed_on": 6,
    "approval.submitted_on": 7,
    "approval.granted_on": 8,
    "works.started_on": 9,
    "works.completed_on": 10,
    "connection.energized_on": 11,
}
"""The order of the events of a matter; two are of the same rank."""


STAGE_RANK = {"业务受理": 4, "答复供电方案": 5, "装表接电": 11, "装表送电": 11, "信息归档": 11, "归档": 11}
"""The event that has happened once a stage of this name is finished; 归档 comes after everything."""


def time_limit(requirement: dict[str, Any], record: Record) -> Judgement:
    """Judge the days in (A, B]."""
    start, end = day(record, requirement["start"]), day(record, requirement["end"])
    if start is None:
        return Judgement(UNDETERMINED)
    if end is not None:
        return Judgement(UNDETERMINED) if end < start else within(requirement, days_between(start, end))
    if any(_tells(stage, RANK[requirement["end"]]) for stage in fact(record, "connection.stages") or []):
        return Judgement(UNDETERMINED)
    if any(rank > RANK[requirement["end"]] and day(record, later) for later, rank in RANK.items()):
        return Judgement(UNDETERMINED)
    running = within(requirement, days_between(start, dt.date.fromisoformat(record["inspected_on"])))
    return running if running.verdict == VIOLATION else Judgement(UNDETERMINED)


def _tells(stage: dict[str, Any], rank: int) -> bool:
    """Say whether a finished stage tells that the event of a rank has happened, though its day is not recorded."""
    return bool(stage.get("finished_on")) and STAGE_RANK.get(stage.get("name", "").strip(), 0) >= rank


def handling(requirement: dict[str, Any], record: Record) -> Judgement:
    """Judge the days of the stages that the supplier held, an overlap counted once."""
    stages = fact(record, "connection.stages") or []
    if not stages or any(stage.get("held_by") is None for stage in stages):
        return Judgement(UNDETERMINED)
    counted: set[dt.date] = set()
    for stage in stages:
        if stage["held_by"] != "supplier":
            continue
        if stage.get("started_on") is None:
            return Judgement(UNDETERMINED)
        ended = stage.get("finished_on") or fact(record, "connection.energized_on") or record["inspected_on"]
        first, last = dt.date.fromisoformat(stage["started_on"]), dt.date.fromisoformat(ended)
        if last < first:
            return Judgement(UNDETERMINED)
        counted.update(days_between(first, last))
    return within(requirement, sorted(counted))


def within(requirement: dict[str, Any], days: list[dt.date]) -> Judgement:
    """Hold some days, in order, against the limit in the requirement's unit."""
    limit = int(requirement["limit"])
    if requirement["unit"] == "day":
        verdict = _by_calendar_days(days, limit)
        return Judgement(verdict, None if verdict == UNDETERMINED else Decimal(len(days)))
    count = count_working(days)
    if count.published > limit:
        return Judgement(VIOLATION, Decimal(count.published) if count.complete else None)
    return Judgement(COMPLIANT, Decimal(count.published)) if count.complete else Judgement(UNDETERMINED)


def _by_calendar_days(days: list[dt.date], limit: int) -> str:
    if len(days) <= limit:
        return COMPLIANT
    last = rolled_on(days[limit - 1])
    if last is None:
        return UNDETERMINED
    return VIOLATION if days[-1] > last else COMPLIANT
