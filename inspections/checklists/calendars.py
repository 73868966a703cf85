"""Working days by the State Council's yearly notices (调休 counted), for every day of the published years.

The notices of 2004 onwards come with the package chinese_calendar; a bureau adds a later year as a small file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta

import chinese_calendar
import numpy as np
from numpy.typing import NDArray

from inspections.checklists.year_notices import FIRST, LAST, SATURDAY, YearNotice

_NEVER = -1
"""The next working day where no published one can be named."""


class WorkingDays:
    """Counts and moves over working days. All arrays are indexed by ordinal less that of 1900-01-01."""

    def __init__(self, notices: Iterable[YearNotice] = ()) -> None:
        """Take the published years of chinese_calendar and the bureau's own `notices`, which win where both are there."""
        self._offset = FIRST.toordinal()
        days = np.arange(self._offset, LAST.toordinal() + 1)
        weekday = (days + 6) % 7  # date.weekday() of an ordinal
        working = weekday < SATURDAY
        published = np.zeros(len(days), dtype=np.bool_)
        known = chinese_calendar.constants.holidays
        self._publish(published, range(min(known).year, max(known).year + 1))
        off, made_up = set(known), set(chinese_calendar.constants.workdays)
        # A notice may arrange days of the December before, so that the later one has the last word on them.
        for notice in sorted(notices, key=lambda one: one.year):
            off = {day for day in off - notice.make_up_days if day.year != notice.year} | notice.days_off
            made_up = {day for day in made_up - notice.days_off if day.year != notice.year} | notice.make_up_days
            self._publish(published, [notice.year])
        working[[day.toordinal() - self._offset for day in off]] = False
        working[[day.toordinal() - self._offset for day in made_up]] = True
        self._off, self._made_up = sorted(off), sorted(made_up)
        self._working, self._published = working, published
        self._worked = np.cumsum(working & published, dtype=np.int32)
        self._provisional = np.cumsum(working & ~published, dtype=np.int32)
        self._unpublished = np.cumsum(~published, dtype=np.int32)
        self._next = self._next_working(working, published)

    def is_working(self, day: date) -> bool | None:
        """Say whether `day` is a working day, or None where its year is not published."""
        index = int(self._index(np.array(day.toordinal())))
        return bool(self._working[index]) if self._published[index] else None

    def counted(self, start: NDArray[np.int32], end: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return the working days of published years in (start, end], both ordinals, and all days in it whose year is not published."""
        first, last = self._index(start), self._index(end)
        return self._worked[last] - self._worked[first], self._unpublished[last] - self._unpublished[first]

    def between(self, start: date, end: date) -> tuple[int, bool]:
        """Return the working days in (start, end], Mondays to Fridays where the year is not published, and whether one is not."""
        first, last = (min(max(day.toordinal() - self._offset, 0), len(self._working) - 1) for day in (start, end))
        days = self._worked[last] - self._worked[first] + self._provisional[last] - self._provisional[first]
        return int(days), bool(self._unpublished[last] > self._unpublished[first])

    def days_off(self, start: date, end: date) -> list[date]:
        """Return the days in (start, end] that a published notice names as days off, weekend days of a holiday among them."""
        return self._off[bisect_right(self._off, start) : bisect_right(self._off, end)]

    def make_up_days(self, start: date, end: date) -> list[date]:
        """Return the weekend days in (start, end] that a published notice names as worked."""
        return self._made_up[bisect_right(self._made_up, start) : bisect_right(self._made_up, end)]

    def next_working(self, days: NDArray[np.int32]) -> NDArray[np.int64]:
        """Return the first working day at or after each ordinal, -1 where an unpublished day comes before one."""
        return np.asarray(self._next[self._index(days)])

    def after_working_days(self, start: date, count: int) -> date | None:
        """Return the day that is `count` working days after `start` (not counted), or None in an unpublished year."""
        day = start
        while count > 0:
            day += timedelta(days=1)
            working = self.is_working(day)
            if working is None:
                return None
            count -= working
        return day

    def after_days(self, start: date, count: int) -> date | None:
        """Return the last day of a term of calendar days (民法典 201, 203), or None where it cannot be told."""
        ordinal = int(self.next_working(np.array((start + timedelta(days=count)).toordinal(), dtype=np.int32)))
        return None if ordinal == _NEVER else date.fromordinal(ordinal)

    def _index(self, ordinals: NDArray[np.int32]) -> NDArray[np.int32]:
        # np.clip does the same and takes several times as long on a single day.
        return np.minimum(np.maximum(ordinals - self._offset, 0), len(self._working) - 1)

    def _year(self, year: int) -> slice:
        return slice(date(year, 1, 1).toordinal() - self._offset, date(year, 12, 31).toordinal() + 1 - self._offset)

    def _publish(self, published: NDArray[np.bool_], years: Iterable[int]) -> None:
        for year in years:
            published[self._year(year)] = True

    def _next_working(self, working: NDArray[np.bool_], published: NDArray[np.bool_]) -> NDArray[np.int64]:
        following = np.full(len(working), _NEVER, dtype=np.int64)
        stops = np.flatnonzero(working | ~published)
        nearest = np.searchsorted(stops, np.arange(len(working)))
        is_published = nearest < len(stops)
        stop = stops[nearest[is_published]]
        following[is_published] = np.where(published[stop], stop + self._offset, _NEVER)
        return following
