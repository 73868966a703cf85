"""Working days by the State Council's yearly notices (调休 counted), for every day of the published years.

The notices of 2004 onwards come with the package chinese_calendar; a bureau adds a later year as a small file.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import numpy as np
from numpy.typing import NDArray

from inspections.errors import Fault, UserError

_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
"""Days that are held; outside them nothing is published."""

_NEVER = -1
"""The next working day where no published one can be named."""

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class YearNotice:
    """One year's notice: its document number, days off, and weekend days that are worked (调休)."""

    year: int
    document: str
    days_off: frozenset[date]
    make_up_days: frozenset[date]


class WorkingDays:
    """Counts and moves over working days. All arrays are indexed by ordinal less that of 1900-01-01."""

    def __init__(self, notices: Iterable[YearNotice] = ()) -> None:
        """Take the published years of chinese_calendar and the bureau's own `notices`, which win where both are there."""
        self._offset = _FIRST.toordinal()
        days = np.arange(self._offset, _LAST.toordinal() + 1)
        weekday = (days + 6) % 7  # date.weekday() of an ordinal
        working = weekday < _SATURDAY
        published = np.zeros(len(days), dtype=np.bool_)
        known = chinese_calendar.constants.holidays
        self._publish(published, range(min(known).year, max(known).year + 1))
        off, made_up = set(known), set(chinese_calendar.constants.workdays)
        for notice in notices:
            off = {day for day in off if day.year != notice.year} | notice.days_off
            made_up = {day for day in made_up if day.year != notice.year} | notice.make_up_days
            self._publish(published, [notice.year])
        working[[day.toordinal() - self._offset for day in off]] = False
        working[[day.toordinal() - self._offset for day in made_up]] = True
        self._off, self._made_up = sorted(off), sorted(made_up)
        self._working, self._published = working, published
        self._worked = np.cumsum(working & published)
        self._provisional = np.cumsum(working & ~published)
        self._unpublished = np.cumsum(~published)
        self._next = self._next_working(working, published)

    def is_working(self, day: date) -> bool | None:
        """Say whether `day` is a working day, or None where its year is not published."""
        place = int(self._place(np.array(day.toordinal())))
        return bool(self._working[place]) if self._published[place] else None

    def counted(self, start: NDArray[np.int32], end: NDArray[np.int32]) -> NDArray[np.int64]:
        """Return the working days of published years in (start, end], both ordinals."""
        return np.asarray(self._worked[self._place(end)] - self._worked[self._place(start)])

    def unpublished(self, start: NDArray[np.int32], end: NDArray[np.int32]) -> NDArray[np.int64]:
        """Return the days in (start, end] whose year is not published."""
        return np.asarray(self._unpublished[self._place(end)] - self._unpublished[self._place(start)])

    def provisional(self, start: NDArray[np.int32], end: NDArray[np.int32]) -> NDArray[np.int64]:
        """Return the Mondays to Fridays in (start, end] whose year is not published."""
        return np.asarray(self._provisional[self._place(end)] - self._provisional[self._place(start)])

    def days_off(self, start: date, end: date) -> list[date]:
        """Return the days in (start, end] that a published notice names as days off, weekend days of a holiday among them."""
        return self._off[bisect_right(self._off, start) : bisect_right(self._off, end)]

    def make_up_days(self, start: date, end: date) -> list[date]:
        """Return the weekend days in (start, end] that a published notice names as worked."""
        return self._made_up[bisect_right(self._made_up, start) : bisect_right(self._made_up, end)]

    def next_working(self, days: NDArray[np.int32]) -> NDArray[np.int64]:
        """Return the first working day at or after each ordinal, -1 where an unpublished day comes before one."""
        return np.asarray(self._next[self._place(days)])

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
        place = int(self.next_working(np.array((start + timedelta(days=count)).toordinal(), dtype=np.int32)))
        return None if place == _NEVER else date.fromordinal(place)

    def _place(self, ordinals: NDArray[np.int32]) -> NDArray[np.int32]:
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
        held = nearest < len(stops)
        stop = stops[nearest[held]]
        following[held] = np.where(published[stop], stop + self._offset, _NEVER)
        return following


def load_notices(paths: Iterable[Path]) -> list[YearNotice]:
    """Read year files. An empty, foreign or contradictory one is refused; every fault is listed. Raises UserError.

    A file is TOML: `[calendar]` with `year`, `document` (the notice's number), `days_off` and `make_up_days` (lists of days).
    """
    notices: list[YearNotice] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            faults.append(
                Fault(
                    "no_calendar",
                    f"不是可以读取的年历文件（{'找不到文件或无法打开' if isinstance(error, OSError) else error}）",
                    path.name,
                    "请核对文件",
                )
            )
            continue
        problem = _problem(content)
        if problem:
            faults.append(Fault("no_calendar", problem, path.name, "请按国务院办公厅当年放假通知填写"))
            continue
        held = content["calendar"]
        notice = YearNotice(held["year"], held["document"], frozenset(held["days_off"]), frozenset(held["make_up_days"]))
        if any(_contradict(notice, other) for other in notices):
            faults.append(Fault("no_calendar", f"与另一个文件对 {notice.year} 年的安排不一致", path.name, "请只保留正确的一个"))
        notices.append(notice)
    if faults:
        raise UserError(faults)
    return notices


def _contradict(one: YearNotice, other: YearNotice) -> bool:
    same = (one.days_off, one.make_up_days) == (other.days_off, other.make_up_days)
    return one.year == other.year and not same


def _problem(content: dict[str, object]) -> str:
    """Return what is wrong with a year file, or an empty text."""
    held = content.get("calendar")
    wanted = {"year", "document", "days_off", "make_up_days"}
    if set(content) != {"calendar"} or not isinstance(held, dict) or set(held) != wanted:
        return f"应只有 [calendar] 一节，含 {'、'.join(sorted(wanted))}"
    year, off, made_up = held["year"], held["days_off"], held["make_up_days"]
    if not isinstance(year, int) or not _FIRST.year <= year <= _LAST.year or not isinstance(held["document"], str):
        return "year 应为年份，document 应为文号"
    for days in (off, made_up):
        if not isinstance(days, list) or not all(type(day) is date and day.year == year for day in days):
            return f"日期应为 {year} 年内的日期列表"
    if not off:
        return "没有放假日期，当年通知可能尚未公布"
    if set(off) & set(made_up):
        return "同一天既放假又补班"
    if any(day.weekday() < _SATURDAY for day in made_up):
        return "补班日应为星期六或者星期日"
    return ""
