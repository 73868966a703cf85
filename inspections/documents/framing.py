"""The frame of every document: a paper filled in, the same to fill by hand, and a letter under the bureau's red head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from inspections.cases.documents import Document
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.templates.template import Template
from inspections.profiles.profile import Profile
from inspections.typesetting.blanks import NO_DAY
from inspections.typesetting.official_document import Annex, Listing, OfficialDocument, Paragraph
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


def replaced_text(number: str) -> str:
    """Return the sentence that names a replaced document."""
    return f"本件替换{number}，该件自本件签发之日起不再使用。"


def letter(  # noqa: PLR0913 # what a letter says, all of it named
    template: Template,
    values: Mapping[str, str],
    day: date,
    *,
    addressee: str,
    paragraphs: Sequence[Paragraph | Listing],
    title: str = "",
    annexes: Sequence[Annex] = (),
    replaced: Document | None = None,
) -> OfficialDocument:
    """Return an official document of the bureau; one that comes in the place of another says so last.

    `values` are what its placeholders stand for, those of `bureau_values` among them; without a `title` it bears the template's.
    """
    issuer, number = values["issuer"], values["number"]
    last = () if replaced is None else (Paragraph(replaced_text(replaced.number.text)),)
    return OfficialDocument(
        issuer=issuer,
        number=number,
        title=title or template.title,
        addressee=addressee,
        paragraphs=(*paragraphs, *last),
        signed_by=issuer,
        dated=day,
        annexes=tuple(annexes),
        note=template.say("contact", **values) or None,
        sealed=template.sealed,
        colophon=template.colophon_of(issuer, day),
        author=issuer,
        subject=f"{template.title} {number}",
        letter_form=template.kind.letter_form,
    )
