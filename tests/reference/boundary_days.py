"""Days on which a check is likely to go wrong: near holidays, years' ends, the ends of terms and of a requirement's force."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from tests.reference.calendar_days import ONE_DAY, days_between, is_working

HOLIDAYS = ((1, 1), (1, 22), (2, 1), (2, 14), (4, 5), (5, 1), (5, 3), (6, 22), (10, 1), (10, 7), (12, 31))
YEARS = range(2022, 2028)
LAST_DAY = dt.date(2028, 2, 1)
FAR = 250
"""More days than any term of a pack takes, in calendar days."""


def around(day: dt.date, before: int, after: int) -> list[dt.date]:
    """Return the days from so many before to so many after."""
    return [day + ONE_DAY * n for n in range(-before, after + 1)]


def starting_days(requirement: dict[str, Any]) -> st.SearchStrategy[dt.date]:
    """Days for a matter to begin on: mostly while the requirement is in force, and on the edges of that."""
    first, last = requirement["in_force_from"], requirement.get("in_force_until", LAST_DAY)
    edges = [*around(first, 2, 2), *around(last, 2, 2), dt.date(2003, 12, 29)]
    holidays = [day for year in YEARS for month, date in HOLIDAYS for day in around(dt.date(year, month, date), 9, 3)]
    in_force = [day for day in holidays if first <= day <= last]
    return st.one_of(st.sampled_from(edges), st.sampled_from(in_force or edges), st.dates(first, last))


def ends_of_term(start: dt.date, limit: int, unit: str) -> list[dt.date]:
    """Return days on which a term from `start` is just kept, just broken, or turned round."""
    if unit == "day":
        reached = start + ONE_DAY * limit
    else:
        working = [day for day in days_between(start, start + ONE_DAY * FAR) if is_working(day)]
        reached = working[limit - 1] if 0 < limit <= len(working) else start + ONE_DAY * limit
    return [*around(reached, 2, 10), start, start - ONE_DAY, start + ONE_DAY * FAR]
