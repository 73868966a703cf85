"""Which snapshots stay: the newest of each of the last 7 days, 5 weeks and 12 months that have one.

Days without a snapshot are not counted: a laptop that lay in a drawer for a year keeps what it had, and a clock that once ran a
century ahead costs no more than one place of each kind. What is dated after today was made under a wrong clock; it stays, and takes no
place at all. Those of today all stay until the day is over: the newest may yet turn out to be bad.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date

from inspections.backups.snapshot import Snapshot

DAYS, WEEKS, MONTHS = 7, 5, 12


def to_thin_out(snapshots: Iterable[Snapshot], today: date) -> tuple[Snapshot, ...]:
    """Return the snapshots that may go. Days are those of the computer that made them; weeks begin on Monday (ISO 8601)."""
    newest_first = sorted(snapshots, key=lambda snapshot: snapshot.number, reverse=True)
    staying = {snapshot.number for snapshot in newest_first if snapshot.taken_at.date() >= today}
    staying |= {snapshot.number for snapshot in newest_first[:1]}
    staying |= {snapshot.number for snapshot in [one for one in newest_first if one.complete][:1]}
    past = [snapshot for snapshot in newest_first if snapshot.taken_at.date() <= today]
    for span, places in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        staying |= _newest_of_each(past, span, places)
    return tuple(snapshot for snapshot in newest_first if snapshot.number not in staying)


def _newest_of_each(newest_first: list[Snapshot], span: Callable[[date], Hashable], places: int) -> set[int]:
    """Return the numbers of the newest snapshots of the last spans; of a span, a complete one where it has any."""
    of_span: dict[Hashable, Snapshot] = {}
    for snapshot in newest_first:
        key = span(snapshot.taken_at.date())
        if key not in of_span or (snapshot.complete and not of_span[key].complete):
            of_span[key] = snapshot
    last = sorted(of_span.values(), key=lambda snapshot: snapshot.taken_at.date(), reverse=True)[:places]
    return {snapshot.number for snapshot in last}


def _day(day: date) -> Hashable:
    return day


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month
