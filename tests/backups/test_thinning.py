"""Which snapshots stay, as laws that hold for any history of backups."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from inspections.backups.snapshot import KeptFile, Lack, Snapshot
from inspections.backups.thinning import to_thin_out

BEIJING = timezone(timedelta(hours=8))
TODAY = date(2026, 11, 30)
FILE = KeptFile("inspection.db", "a" * 64, 1)


def snapshot(number: int, at: datetime, *, complete: bool = True) -> Snapshot:
    lacking = () if complete else (Lack("x", "文件缺失"),)
    return Snapshot(number, at, "", "", "", "", "inspection.db", {}, (FILE,), lacking)


def on(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=BEIJING)


def staying(snapshots: list[Snapshot], today: date) -> list[Snapshot]:
    gone = to_thin_out(snapshots, today)
    return [one for one in snapshots if one not in gone]


MOMENTS = st.datetimes(datetime(2022, 1, 1), datetime(2030, 1, 1)).map(lambda at: at.replace(tzinfo=BEIJING))  # noqa: DTZ001 # gets its zone here
HISTORIES = st.lists(st.tuples(MOMENTS, st.booleans()), max_size=50).map(
    lambda made: [snapshot(number, at, complete=complete) for number, (at, complete) in enumerate(made, 1)]
)


@given(HISTORIES, MOMENTS.map(lambda at: at.date()))
def test_thinning_keeps_what_it_promises_and_no_more(history: list[Snapshot], today: date) -> None:
    kept = staying(history, today)
    assert staying(kept, today) == kept
    if history:
        assert history[-1] in kept
    complete = [one for one in history if one.complete]
    assert complete[-1:] == [one for one in kept if one.complete][-1:]
    past = [one for one in history if one.taken_at.date() <= today]
    assert [one for one in history if one not in past] == [one for one in kept if one not in past]
    spans: tuple[tuple[Callable[[date], object], int], ...] = (
        (lambda day: day, 7),
        (lambda day: day.isocalendar()[:2], 5),
        (lambda day: (day.year, day.month), 12),
    )
    for span, places in spans:
        last = {span(day) for day in sorted({one.taken_at.date() for one in past}, reverse=True)}
        ordered = sorted(last, reverse=True)[:places]  # type: ignore[type-var] # days, or tuples of numbers
        assert {span(one.taken_at.date()) for one in kept} >= set(ordered)
        for moment in ordered:
            of_span = [one for one in past if span(one.taken_at.date()) == moment]
            best = [one for one in of_span if one.complete] or of_span
            assert best[-1] in kept
    assert len([one for one in kept if one.taken_at.date() < today]) <= 7 + 5 + 12 + 2


@settings(max_examples=8)
@given(st.integers(1, 420), st.integers(0, 1))
def test_thinned_day_by_day_a_year_looks_back_over_its_months_weeks_and_days(days: int, at_once: int) -> None:
    kept: list[Snapshot] = []
    for number in range(days):
        today = TODAY + timedelta(days=number)
        for hour in range(at_once + 1):
            kept.append(snapshot(number * 10 + hour + 1, on(today, hour + 9)))
            kept = staying(kept, today)
    last = TODAY + timedelta(days=days - 1)
    days_kept = {one.taken_at.date() for one in kept}
    assert days_kept >= {last - timedelta(days=back) for back in range(min(days, 7))}
    assert len({(day.year, day.month) for day in days_kept}) == min(
        12, len({((TODAY + timedelta(days=n)).year, (TODAY + timedelta(days=n)).month) for n in range(days)})
    )
    assert len({day.isocalendar()[:2] for day in days_kept}) >= min(5, (days + 6) // 7)
    assert len(kept) <= 24 + at_once


def test_a_clock_that_was_set_back_costs_no_backup() -> None:
    history = [snapshot(number, on(TODAY - timedelta(days=10 - number))) for number in range(1, 11)]
    late = snapshot(11, on(date(2009, 1, 1)))
    assert to_thin_out([*history, late], date(2009, 1, 1)) == ()


def test_a_clock_that_once_ran_ahead_takes_no_place_from_those_that_follow() -> None:
    ahead = [snapshot(number, on(date(2099, 1, 1) + timedelta(days=number))) for number in range(1, 8)]
    after = [snapshot(number, on(TODAY - timedelta(days=20 - number))) for number in range(8, 20)]
    kept = staying([*ahead, *after], TODAY)
    assert ahead == kept[:7]
    assert after[-7:] == kept[-7:]


def test_a_laptop_that_lay_in_a_drawer_keeps_what_it_had() -> None:
    history = [snapshot(number, on(date(2024, 3, 1) + timedelta(days=number))) for number in range(1, 8)]
    assert staying([*history, snapshot(8, on(TODAY))], TODAY) == [*history[1:], snapshot(8, on(TODAY))]
