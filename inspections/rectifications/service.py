"""Service (送达) as a receipt's content tells it: on which day what was served counts as served, and when the terms end that began then.

What is handed over, left or received by post or electronically is served on the day that the receipt names; what is announced to the
public (公告) when thirty days have passed since.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from inspections.cases.documents import Document, DocumentState
from inspections.cases.links import links_of
from inspections.cases.numbers import NumberKind
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.pack import Term
from inspections.days import BEIJING
from inspections.rectifications.terms import LastDay, bound_of, last_day

MANNER, SERVED_AT, ANNOUNCEMENT = "manner", "served_at", "announcement"
"""Keys of a receipt's content, and the manner that takes days."""
ANNOUNCED_FOR = Term(30, "day")
"""How long an announcement stands until it counts as served."""


def served_key(notice: UUID, requirement: str) -> str:
    """Return the name under which a receipt keeps the last day for a requirement of a notice that it served."""
    return f"{notice} {requirement}"


def served_on(content: Mapping[str, Any], calendar: WorkingDays | None = None) -> LastDay | None:
    """Return the day of service; None where the receipt names no moment. Without a calendar that of an announcement is a bound."""
    try:
        at = datetime.fromisoformat(str(content.get(SERVED_AT) or "").strip())
    except ValueError:
        return None
    day = (at if at.tzinfo is None else at.astimezone(BEIJING)).date()
    if content.get(MANNER) != ANNOUNCEMENT:
        return LastDay(day)
    return bound_of(ANNOUNCED_FOR, day) if calendar is None else last_day(ANNOUNCED_FOR, day, calendar)


@dataclass(frozen=True, slots=True)
class BegunTerm:
    """A term of a document for a requirement, and the last day that follows from its service."""

    document: Document
    requirement: str
    term: Term
    last: LastDay


def terms_begun(content: Mapping[str, Any], documents: Iterable[Document], calendar: WorkingDays) -> tuple[BegunTerm, ...]:
    """Return the terms that begin with the service a receipt's content tells of; none where it names no moment."""
    service, listed = served_on(content, calendar), links_of(content)
    if service is None:
        return ()
    return tuple(
        BegunTerm(document, requirement, due, LastDay(last.day, last.certain and service.certain))
        for document in documents
        if document.uuid in listed
        for requirement, due in document.due.items()
        if isinstance(due, Term) and (last := last_day(due, service.day, calendar)) is not None
    )


def last_day_of(notice: Document, requirement: str, documents: Iterable[Document]) -> LastDay | None:
    """Return by when a notice has a requirement corrected: the day that it names, else the one of its first service; None before that.

    Where a receipt could not name the day, for the year's holidays were not published, only a bound is known.
    """
    due = notice.due[requirement]
    if not isinstance(due, Term):
        return LastDay(due)
    receipts = [
        document
        for document in documents
        if document.number.series.kind == NumberKind.RECEIPT
        and document.state is DocumentState.ISSUED
        and notice.uuid in links_of(document.content)
    ]
    days = [day for receipt in receipts if (day := _kept(receipt, notice, requirement, due)) is not None]
    return min(days, key=lambda last: last.day, default=None)


def _kept(receipt: Document, notice: Document, requirement: str, term: Term) -> LastDay | None:
    kept = receipt.due.get(served_key(notice.uuid, requirement))
    if kept is not None and not isinstance(kept, Term):
        return LastDay(kept)
    try:
        service = served_on(receipt.content)
        return None if service is None else bound_of(term, service.day)
    except OverflowError:  # the calendar's last year
        return None
