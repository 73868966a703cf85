"""The computer's clock held against what the store knows: numbers, days of inspection and of issue are taken from it."""

from __future__ import annotations

from datetime import datetime, timedelta

from inspections.faults import Fault

_EARLIEST = 2023
"""The year of the first checklist's plan: no inspection of this program can be earlier."""
_SLACK = timedelta(days=1)
"""Two computers of a bureau need not agree to the hour."""


def clock_remarks(now: datetime, last: datetime | None) -> tuple[Fault, ...]:
    """Return what speaks against the clock; `now` bears the person's zone, `last` is when the newest event of the store was made."""
    if last is not None and now < last - _SLACK:
        saved = last.astimezone(now.tzinfo)
        why = f"早于数据库中最近一次保存的时间（{_spoken(saved)}）"
    elif now.year < _EARLIEST:
        why = "可能没有校准"
    else:
        return ()
    action = "请先校准电脑的日期和时间，再新建记录：记录编号、检查时间和签发日期都由它得出"
    return (Fault("clock", f"电脑的时间是{_spoken(now)}，{why}", "", action),)


def _spoken(moment: datetime) -> str:
    return f"{moment.year}年{moment.month}月{moment.day}日{moment:%H:%M}"
