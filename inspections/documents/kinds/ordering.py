"""From a draft to the order that issues it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from inspections.cases.numbers import DocumentNumber, NumberKind
from inspections.documents.document_order import DocumentOrder
from inspections.documents.drafting import at_record
from inspections.documents.kinds import review
from inspections.documents.kinds.composing import compose
from inspections.documents.kinds.evidence_list import listed
from inspections.documents.kinds.issued_reports import kept_content
from inspections.documents.kinds.monthly_report import ReportDraft
from inspections.documents.kinds.paper_draft import PaperDraft
from inspections.documents.naming import document_file_name
from inspections.faults import UserError
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.pdf.drawing import render_pdf


def order_paper(draft: PaperDraft, fonts: FontSet) -> DocumentOrder:
    """Return the order to issue a document of a case on its record's revision.

    Issue it under the prefix `draft.template.prefix(draft.profile)`. What it says beyond the record is kept with it.
    """

    def render(number: DocumentNumber, day: date) -> bytes:
        try:
            return render_pdf(compose(draft, number.text, day), fonts)
        except UserError as error:
            raise UserError(at_record(draft.filed.stored.record, error.faults)) from error

    return DocumentOrder(
        record=draft.filed.stored.record.uuid,
        revision=draft.filed.stored.revision,
        render=render,
        file_name=_name(draft.party, draft.template.title),
        due=review.due(draft) if draft.kind is NumberKind.REVIEW else {},
        kind=draft.kind,
        content=_kept(draft),
        replaces=None if draft.replaced is None else draft.replaced.uuid,
        title=draft.template.title,
    )


def order_report(draft: ReportDraft, fonts: FontSet) -> DocumentOrder:
    """Return the order to issue a month's report, which belongs to no record: what it is of is kept with its content."""
    return DocumentOrder(
        record=None,
        revision="",
        render=lambda number, day: render_pdf(compose(draft, number.text, day), fonts),
        file_name=_name(f"{draft.year}年{draft.month}月", draft.template.title),
        due={},
        kind=NumberKind.REPORT,
        content=kept_content(draft.content, draft.profile.county, (draft.year, draft.month), draft.revisions, draft.documents),
        replaces=None if draft.replaced is None else draft.replaced.uuid,
        title=draft.template.title,
    )


def _name(party: str, title: str) -> Callable[[DocumentNumber], str]:
    return lambda number: document_file_name(number.text, party, title)


def _kept(draft: PaperDraft) -> Mapping[str, Any]:
    """Return the content as it is kept; a list of evidence keeps which pieces it was of, whatever comes to the case later."""
    match draft.kind:
        case NumberKind.REVIEW:
            return review.kept(draft)
        case NumberKind.EVIDENCE_LIST:
            return dict(draft.content) | {"pieces": [str(piece.uuid) for piece in listed(draft)]}
        case _:
            return draft.content
