"""From a draft to what is printed, whatever its kind; and each record's form to fill by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from inspections.cases.numbers import NumberKind
from inspections.errors import Fault, UserError
from inspections.notices import content
from inspections.notices.content import NoticeDraft
from inspections.notices.paper import Paper, Printed
from inspections.notices.papers import catalogue, evidence_list, interview, receipt, site_record
from inspections.notices.papers.content_reading import described_faults
from inspections.notices.papers.paper_draft import PaperDraft
from inspections.notices.papers.signatures import Signer, signature_faults
from inspections.notices.templates.template import Template
from inspections.profiles.profile import Profile
from inspections.records.fields.field import Field, ListField

Draft = NoticeDraft | PaperDraft
"""All that a document is made from but its number and day."""

PAPERS: Final = (
    NumberKind.SITE_RECORD,
    NumberKind.INTERVIEW,
    NumberKind.EVIDENCE_LIST,
    NumberKind.RECEIPT,
    NumberKind.CATALOGUE,
)
"""The kinds without red head, in the order of a proceeding: their content is typed, and each has a form to fill by hand."""


def fields_of(kind: NumberKind) -> tuple[Field | ListField, ...]:
    """Return what the content of such a paper holds beyond record and case. Raises `ValueError` for a kind that is not of `PAPERS`."""
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
        case _:
            raise _no_paper(kind)


def signers_of(kind: NumberKind, record: Mapping[str, Any]) -> tuple[Signer, ...]:
    """Return who signs such a paper on this record (its JSON), in the order of the page."""
    match kind:
        case NumberKind.SITE_RECORD:
            return site_record.signers(record)
        case NumberKind.INTERVIEW:
            return interview.signers(record)
        case NumberKind.RECEIPT:
            return receipt.signers(record)
        case NumberKind.EVIDENCE_LIST:
            return evidence_list.signers(record)
        case NumberKind.CATALOGUE:
            return catalogue.signers(record)
        case _:
            raise _no_paper(kind)


def content_faults(draft: PaperDraft, day: date) -> tuple[Fault, ...]:
    """Return whatever is wrong with a draft's content, all at once; each fault's `path` is that of the content.

    Rules that hold fields against one another are asked only where every field can be read.
    """
    faults = described_faults(fields_of(draft.kind), draft.content)
    faults += signature_faults(draft.content, signers_of(draft.kind, draft.payload))
    if any(fault.code != "missing_content" for fault in faults):
        return tuple(faults)
    match draft.kind:
        case NumberKind.SITE_RECORD:
            faults += site_record.faults(draft, day)
        case NumberKind.INTERVIEW:
            faults += interview.faults(draft, day)
        case NumberKind.RECEIPT:
            faults += receipt.faults(draft, day)
        case NumberKind.EVIDENCE_LIST:
            faults += evidence_list.faults(draft, day)
        case NumberKind.CATALOGUE:
            faults += catalogue.faults(draft, day)
        case _:
            raise _no_paper(draft.kind)
    return tuple(faults)


def compose(draft: Draft, number: str, day: date) -> Printed:
    """Return the document under its number, whatever its kind.

    Raises UserError with every fault of a paper's content, and where the bureau has no profile.
    """
    if isinstance(draft, NoticeDraft):
        return content.compose(draft, number, day)
    return compose_paper(draft, number, day)


def compose_paper(draft: PaperDraft, number: str, day: date) -> Paper:
    """Return a paper without red head under its number. Raises UserError with every fault of its content."""
    faults = content_faults(draft, day)
    if faults:
        raise UserError(faults)
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
        case _:
            raise _no_paper(draft.kind)


def blank(kind: NumberKind, template: Template, profile: Profile | None) -> Paper:
    """Return the form of a kind to fill by hand, with the same layout; without a profile the bureau's name is left out too."""
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
            raise _no_paper(kind)


def _no_paper(kind: NumberKind) -> ValueError:
    return ValueError(f"{kind} is no paper without red head")
