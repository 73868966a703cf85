"""Days: which are working days, and what lies in (A, B]; a year that is not published is None, never a guess."""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from chinese_calendar import is_workday

ONE_DAY = dt.timedelta(days=1)


class Count(NamedTuple):
    """Working days among some days: those of published years, and whether days of other years are left over."""

    published: int
    complete: bool


@cache
def is_working(day: dt.date) -> bool | None:
    """Return whether a day is a working day by the State Council's calendar, or None where that is not published."""
    try:
        return bool(is_workday(day))
    except NotImplementedError:
        return None


def days_between(first: dt.date, last: dt.date) -> list[dt.date]:
    """Return the days of (first, last]; none where last is not after first."""
    return [first + ONE_DAY * n for n in range(1, (last - first).days + 1)]


def count_working(days: Iterable[dt.date]) -> Count:
    """Return how many of the days are working days."""
    answers = [is_working(day) for day in days]
    return Count(answers.count(True), None not in answers)


def rolled_on(day: dt.date) -> dt.date | None:
    """Return the day itself or the next working day after it; None where an unpublished year is needed to tell."""
    while (working := is_working(day)) is False:
        day += ONE_DAY
    return None if working is None else day
