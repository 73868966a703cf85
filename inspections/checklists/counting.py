"""How days were counted, in words a person can follow: the days off left out and the make-up days counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import numpy as np

from inspections.checklists.calendars import WorkingDays
from inspections.days import spoken_day

_NEXT = timedelta(days=1)
UNPUBLISHED = "（只计已公布放假安排的年份）"
"""Behind a number of days that leaves the days of unpublished years out."""


def count_days(unit: str, start: date, end: date, calendar: WorkingDays) -> tuple[int, bool]:
    """Return the days in (start, end] and whether the count is provisional (an unpublished year, Mondays to Fridays)."""
    days, provisional = calendar.between(start, end)
    return (end - start).days if unit == "day" else days, provisional


def certain_days(start: date, end: date, calendar: WorkingDays) -> int:
    """Return the working days in (start, end] of published years alone: there were at least as many."""
    counted, _ = calendar.counted(np.array([start.toordinal()], dtype=np.int32), np.array([end.toordinal()], dtype=np.int32))
    return int(counted[0])


def spoken_counting(unit: str, spans: Sequence[tuple[date, date]], calendar: WorkingDays) -> str:
    """Return in brackets what was left out and what counted in the spans (start, end], which do not overlap; nothing for plain days.

    Working days by the State Council's notices: the days off by number, the holidays among them and the make-up days by name.
    """
    if unit != "working_day":
        return ""
    rest = sum((end - start).days - count_days(unit, start, end, calendar)[0] for start, end in spans)
    off = [day for start, end in spans for day in calendar.days_off(start, end)]
    made_up = [day for start, end in spans for day in calendar.make_up_days(start, end)]
    sentences = []
    if rest:
        sentences.append(f"其间休息日{rest}天不计" + (f"，含放假的{spoken_runs(off, spans[0][0].year)}" if off else ""))
    if made_up:
        sentences.append(f"{spoken_runs(made_up, spans[0][0].year)}调休上班，计入")
    return f"（{'；'.join(sentences)}）" if sentences else ""


def spoken_end(start: date, limit: int, calendar: WorkingDays) -> str:
    """Return in brackets where the term of `limit` calendar days ran on to when its last day was no working day (民法典 203)."""
    last = start + timedelta(days=limit)
    end = calendar.after_days(start, limit)
    if end is None or end == last:
        return ""
    return f"（期限末日{spoken_day(last)}不是工作日，顺延至{spoken_day(end)}）"


def spoken_runs(days: Iterable[date], year: int) -> str:
    """Return ascending days, neighbours joined and the year told where it changes: 4月29日至5月3日、2024年1月1日."""
    runs: list[list[date]] = []
    for day in days:
        if runs and runs[-1][1] + _NEXT == day:
            runs[-1][1] = day
        else:
            runs.append([day, day])
    sentences = []
    for first, last in runs:
        ends = []
        for day in (first, last) if last != first else (first,):
            ends.append(spoken_day(day) if day.year != year else f"{day.month}月{day.day}日")
            year = day.year
        sentences.append("至".join(ends))
    return "、".join(sentences)
