"""Working days counted a second time, from the holidays that the package `holidays` has gathered from the same notices."""

from datetime import date, timedelta
from functools import cache

import holidays
import numpy as np
from numpy.typing import NDArray

from tests.support.checklists import calendar

FIRST, LAST = date(2018, 1, 1), date(2026, 12, 31)
"""In a year without a notice `holidays` knows no make-up days."""

AMENDED = {date(2019, 4, 28): True, date(2019, 5, 2): False, date(2019, 5, 3): False, date(2019, 5, 5): True}
"""Days worked or not by the notice of 2019-03-22 (国办发明电〔2019〕3号), which `holidays` has not taken up."""


@cache
def days() -> NDArray[np.int32]:
    """Every day of the years, as ordinals."""
    return np.arange(FIRST.toordinal(), LAST.toordinal() + 1, dtype=np.int32)


@cache
def worked() -> NDArray[np.bool_]:
    """Whether each day is worked."""
    known = holidays.country_holidays("CN", years=range(FIRST.year, LAST.year + 1))
    plain = [date.fromordinal(day) for day in days()]
    return np.array([AMENDED.get(day, known.is_working_day(day)) for day in plain])


def test_every_day_of_nine_years_is_worked_or_not_in_both() -> None:
    own = np.array([calendar().is_working(date.fromordinal(day)) for day in days()])
    assert len(own) == 3287
    assert [date.fromordinal(day) for day in days()[own != worked()]] == []


def test_every_count_between_two_of_the_days_is_the_same_in_both() -> None:
    """All 5,403,828 pairs of a day and a later one, or itself."""
    pairs = 0
    for number, start in enumerate(days()):
        ends = days()[number:]
        expected = np.cumsum(worked()[number:]) - worked()[number]
        counted, _ = calendar().counted(np.full(len(ends), start), ends)
        assert np.array_equal(counted, expected), date.fromordinal(start)
        pairs += len(ends)
    assert pairs == 3287 * 3288 // 2


def test_the_next_working_day_and_the_end_of_a_term_are_the_same_in_both() -> None:
    last_worked = int(np.flatnonzero(worked())[-1])
    following = days()[worked()][np.searchsorted(np.flatnonzero(worked()), np.arange(last_worked + 1))]
    assert np.array_equal(calendar().next_working(days()[: last_worked + 1]), following)
    working_days = days()[worked()]
    for start in days()[:-200:5]:
        later = working_days[working_days > start]
        for count in (1, 2, 5, 22, 60):
            after = calendar().after_working_days(date.fromordinal(start), count)
            assert after == date.fromordinal(later[count - 1]), (start, count)


def test_the_years_are_published_whole() -> None:
    _, unpublished = calendar().counted(days()[:1] - 1, days()[-1:])
    assert not unpublished.any()
    assert calendar().is_working(LAST + timedelta(days=1)) is None
