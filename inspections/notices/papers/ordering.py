"""From a draft to the order that issues it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from inspections.cases.numbers import DocumentNumber, NumberKind
from inspections.errors import UserError
from inspections.notices.drafting import at_record
from inspections.notices.drawing import render_pdf
from inspections.notices.fonts import FontSet
from inspections.notices.issue import DocumentOrder
from inspections.notices.naming import document_file_name
from inspections.notices.papers.composing import compose_paper
from inspections.notices.papers.evidence_list import listed
from inspections.notices.papers.paper_draft import PaperDraft


def order_paper(draft: PaperDraft, fonts: FontSet) -> DocumentOrder:
    """Return the order to issue a draft on its record's revision.

    Issue it under the prefix `draft.template.prefix(draft.profile)`. What the paper says is kept with it.
    """

    def render(number: DocumentNumber, day: date) -> bytes:
        try:
            return render_pdf(compose_paper(draft, number.text, day), fonts)
        except UserError as error:
            raise UserError(at_record(draft.filed.stored.record, error.faults)) from error

    return DocumentOrder(
        record=draft.filed.stored.record.uuid,
        revision=draft.filed.stored.revision,
        render=render,
        file_name=lambda number: document_file_name(number.text, draft.party, draft.template.title),
        due={},
        kind=draft.kind,
        content=_kept(draft),
        replaces=None if draft.replaced is None else draft.replaced.uuid,
    )


def _kept(draft: PaperDraft) -> Mapping[str, Any]:
    """Return the content; a list of evidence keeps which pieces it was of, whatever comes to the case later."""
    if draft.kind is not NumberKind.EVIDENCE_LIST:
        return draft.content
    return dict(draft.content) | {"pieces": [str(piece.number) for piece in listed(draft)]}
