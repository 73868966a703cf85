"""From a draft to the order that issues it: rendering, file name and last days; and an order whose file is signed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from inspections.cases.documents import Document
from inspections.cases.numbers import DocumentNumber, NumberKind
from inspections.documents.composing import compose
from inspections.documents.document_order import DocumentOrder
from inspections.documents.drafting import at_record
from inspections.documents.issued_reports import kept_content
from inspections.documents.kinds import review
from inspections.documents.kinds.evidence_list import listed
from inspections.documents.kinds.monthly_report import ReportDraft
from inspections.documents.kinds.notice import NoticeDraft
from inspections.documents.kinds.notice import compose as compose_notice
from inspections.documents.naming import document_file_name
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.replacing import naming_replaced
from inspections.faults import UserError
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.pdf.drawing import render_pdf


def order_notice(draft: NoticeDraft, record: UUID, revision: str, fonts: FontSet, replaced: Document | None = None) -> DocumentOrder:
    """Return the order to issue a draft on the revision of the stored `record`; a notice in the place of another says so.

    The draft's own record was read from a table of facts, which need not state whose facts they are.
    """

    def render(number: DocumentNumber, issued_on: date) -> bytes:
        try:
            notice = compose_notice(draft, number.text, issued_on)
            return render_pdf(notice if replaced is None else naming_replaced(notice, replaced.number.text), fonts)
        except UserError as error:
            raise UserError(at_record(draft.record, error.faults)) from error

    return DocumentOrder(
        record=record,
        revision=revision,
        render=render,
        file_name=lambda number: document_file_name(number.text, draft.record.inspectee_name, draft.template.title),
        due={finding.requirement.id: draft.deadlines[finding.requirement.id].day for finding in draft.findings},
        replaces=None if replaced is None else replaced.uuid,
        title=draft.template.title,
    )


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


def signed_when_issued(order: DocumentOrder, sign_file: Callable[[bytes], bytes]) -> DocumentOrder:
    """The same order, but its document is signed before it is archived: what the archive's SHA-256 names is the signed file.

    `sign_file` is `digital_signature.sign` with the bureau's certificate and words; it is handed in so that only who signs loads pyHanko.
    """

    def render(number: DocumentNumber, issued_on: date) -> bytes:
        return sign_file(order.render(number, issued_on))

    return replace(order, render=render)
