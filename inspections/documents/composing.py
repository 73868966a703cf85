"""From a draft to what is printed: its faults, the document, and the same as far as it is filled in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from inspections.documents.content_reading import SIGNATURES, described_faults, readable
from inspections.documents.document_kind import DocumentDraft
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.signatures import signature_faults, unbound, unbound_faults, without
from inspections.documents.templates.template import Template, Templates
from inspections.faults import Fault, UserError
from inspections.profiles.profile import Profile
from inspections.typesetting.paper import Paper, Printed


def content_faults(draft: DocumentDraft, day: date) -> tuple[Fault, ...]:
    """Return whatever is wrong with a draft's content, all at once; each fault's `path` is that of the content."""
    return tuple(draft.kind.faults(draft, day))


def paper_faults(rules: Callable[[PaperDraft, date], Sequence[Fault]]) -> Callable[[PaperDraft, date], Sequence[Fault]]:
    """Return how a paper that people sign is faulted: by its description, its signatures, and then by these rules.

    Rules that hold fields against one another are asked only where every field can be read.
    """

    def faults(draft: PaperDraft, day: date) -> Sequence[Fault]:
        faults = described_faults(draft.kind.fields, draft.content)
        faults += signature_faults(draft.content, draft.signers)
        if any(fault.code != "missing_content" for fault in faults):
            return faults
        if draft.content.get(SIGNATURES):
            faults += unbound_faults(draft.content, draft.signers, draft.words_signed)
        return [*faults, *rules(draft, day)]

    return faults


def compose(draft: DocumentDraft, number: str, day: date) -> Printed:
    """Return the document under its number; one that replaces another says so.

    Raises UserError with every fault of its content, and where the bureau has no profile.
    """
    faults = content_faults(draft, day)
    if faults:
        raise UserError(faults)
    return composed_faultless(draft, number, day)


def composed_faultless(draft: DocumentDraft, number: str, day: date) -> Printed:
    """Return the document of a draft that is known to have no fault on that day: nothing is looked for a second time."""
    return draft.kind.draw(draft, number, day)


def compose_unfinished(draft: DocumentDraft, number: str, day: date) -> Printed:
    """Return the document as far as it is filled in, to be looked at and never to be issued: what is not there yet is left blank.

    Raises UserError where there is nothing to draw: no profile, no records in the month, an archived file that cannot be read.
    """
    if draft.kind.fields:
        content = readable(draft.kind.fields, draft.content)
        if signature_faults(content, draft.signers):
            del content[SIGNATURES]
        elif content.get(SIGNATURES) and isinstance(draft, PaperDraft):
            signers = unbound(content, draft.signers, draft.words_signed)
            content = without(content, {signer.key for signer in signers})
        draft = draft.saying(content)
    return draft.kind.draw(draft, number, day)


def blank(template: Template, profile: Profile | None) -> Paper:
    """Return the form of the template's kind to fill by hand; without a profile the bureau's name is left out too.

    Raises `ValueError` for a kind that has none.
    """
    if template.kind.blank is None:
        raise ValueError(f"{template.kind.key} has no form to fill by hand")
    return template.kind.blank(template, profile)


def blank_papers(templates: Templates, profile: Profile | None) -> tuple[Paper, ...]:
    """Return every form to fill by hand, as these templates word it, in the order of a case's file."""
    kinds = sorted((template.kind for template in templates.values() if template.kind.blank), key=lambda kind: _last_unranked(kind.rank))
    return tuple(blank(templates[kind.key], profile) for kind in kinds)


def _last_unranked(rank: int | None) -> tuple[bool, int]:
    return rank is None, rank or 0
