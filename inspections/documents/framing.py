"""The frame of every document: a paper filled in, the same to fill by hand, and a letter under the bureau's red head.

A paper and its form have one layout (`PaperSheet`): what record, case, profile and wording give, all of it blank on the form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from inspections.cases.documents import Document
from inspections.days import spoken_day
from inspections.documents.content_reading import moment_of, paragraphs_of, text_of
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.signatures import Signer, officers, places_of
from inspections.documents.spoken import blank_words, note_of, officers_text, spoken_span, task_source, words_of
from inspections.documents.templates.template import Template
from inspections.documents.visits import cap_of
from inspections.profiles.profile import Profile
from inspections.records.fields.inspection import TOPICS
from inspections.typesetting.official_document import Annex, Level, Listing, OfficialDocument, Paragraph
from inspections.typesetting.paper import NO_DAY, Block, Entry, FootPlace, Paper, Photo, RuledLines, SignaturePlace, Signatures


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


_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A paper that is being laid out; without a `draft` it is the form to fill by hand, and everything it gives is empty."""

    template: Template
    words: Mapping[str, str]
    draft: PaperDraft | None = None
    day: date | None = None

    @property
    def content(self) -> Mapping[str, Any]:
        """What was filled in."""
        return _NOTHING if self.draft is None else self.draft.content

    @property
    def record(self) -> Mapping[str, Any]:
        """The record's facts."""
        return _NOTHING if self.draft is None else self.draft.payload

    @property
    def visit(self) -> Mapping[str, Any]:
        """The facts of the visit."""
        return _NOTHING if self.draft is None else self.draft.visit

    @property
    def case(self) -> str:
        """The case's number."""
        return "" if self.draft is None else self.draft.file.case.number

    @property
    def officers(self) -> str:
        """The record's inspectors with their certificates."""
        return officers_text(self.record.get("inspectors", ()))

    @property
    def topics(self) -> str:
        """What is inspected."""
        return "、".join(TOPICS[topic] for topic in self.record.get("topics", ()))

    @property
    def source(self) -> str:
        """How the visit came about."""
        return "" if self.draft is None else task_source(self.draft.filed.stored.record)

    @property
    def span(self) -> str:
        """From when to when the visit was."""
        return spoken_span(moment_of(self.visit, "started_at"), moment_of(self.visit, "ended_at"))

    def say(self, piece: str, **more: str) -> str:
        """Return a piece of the template's wording."""
        return self.template.say(piece, **self.words, **more)

    def party(self) -> tuple[Block, ...]:
        """Return who the party is (当事人基本情况)."""
        return (
            Entry("被检查单位", "" if self.draft is None else self.draft.party),
            Entry("统一社会信用代码", text_of(self.record.get("inspectee", _NOTHING), "credit_code")),
            Entry("法定代表人", text_of(self.visit, "legal_representative"), half=True),
            Entry("联系电话", text_of(self.visit, "phone"), half=True),
            Entry("地址", text_of(self.visit, "address")),
        )

    def written(self, heading: str, text: str, lines: int, *, optional: bool = False) -> tuple[Block, ...]:
        """Return a heading with its paragraphs, with ruled lines to write on where nothing was written.

        What is `optional` is left out where nothing was written, but for the form to fill by hand.
        """
        if optional and not text and self.draft is not None:
            return ()
        return (Paragraph(heading, Level.FIRST), *(map(Paragraph, paragraphs_of(text)) if text else (RuledLines(lines),)))

    def signing(self, *groups: tuple[str, Sequence[Signer]]) -> tuple[Block, ...]:
        """Return the places to sign in; on the form each label has as many as it has signers."""
        if self.draft is not None:
            return places_of(self.content, *groups)
        return places_of(_NOTHING, *((label, ()) for label, signers in groups for _ in signers))

    def inspectors(self, label: str) -> tuple[str, Sequence[Signer]]:
        """Return the inspectors as a group that signs; on the form there are two."""
        return label, officers(self.record, label)

    def times(self, which: str) -> Entry:
        """Return the line that says which visit of the year it is, with the cap where the bureau has one."""
        cap = "" if self.draft is None else cap_of(self.draft)
        limit = f"（本单位规定的上限为{cap}次）" if cap else ""
        return Entry("本年度检查次数", f"第{which}次{limit}" if which else "")

    def noted(self, piece: str) -> tuple[Block, ...]:
        """Return a piece as a note, nothing where it is blank."""
        words = self.say(piece).strip()
        return note_of(f"说明：{words}" if words else "")

    def sealed(self, label: str) -> tuple[Block, ...]:
        """Return the place for the bureau's seal with the day of issue."""
        return (Signatures((SignaturePlace(label, dated="" if self.day is None else spoken_day(self.day), stamped=True),)),)


Laid = Callable[[PaperSheet], tuple[Block, ...]]
"""Lays a paper out, filled in or blank alike."""
FootOf = Callable[[PaperSheet], tuple[FootPlace, ...]]
"""Lays out the line for signatures at the foot of every page."""


def _no_foot(_sheet: PaperSheet) -> tuple[FootPlace, ...]:
    return ()


def paper_of(laid: Laid, foot: FootOf = _no_foot) -> Callable[[PaperDraft, str, date], Paper]:
    """Return how the paper is drawn; one that offices do not number bears none, though the store has one for it."""

    def draw(draft: PaperDraft, number: str, day: date) -> Paper:
        sheet = PaperSheet(draft.template, words_of(draft, number, day), draft, day)
        return filled(draft, number if draft.kind.numbered else "", day, laid(sheet), foot=foot(sheet))

    return draw


def form_of(laid: Laid, foot: FootOf = _no_foot) -> Callable[[Template, Profile | None], Paper]:
    """Return how its form to fill by hand is made."""

    def blank(template: Template, profile: Profile | None) -> Paper:
        sheet = PaperSheet(template, blank_words(profile))
        made = form(template, profile, laid(sheet), foot=foot(sheet))
        return made if template.kind.numbered else replace(made, number="")

    return blank
