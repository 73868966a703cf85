"""How far the correction of a finding has come, from the documents that were issued on its record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inspections.cases.documents import Document, DocumentState
from inspections.cases.links import NOTICE, linked_uuid, links_of, thread_of
from inspections.cases.numbers import NumberKind
from inspections.rectifications.reviewed import reviewed_states

RECTIFIED, PARTLY, UNDER_WAY = "已整改", "部分整改", "整改中"
_SEEN = {"rectified": RECTIFIED, "partly": PARTLY}


@dataclass(frozen=True, slots=True)
class RectificationProgress:
    """The notice (责令整改通知书) that a finding stands in, the last day for it, and what the last review (复查) saw.

    `state` is RECTIFIED, PARTLY or UNDER_WAY. `unserved` says that the notice came in the place of one that was served, and was not
    served itself yet.
    """

    notice: Document
    due: date
    state: str
    unserved: bool = False

    def overdue(self, today: date) -> bool:
        """Say whether the last day has passed without the finding being rectified."""
        return self.state != RECTIFIED and self.due < today


def progress_of(requirement: str, documents: Iterable[Document]) -> RectificationProgress | None:
    """Return how far a requirement's finding has come by the documents about its record, in the order of issue.

    What was seen under a notice that was replaced holds for the one in its place, as far as that still orders the requirement, and so
    does the day that a review has given until then, unless the new notice gives more. Only a delivery does not: the new notice must be
    served anew. None without a standing notice.
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
        (linked_uuid(review.content, NOTICE) == notice.uuid, review.due[requirement]) for review in reviews if requirement in review.due
    ]
    before, since = [[day for own, day in given if own is which] for which in (False, True)]
    last = since[-1] if since else max([notice.due[requirement], *before[-1:]])
    return RectificationProgress(notice, last, state, _unserved_again(notice, thread, all_documents))


def _unserved_again(notice: Document, thread: Sequence[UUID], documents: Iterable[Document]) -> bool:
    """Say whether a notice stands in the place of a served one, and was not served itself."""
    receipts = (
        document for document in documents if document.number.series.kind == NumberKind.RECEIPT and document.state is DocumentState.ISSUED
    )
    served = {uuid for receipt in receipts for uuid in links_of(receipt.content)}
    return notice.uuid not in served and not served.isdisjoint(thread)
