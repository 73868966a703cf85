"""Issuing what was prepared and looked at: in the window's way, by the same desk as the command line."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from inspections.cases.documents import Document
from inspections.documents.digital_signature.bureau_signature import BureauSignature
from inspections.documents.document_order import DocumentOrder
from inspections.documents.kinds.monthly_report import ReportDraft
from inspections.documents.orders import order_notice, order_paper, order_report
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck.remark import Remark
from inspections.documents.precheck.standing import standing_remarks
from inspections.documents.wanted import WantedDocument
from inspections.faults import UserError, refuse
from inspections.session import Session
from inspections.typesetting.fonts import FontSet
from inspections.use_cases.changes import Changes
from inspections.use_cases.issue import issue_document
from inspections.use_cases.load_case_file import load_case_file
from inspections.use_cases.prepared_document import PreparedDocument


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A document as it is archived, and what there is to say of it from now on."""

    document: Document
    pdf: bytes
    remarks: tuple[Remark, ...]
    changes: Changes


def issue_prepared(  # noqa: PLR0913 # what a document depends on, named at the call
    session: Session,
    fonts: FontSet,
    wanted: WantedDocument,
    prepared: PreparedDocument,
    *,
    prefix: str,
    issued_on: date,
    signature: BureauSignature | None = None,
) -> IssuedDocument:
    """Issue what was prepared, signed where a signature is given, and forget what was typed. Raises UserError."""
    if prepared.profile is None or not prepared.ready:
        raise refuse("not_ready", "文书还不能签发", "", "请先处理列出的问题")
    order = _order(prepared, fonts)
    if signature is not None:
        order = signature.on(order, prepared.profile, prepared.template.title)
    issued = issue_document(session.store, order, prefix=prefix, issued_on=issued_on)
    document = issued.document
    if prepared.fields:
        with suppress(UserError):  # it is issued; where the draft cannot be deleted, what was typed is only offered once more
            session.drafts.forget_paper(wanted.key)
    return IssuedDocument(document, session.store.archive.read(document.sha256), _remarks(session, prepared, document), issued.changes)


def _order(prepared: PreparedDocument, fonts: FontSet) -> DocumentOrder:
    draft, stored = prepared.draft, prepared.stored
    if isinstance(draft, PaperDraft):
        return order_paper(draft, fonts)
    if isinstance(draft, ReportDraft):
        return order_report(draft, fonts)
    if draft is None or stored is None:
        raise refuse("not_ready", "文书还不能签发", "", "请先处理列出的问题")
    return order_notice(draft, stored.record.uuid, stored.revision, fonts, prepared.replaced)


def _remarks(session: Session, prepared: PreparedDocument, document: Document) -> tuple[Remark, ...]:
    """Return how a document stands that its record gives whole; of one that was filled in, what was looked over stays to be read."""
    if prepared.fields or document.case is None:
        return prepared.remarks
    with session.store.reading() as unit:
        return standing_remarks(document, load_case_file(unit, document.case, document.record))
