"""When a reporting duty (报告职责) next falls due.

The documents name a period and seldom a day. What they leave open is taken so: a report on a period is due on the period's last day
(the month, the quarter, 30 June and 31 December, the year); so many times a year (`per_year`) is due at the end of as many equal parts
of the year; a weekly report without a named weekday on Sunday. A named day is the last one that is in time, also where the document
says 前. The first period is the one in which the duty comes into force, however short; a period whose last day lies after the end of
force is no longer reported. A due day that is a day off is not moved: no document says that it runs on. A duty with no period set has no
due day until the bureau sets one in its copy of the checklist.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from types import MappingProxyType

from inspections.checklists.pack import WEEKDAYS, Requirement

_TIMES: Mapping[str, int] = MappingProxyType({"month": 12, "quarter": 4, "half_year": 2, "year": 1})
"""Period to how many times a year it ends."""

_MONTHS = 12
_WEEK = 7


class DueState(Enum):
    """Whether a reporting duty still falls due."""

    DUE = "due"
    OVER = "over"
    UNSET = "unset"

    @property
    def label(self) -> str:
        """The inspector's word."""
        return {"due": "待报送", "over": "已经结束", "unset": "没有规定日期"}[self.value]


@dataclass(frozen=True, slots=True)
class NextDue:
    """The next due day of a duty, itself in time; None where the duty is over or no day is set."""

    state: DueState
    day: date | None


def next_due(duty: Requirement, today: date) -> NextDue:
    """Return when a duty of kind `report` next falls due, today included. Raises ValueError for another kind."""
    if duty.kind.answered:
        raise ValueError(duty.id)
    if duty.period == "unset" or (duty.period == "once" and duty.due_on is None):
        return NextDue(DueState.UNSET, None)
    first = max(today, duty.in_force_from or today)
    day = _day_from(duty, first)
    if day < first or day > (duty.in_force_until or date.max):
        return NextDue(DueState.OVER, None)
    return NextDue(DueState.DUE, day)


def _day_from(duty: Requirement, first: date) -> date:
    """Return the due day at or after `first`; that of a duty that is due once may lie before it."""
    if duty.due_on is not None:
        return duty.due_on
    if duty.period == "week":
        weekday = WEEKDAYS.index(duty.due_weekday or WEEKDAYS[-1])
        return first + timedelta(days=(weekday - first.weekday()) % _WEEK)
    times = int(duty.limit or 1) if duty.period == "per_year" else _TIMES[duty.period]
    # The last part of a year ends with it, so one of them is at or after every day of the year.
    return next(day for part in range(1, times + 1) if (day := _end_of_part(first.year, part, times)) >= first)


def _end_of_part(year: int, part: int, times: int) -> date:
    """Return the last day of one of the equal parts of a year: of whole months, or of days where there are more than twelve."""
    if times <= _MONTHS:
        month = -(-_MONTHS * part // times)
        return date(year, month, monthrange(year, month)[1])
    days = date(year, 12, 31).timetuple().tm_yday
    return date(year, 1, 1) + timedelta(days=-(-days * part // times) - 1)
