"""How far the correction of a finding has come, from the documents that were issued on its record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inspections.cases.documents import Document, DocumentState
from inspections.cases.links import NOTICE, linked_uuid, links_of, thread_of
from inspections.cases.numbers import NumberKind
from inspections.checklists.pack import Term
from inspections.days import spoken_day
from inspections.rectifications.reviewed import reviewed_states
from inspections.rectifications.service import last_day_of
from inspections.rectifications.terms import LastDay, days_of

RECTIFIED, PARTLY, UNDER_WAY = "已整改", "部分整改", "整改中"
_SEEN = {"rectified": RECTIFIED, "partly": PARTLY}


@dataclass(frozen=True, slots=True)
class RectificationProgress:
    """The notice (责令整改通知书) that a finding stands in, the last day for it, and what the last review (复查) saw.

    `last` is None where the `term` runs from service and the notice was not served yet: then there is no day. `state` is RECTIFIED,
    PARTLY or UNDER_WAY. `unserved` says that the notice came in the place of one that was served, and was not served itself yet.
    """

    notice: Document
    last: LastDay | None
    state: str
    unserved: bool = False
    term: Term | None = None

    @property
    def due(self) -> date | None:
        """The last day; None where it is not known."""
        return None if self.last is None or not self.last.certain else self.last.day

    @property
    def term_words(self) -> str:
        """By when, as tables say it: a day, a bound, or the term of what was not served yet."""
        if self.last is not None:
            return f"{spoken_day(self.last.day)}前" if self.last.certain else self.last.words
        return "尚未送达" if self.term is None else f"送达后{days_of(self.term)}内（尚未送达）"

    def overdue(self, today: date) -> bool:
        """Say whether the last day is known and has passed without the finding being rectified."""
        return self.state != RECTIFIED and self.due is not None and self.due < today


def progress_of(requirement: str, documents: Iterable[Document]) -> RectificationProgress | None:
    """Return how far a requirement's finding has come by the documents about its record, in the order of issue.

    What was seen under a notice that was replaced holds for the one in its place, as far as that still orders the requirement, and so
    does the day that a review has given until then, unless the new notice gives more. Only a delivery does not: the new notice must be
    served anew, and a term of its own that runs from service has no day until then. None without a standing notice.
    """
    all_documents = tuple(documents)
    standing = [document for document in all_documents if document.state is DocumentState.ISSUED]
    notices = [document for document in standing if document.number.series.kind == NumberKind.NOTICE and requirement in document.due]
    if not notices:
        return None
    notice = notices[-1]
    thread = thread_of(notice, all_documents)
    reviews = [
        document
        for document in standing
        if document.number.series.kind == NumberKind.REVIEW and linked_uuid(document.content, NOTICE) in thread
    ]
    state = UNDER_WAY
    for review in reviews:
        state = _SEEN.get(reviewed_states(review.content).get(requirement, ""), state)
    given = [
        (linked_uuid(review.content, NOTICE) == notice.uuid, LastDay(day))
        for review in reviews
        if isinstance(day := review.due.get(requirement), date)
    ]
    before, since = [[day for own, day in given if own is which] for which in (False, True)]
    last = since[-1] if since else last_day_of(notice, requirement, all_documents)
    if last is not None and not since:
        last = max([last, *before[-1:]], key=lambda known: known.day)
    due = notice.due[requirement]
    term = due if isinstance(due, Term) else None
    return RectificationProgress(notice, last, state, _unserved_again(notice, thread, all_documents), term)


def _unserved_again(notice: Document, thread: Sequence[UUID], documents: Iterable[Document]) -> bool:
    """Say whether a notice stands in the place of a served one, and was not served itself."""
    receipts = (
        document for document in documents if document.number.series.kind == NumberKind.RECEIPT and document.state is DocumentState.ISSUED
    )
    served = {uuid for receipt in receipts for uuid in links_of(receipt.content)}
    return notice.uuid not in served and not served.isdisjoint(thread)
