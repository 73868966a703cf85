"""How far the correction of a finding has come, from the documents that were issued on its record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import NumberKind

RECTIFIED, PARTLY, UNDER_WAY = "已整改", "部分整改", "整改中"
_SEEN = {"rectified": RECTIFIED, "partly": PARTLY}


@dataclass(frozen=True, slots=True)
class Progress:
    """The notice (责令整改通知书) that a finding stands in, the last day for it, and what the last review (复查) saw.

    `state` is RECTIFIED, PARTLY or UNDER_WAY.
    """

    notice: Document
    due: date
    state: str

    def overdue(self, today: date) -> bool:
        """Say whether the last day has passed without the finding being rectified."""
        return self.state != RECTIFIED and self.due < today


def progress_of(requirement: str, documents: Iterable[Document]) -> Progress | None:
    """Return how far a requirement's finding has come by its record's documents, in the order of issue; None without a standing notice."""
    standing = [document for document in documents if document.state is DocumentState.ISSUED]
    notices = [each for each in standing if each.number.series.kind is NumberKind.NOTICE and requirement in each.due]
    if not notices:
        return None
    notice = notices[-1]
    last, state = notice.due[requirement], UNDER_WAY
    for document in standing:
        if document.number.series.kind is NumberKind.REVIEW and document.content.get("notice") == notice.number.text:
            seen = {line["requirement"]: line["state"] for line in document.content["findings"]}
            state = _SEEN.get(seen.get(requirement, ""), state)
            last = document.due.get(requirement, last)
    return Progress(notice, last, state)
