"""When a reporting duty falls due: by hand for every period and for the duties that ship, and as a law on any day."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.checklists.pack import PERIODS, WEEKDAYS, Requirement
from inspections.ledgers.duties import DueState, NextDue, next_due
from tests.support.checklists import pack_with

MONTHLY = pack_with("wuzhi-2023").requirement("wuzhi-2023.duty.monthly")
OVER = NextDue(DueState.OVER, None)
UNSET = NextDue(DueState.UNSET, None)
DAYS = st.dates(date(2017, 1, 1), date(2100, 12, 31))
MONTHS_OF = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


def duty(period: str, **more: Any) -> Requirement:  # noqa: ANN401 # any key of a requirement
    return replace(MONTHLY, **{"period": period, "in_force_from": None, **more})


def due(text: str) -> NextDue:
    return NextDue(DueState.DUE, date.fromisoformat(text))


BY_HAND = [
    ("month", {}, "2024-02-01", due("2024-02-29")),
    ("month", {}, "2024-02-29", due("2024-02-29")),
    ("month", {}, "2024-03-01", due("2024-03-31")),
    ("quarter", {}, "2023-03-31", due("2023-03-31")),
    ("quarter", {}, "2023-04-01", due("2023-06-30")),
    ("half_year", {}, "2021-06-30", due("2021-06-30")),
    ("half_year", {}, "2021-07-01", due("2021-12-31")),
    ("year", {}, "2023-01-01", due("2023-12-31")),
    ("year", {}, "9999-12-31", due("9999-12-31")),
    ("week", {"due_weekday": "thursday"}, "2021-09-29", due("2021-09-30")),
    ("week", {"due_weekday": "thursday"}, "2021-09-30", due("2021-09-30")),
    ("week", {"due_weekday": "thursday"}, "2021-10-01", due("2021-10-07")),  # a day off: not moved
    ("week", {}, "2021-09-27", due("2021-10-03")),  # no weekday named: Sunday
    ("per_year", {"limit": Decimal(2)}, "2023-06-30", due("2023-06-30")),
    ("per_year", {"limit": Decimal(2)}, "2023-07-01", due("2023-12-31")),
    ("per_year", {"limit": Decimal(5)}, "2023-01-01", due("2023-03-31")),  # 2.4 months
    ("per_year", {"limit": Decimal(73)}, "2023-01-01", due("2023-01-05")),  # more than twelve: five days each
    ("per_year", {"limit": Decimal(73)}, "2023-12-27", due("2023-12-31")),
    ("once", {"due_on": date(2018, 7, 31)}, "2018-06-01", due("2018-07-31")),
    ("once", {"due_on": date(2018, 7, 31)}, "2018-07-31", due("2018-07-31")),
    ("once", {"due_on": date(2018, 7, 31)}, "2018-08-01", OVER),
    ("once", {}, "2018-08-01", UNSET),
    ("unset", {}, "2023-08-01", UNSET),
    # before the duty is in force: the first period that it is in force in, however short
    ("half_year", {"in_force_from": date(2021, 9, 22)}, "2020-01-01", due("2021-12-31")),
    ("month", {"in_force_from": date(2021, 9, 30)}, "2020-01-01", due("2021-09-30")),
    # the end of force: the last period that ends inside it
    ("month", {"in_force_until": date(2023, 6, 30)}, "2023-06-30", due("2023-06-30")),
    ("month", {"in_force_until": date(2023, 6, 29)}, "2023-06-01", OVER),
    ("month", {"in_force_until": date(2023, 6, 30)}, "2023-07-01", OVER),
]


@pytest.mark.parametrize(("period", "more", "today", "expected"), BY_HAND)
def test_by_hand(period: str, more: dict[str, Any], today: str, expected: NextDue) -> None:
    assert next_due(duty(period, **more), date.fromisoformat(today)) == expected


SHIPPED = [
    ("linfen-2021", "duty.weekly", "2021-09-22", due("2021-09-23")),
    ("linfen-2021", "duty.half-year", "2021-09-22", due("2021-12-31")),
    ("jiangsu-2018", "duty.plan", "2018-06-01", OVER),
    ("jiangsu-2018", "campaign.self-check", "2018-05-01", due("2018-07-31")),
    ("jiangsu-2018", "campaign.on-site", "2018-08-01", due("2018-09-30")),
    ("jiangsu-2018", "campaign.summary", "2018-12-01", OVER),
    ("jiangsu-2018", "duty.half-year", "2026-11-25", due("2026-12-31")),
    ("wuzhi-2023", "duty.inspections", "2023-03-01", due("2023-06-30")),
]


@pytest.mark.parametrize(("pack", "name", "today", "expected"), SHIPPED)
def test_the_duties_that_ship(pack: str, name: str, today: str, expected: NextDue) -> None:
    assert next_due(pack_with(pack).requirement(f"{pack}.{name}"), date.fromisoformat(today)) == expected


def test_only_a_reporting_duty_falls_due() -> None:
    (checked, *_) = pack_with("wuzhi-2023").checked
    assert checked.kind.answered
    with pytest.raises(ValueError, match=checked.id):
        next_due(checked, date(2023, 8, 15))


def test_every_state_has_its_word() -> None:
    assert [state.label for state in DueState] == ["待报送", "已经结束", "没有规定日期"]


@st.composite
def duties(draw: st.DrawFn) -> Requirement:
    period = draw(st.sampled_from(PERIODS))
    more: dict[str, Any] = {"in_force_from": draw(st.none() | DAYS), "in_force_until": draw(st.none() | DAYS)}
    if period == "per_year":
        more["limit"] = Decimal(draw(st.integers(1, 400)))
    elif period == "once":
        more["due_on"] = draw(st.none() | DAYS)
    elif period == "week":
        more["due_weekday"] = draw(st.sampled_from(("", *WEEKDAYS)))
    return duty(period, **more)


@given(duties(), DAYS)
def test_a_due_day_is_never_past_and_lies_in_the_time_of_force(one: Requirement, today: date) -> None:
    next_day = next_due(one, today)
    assert (next_day.day is not None) == (next_day.state is DueState.DUE)
    if next_day.day is not None:
        assert next_day.day >= max(today, one.in_force_from or today)
        assert next_day.day <= (one.in_force_until or next_day.day)


@given(duties(), DAYS, DAYS)
def test_a_later_day_brings_no_earlier_due_day_and_what_is_over_stays_over(one: Requirement, day: date, other: date) -> None:
    before, after = (next_due(one, today) for today in sorted((day, other)))
    assert (before.state is DueState.UNSET) == (after.state is DueState.UNSET)
    if before.state is DueState.OVER:
        assert after == before
    if before.day is not None and after.day is not None:
        assert before.day <= after.day


@given(duties(), DAYS)
def test_until_its_due_day_a_duty_stays_due_on_it(one: Requirement, today: date) -> None:
    """The same day is told from the day of asking up to itself: nothing is skipped and nothing comes between."""
    day = next_due(one, today).day
    if day is not None:
        assert next_due(one, day).day == day
        assert next_due(one, today + (day - today) // 2).day == day


@given(st.sampled_from(sorted(MONTHS_OF)), DAYS)
def test_a_due_day_lies_in_the_period_of_the_day_and_ends_it(period: str, today: date) -> None:
    day = next_due(duty(period), today).day
    assert day is not None
    months = MONTHS_OF[period]
    assert (day.year, (day.month - 1) // months) == (today.year, (today.month - 1) // months)
    assert (day.month % months, day.day) == (0, monthrange(day.year, day.month)[1])


@given(st.sampled_from(WEEKDAYS), DAYS)
def test_a_weekly_duty_falls_due_within_seven_days_on_its_weekday(weekday: str, today: date) -> None:
    day = next_due(duty("week", due_weekday=weekday), today).day
    assert day is not None
    assert day - today < timedelta(days=7)
    assert WEEKDAYS[day.weekday()] == weekday


@given(st.integers(1, 366), st.integers(2018, 2100))
def test_so_many_times_a_year_is_so_many_due_days_and_the_last_ends_the_year(times: int, year: int) -> None:
    one, day, days = duty("per_year", limit=Decimal(times)), date(year, 1, 1), []
    while day.year == year:
        found_day = next_due(one, day).day
        assert found_day is not None
        days.append(found_day)
        day = found_day + timedelta(days=1)
    assert len(days) == min(times, date(year, 12, 31).timetuple().tm_yday)
    assert days[-1] == date(year, 12, 31)
