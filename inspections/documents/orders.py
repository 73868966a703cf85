"""From a draft to the order that issues it: rendering, file name and last days; and an order whose file is signed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from inspections.cases.documents import Document
from inspections.cases.numbers import DocumentNumber
from inspections.documents.composing import compose
from inspections.documents.document_kind import DocumentKind
from inspections.documents.document_order import DocumentOrder
from inspections.documents.kinds.monthly_report import ReportDraft
from inspections.documents.kinds.notice import NoticeDraft
from inspections.documents.naming import document_file_name
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.unstated import at_record
from inspections.faults import UserError
from inspections.records.record import Record
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.pdf.drawing import render_pdf


def order_notice(draft: NoticeDraft, record: UUID, revision: str, fonts: FontSet, replaced: Document | None = None) -> DocumentOrder:
    """Return the order to issue a draft on the revision of the stored `record`; a notice in the place of another says so.

    The draft's own record was read from a table of facts, which need not state whose facts they are.
    """
    made = draft if replaced is None else replace(draft, replaced=replaced)
    return replace(_order(made, fonts, draft.record, draft.record.inspectee_name), record=record, revision=revision)


def order_paper(draft: PaperDraft, fonts: FontSet) -> DocumentOrder:
    """Return the order to issue a document of a case on its record's revision.

    Issue it under the prefix `draft.template.prefix(draft.profile)`. What it says beyond the record is kept with it.
    """
    stored = draft.filed.stored
    return replace(_order(draft, fonts, stored.record, draft.party), record=stored.record.uuid, revision=stored.revision)


def order_report(draft: ReportDraft, fonts: FontSet) -> DocumentOrder:
    """Return the order to issue a month's report, which belongs to no record: what it is of is kept with its content."""
    return _order(draft, fonts, None, f"{draft.year}年{draft.month}月")


def _order(draft: NoticeDraft | PaperDraft | ReportDraft, fonts: FontSet, record: Record | None, about: str) -> DocumentOrder:
    """Return the order without the record that it rests on; its faults name that."""

    def render(number: DocumentNumber, day: date) -> bytes:
        try:
            return render_pdf(compose(draft, number.text, day), fonts)
        except UserError as error:
            raise error if record is None else UserError(at_record(record, error.faults)) from error

    kind: DocumentKind[Any] = draft.kind
    title = draft.template.title
    return DocumentOrder(
        record=None,
        revision="",
        render=render,
        file_name=lambda number: document_file_name(number.text, about, title),
        due=kind.due(draft),
        kind=kind.key,
        content=kind.kept(draft),
        replaces=None if draft.replaced is None else draft.replaced.uuid,
        title=title,
    )


def signed_when_issued(order: DocumentOrder, sign_file: Callable[[bytes], bytes]) -> DocumentOrder:
    """The same order, but its document is signed before it is archived: what the archive's SHA-256 names is the signed file.

    `sign_file` is `digital_signature.sign` with the bureau's certificate and words; it is handed in so that only who signs loads pyHanko.
    """

    def render(number: DocumentNumber, issued_on: date) -> bytes:
        return sign_file(order.render(number, issued_on))

    return replace(order, render=render)
