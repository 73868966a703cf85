"""The frame of a case's paper, the same around what is filled in and around what stands on the form to fill by hand."""

from __future__ import annotations

from datetime import date

from inspections.documents.paper_draft import PaperDraft
from inspections.documents.replacing import replaced_text
from inspections.documents.templates.template import Template
from inspections.profiles.profile import Profile
from inspections.typesetting.blanks import NO_DAY
from inspections.typesetting.official_document import Paragraph
from inspections.typesetting.paper import Block, FootPlace, Paper, Photo


def filled(
    draft: PaperDraft,
    number: str,
    day: date,
    blocks: tuple[Block, ...],
    *,
    foot: tuple[FootPlace, ...] = (),
    photos: tuple[Photo, ...] = (),
) -> Paper:
    """Return a paper of the bureau under its number; what it replaces is named first. Raises UserError where there is no profile."""
    issuer, title = draft.profile.issuer, draft.template.title
    return Paper(
        issuer=issuer,
        title=title,
        number=number,
        dated=day,
        headed=True,
        blocks=(*replacing(draft), *blocks),
        foot=foot,
        photos=photos,
        author=issuer,
        subject=f"{title} {number}",
    )


def form(template: Template, profile: Profile | None, blocks: tuple[Block, ...], *, foot: tuple[FootPlace, ...] = ()) -> Paper:
    """Return a form to fill by hand; without a profile the bureau's name is left out too."""
    return Paper(
        issuer="" if profile is None else profile.issuer,
        title=template.title,
        number=blank_number(template, profile),
        dated=NO_DAY,
        headed=profile is not None,
        blocks=blocks,
        foot=foot,
    )


def blank_number(template: Template, profile: Profile | None) -> str:
    """Return a number to be completed by hand, with the bureau's word in front where it is known."""
    word = "　　　　　　" if profile is None else template.prefix(profile)
    return f"{word}〔　　　　〕　　号"


def replacing(draft: PaperDraft) -> tuple[Block, ...]:
    """Return the paragraph that names the document in whose place this one comes."""
    return () if draft.replaced is None else (Paragraph(replaced_text(draft.replaced.number.text)),)
