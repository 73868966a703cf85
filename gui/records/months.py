"""The months that records lie in, to be chosen from."""

from __future__ import annotations

from datetime import date

from inspections.cases.listings import Listings, RecordQuery

MOST_MONTHS = 600
"""Fifty years: a record with a mistyped year must not make a list that nobody can use."""


def stored_months(listings: Listings) -> tuple[tuple[int, int], ...]:
    """Return year and month from the newest inspection back to the oldest, none left out; nothing where there is no record."""
    keys = listings.keys(RecordQuery())
    ends = listings.lines((keys[0], keys[-1])) if keys else ()
    return months_between(ends[0].inspected_on, ends[-1].inspected_on) if ends else ()


def months_between(newest: date, oldest: date) -> tuple[tuple[int, int], ...]:
    """Return year and month from one day's back to another's, `MOST_MONTHS` of them at most."""
    last = newest.year * 12 + newest.month - 1
    first = max(oldest.year * 12 + oldest.month - 1, last - MOST_MONTHS + 1)
    return tuple((number // 12, number % 12 + 1) for number in range(last, first - 1, -1))


def spoken_month(month: tuple[int, int]) -> str:
    """Return `2023年8月`."""
    return f"{month[0]}年{month[1]}月"
