"""When an inspection was: what evidence of it is taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from inspections.days import BEIJING

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class VisitHours:
    """From when to when an inspection was, both included and with a zone, and how that is said."""

    begins: datetime
    ends: datetime
    words: str

    def holds(self, moment: datetime) -> bool:
        """Say whether a moment lies within, to the minute."""
        return self.begins <= moment < self.ends + timedelta(minutes=1)


def visit_hours(payload: Mapping[str, Any]) -> VisitHours:
    """Return the hours of a record's inspection: those of its visit, or where they are not known its day and one around it."""
    visit = payload.get("visit") or {}
    day = date.fromisoformat(str(payload["inspected_on"]))
    begins, ends = _moment(visit.get("started_at")), _moment(visit.get("ended_at"))
    if begins is None and ends is None:
        first, last = _start(day) - _DAY, _start(day) + 2 * _DAY - timedelta(minutes=1)
        return VisitHours(first, last, f"{day.isoformat()}前后一天")
    begins = begins or _start((ends or _start(day)).astimezone(BEIJING).date())
    ends = ends or _start(begins.astimezone(BEIJING).date()) + _DAY - timedelta(minutes=1)
    return VisitHours(begins, ends, f"{_said(begins)}至{_said(ends)}")


def _moment(written: object) -> datetime | None:
    if not written:
        return None
    at = datetime.fromisoformat(str(written))
    return at if at.tzinfo is not None else at.replace(tzinfo=BEIJING)


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), BEIJING)


def _said(at: datetime) -> str:
    return f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M}"
