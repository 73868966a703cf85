"""From a notice's draft to the order that issues it: rendering, file name and last days; and an order whose file is signed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from inspections.cases.documents import Document
from inspections.cases.numbers import DocumentNumber
from inspections.documents.content import NoticeDraft, compose
from inspections.documents.document_order import DocumentOrder
from inspections.documents.drafting import at_record
from inspections.documents.naming import document_file_name
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
            notice = compose(draft, number.text, issued_on)
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


def signed_when_issued(order: DocumentOrder, sign_file: Callable[[bytes], bytes]) -> DocumentOrder:
    """The same order, but its document is signed before it is archived: what the archive's SHA-256 names is the signed file.

    `sign_file` is `digital_signature.sign` with the bureau's certificate and words; it is handed in so that only who signs loads pyHanko.
    """

    def render(number: DocumentNumber, issued_on: date) -> bytes:
        return sign_file(order.render(number, issued_on))

    return replace(order, render=render)
