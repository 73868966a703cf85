"""From a draft to what is printed, whatever its kind; and each record's form to fill by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from inspections.cases.numbers import NumberKind
from inspections.documents.bound_signatures import unbound, unbound_faults, without
from inspections.documents.content_reading import SIGNATURES, described_faults, readable
from inspections.documents.kinds import catalogue, evidence_list, interview, monthly_report, notice, receipt, review, site_record, transfer
from inspections.documents.kinds.monthly_report import ReportDraft
from inspections.documents.kinds.notice import NoticeDraft
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.replacing import naming_replaced
from inspections.documents.signatures import Signer, signature_faults
from inspections.documents.signed_words import digest_of
from inspections.documents.templates.template import Template
from inspections.faults import Fault, UserError
from inspections.profiles.profile import Profile
from inspections.records.fields.field import Field, ListField
from inspections.typesetting.blanks import NO_DAY
from inspections.typesetting.official_document import OfficialDocument
from inspections.typesetting.paper import Paper, Printed

Draft = NoticeDraft | PaperDraft | ReportDraft
"""All that a document is made from but its number and day: a notice's findings, a paper of a case, a month's report."""

PAPERS: Final = (
    NumberKind.SITE_RECORD,
    NumberKind.INTERVIEW,
    NumberKind.EVIDENCE_LIST,
    NumberKind.RECEIPT,
    NumberKind.CATALOGUE,
)
"""The kinds without red head, in the order of a proceeding: each has a form to fill by hand."""


def fields_of(kind: NumberKind) -> tuple[Field | ListField, ...]:
    """Return what the content of a kind holds beyond record and case; a notice has none."""
    match kind:
        case NumberKind.SITE_RECORD:
            return site_record.FIELDS
        case NumberKind.INTERVIEW:
            return interview.FIELDS
        case NumberKind.RECEIPT:
            return receipt.FIELDS
        case NumberKind.EVIDENCE_LIST:
            return evidence_list.FIELDS
        case NumberKind.CATALOGUE:
            return catalogue.FIELDS
        case NumberKind.REVIEW:
            return review.FIELDS
        case NumberKind.TRANSFER:
            return transfer.FIELDS
        case NumberKind.REPORT:
            return monthly_report.FIELDS
        case NumberKind.NOTICE | NumberKind.CASE:
            return ()


def signers_of(kind: NumberKind, record: Mapping[str, Any]) -> tuple[Signer, ...]:
    """Return who may sign such a document of this record (its JSON) on screen; one with a red head is sealed by hand."""
    match kind:
        case NumberKind.SITE_RECORD:
            return site_record.signers(record)
        case NumberKind.INTERVIEW:
            return interview.signers(record)
        case NumberKind.RECEIPT:
            return receipt.signers(record)
        case NumberKind.EVIDENCE_LIST:
            return evidence_list.signers(record)
        case _:
            return ()


def content_faults(draft: PaperDraft, day: date) -> tuple[Fault, ...]:
    """Return whatever is wrong with a draft's content, all at once; each fault's `path` is that of the content.

    Rules that hold fields against one another are asked only where every field can be read.
    """
    if draft.kind is NumberKind.REVIEW:
        return review.faults(draft, day)
    if draft.kind is NumberKind.TRANSFER:
        return transfer.faults(draft, day)
    faults = described_faults(fields_of(draft.kind), draft.content)
    faults += signature_faults(draft.content, signers_of(draft.kind, draft.payload))
    if any(fault.code != "missing_content" for fault in faults):
        return tuple(faults)
    if draft.content.get(SIGNATURES):
        faults += unbound_faults(draft.content, signers_of(draft.kind, draft.payload), words_signed(draft))
    return (*faults, *_rules(draft, day))


def words_signed(draft: PaperDraft) -> str:
    """Return the SHA-256 of what a signature on this document stands under; empty where nobody signs such a document on screen.

    It is of the paper as far as it is filled in, without number, day of issue and signatures (`digest_of`), with every picture by
    the SHA-256 of its original. Whatever else is printed above the signatures is part of it: content, record, wording, findings.
    """
    if not signers_of(draft.kind, draft.payload):
        return ""
    bare = replace(draft, content={**readable(fields_of(draft.kind), draft.content), SIGNATURES: {}})
    pictures = [piece.sha256 for piece in evidence_list.listed(bare)] if draft.kind is NumberKind.EVIDENCE_LIST else []
    # Pictures are in the digest by their originals' own: there is no need to read them.
    paper = _composed(replace(bare, read=_unread), "", NO_DAY)
    return digest_of(paper, pictures) if isinstance(paper, Paper) else ""


def _unread(_digest: str) -> bytes:
    return b""


def compose(draft: Draft, number: str, day: date) -> Printed:
    """Return the document under its number, whatever its kind.

    Raises UserError with every fault of its content, and where the bureau has no profile.
    """
    match draft:
        case NoticeDraft():
            return notice.compose(draft, number, day)
        case ReportDraft():
            return monthly_report.compose(draft, number, day)
        case PaperDraft():
            return compose_paper(draft, number, day)


def compose_paper(draft: PaperDraft, number: str, day: date) -> Printed:
    """Return a document of a case under its number; one that replaces another says so. Raises UserError as `compose`."""
    faults = content_faults(draft, day)
    if faults:
        raise UserError(faults)
    return _composed(draft, number, day)


def compose_unfinished(draft: Draft, number: str, day: date) -> Printed:
    """Return the document as far as it is filled in, to be looked at and never to be issued: what is not there yet is left blank.

    Raises UserError where there is nothing to draw: no profile, no records in the month, an archived file that cannot be read.
    """
    match draft:
        case NoticeDraft():
            return notice.compose(draft, number, day)
        case ReportDraft():
            return monthly_report.unfinished(replace(draft, content=readable(monthly_report.FIELDS, draft.content)), number, day)
        case PaperDraft():
            held = readable(fields_of(draft.kind), draft.content)
            signers = signers_of(draft.kind, draft.payload)
            if signature_faults(held, signers):
                del held[SIGNATURES]
            elif held.get(SIGNATURES):
                held = without(held, {each.key for each in unbound(held, signers, words_signed(draft))})
            return _composed(replace(draft, content=held), number, day)


def _composed(draft: PaperDraft, number: str, day: date) -> Printed:
    """Return a document of a case from a content that can be read, with blanks for what it lacks."""
    match draft.kind:
        case NumberKind.SITE_RECORD:
            return site_record.compose(draft, number, day)
        case NumberKind.INTERVIEW:
            return interview.compose(draft, number, day)
        case NumberKind.RECEIPT:
            return receipt.compose(draft, number, day)
        case NumberKind.EVIDENCE_LIST:
            return evidence_list.compose(draft, number, day)
        case NumberKind.CATALOGUE:
            return catalogue.compose(draft, number, day)
        case NumberKind.REVIEW:
            return _named(review.unfinished(draft, number, day), draft)
        case NumberKind.TRANSFER:
            return _named(transfer.unfinished(draft, number, day), draft)
        case NumberKind.NOTICE | NumberKind.REPORT | NumberKind.CASE:
            raise ValueError(f"{draft.kind} is not made from a paper's draft")


def blank(kind: NumberKind, template: Template, profile: Profile | None) -> Paper:
    """Return the form of a kind to fill by hand, with the same layout; without a profile the bureau's name is left out too.

    Raises `ValueError` for a kind that is not of `PAPERS`.
    """
    match kind:
        case NumberKind.SITE_RECORD:
            return site_record.blank(template, profile)
        case NumberKind.INTERVIEW:
            return interview.blank(template, profile)
        case NumberKind.RECEIPT:
            return receipt.blank(template, profile)
        case NumberKind.EVIDENCE_LIST:
            return evidence_list.blank(template, profile)
        case NumberKind.CATALOGUE:
            return catalogue.blank(template, profile)
        case _:
            raise ValueError(f"{kind} has no form to fill by hand")


def _rules(draft: PaperDraft, day: date) -> list[Fault]:
    match draft.kind:
        case NumberKind.SITE_RECORD:
            return site_record.faults(draft)
        case NumberKind.INTERVIEW:
            return interview.faults(draft, day)
        case NumberKind.RECEIPT:
            return receipt.faults(draft, day)
        case NumberKind.EVIDENCE_LIST:
            return evidence_list.faults(draft)
        case NumberKind.CATALOGUE:
            return catalogue.faults(draft)
        case _:
            return []


def _named(document: OfficialDocument, draft: PaperDraft) -> OfficialDocument:
    return document if draft.replaced is None else naming_replaced(document, draft.replaced.number.text)
