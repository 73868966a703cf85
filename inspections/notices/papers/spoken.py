"""What papers say of a record in words, and the blanks that stand in their place on a form to fill by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Any

from inspections.checklists.wording import spoken_day
from inspections.notices.blanks import BLANK_DAY, BLANK_NAME, blank
from inspections.notices.document import Paragraph
from inspections.notices.paper import Block
from inspections.notices.papers.paper_draft import PaperDraft
from inspections.notices.replacing import replaced_text
from inspections.notices.templates.template import Template
from inspections.notices.templates.values import bureau_values
from inspections.profiles.profile import Profile

BEIJING = timezone(timedelta(hours=8))
NO_DAY = date(1970, 1, 1)
"""The day in the metadata of a form that bears none."""


def blank_number(template: Template, profile: Profile | None) -> str:
    """Return a number to be completed by hand, with the bureau's word in front where it is known."""
    word = "　　　　　　" if profile is None else template.prefix(profile)
    return f"{word}〔　　　　〕　　号"


def ticked(choices: Mapping[str, str], chosen: str | None = None) -> str:
    """Return the choices with boxes, the chosen one's filled."""
    return "　".join(f"{'■' if code == chosen else '□'}{label}" for code, label in choices.items())


def spoken_moment(at: datetime) -> str:
    """Return a moment to the minute, one with a time zone as in Beijing: 2023年8月15日9时05分."""
    there = at if at.tzinfo is None else at.astimezone(BEIJING)
    return f"{spoken_day(there)}{spoken_time(there)}"


def spoken_time(at: datetime) -> str:
    """Return a time of day to the minute."""
    return f"{at.hour}时{at.minute:02d}分"


def spoken_span(start: datetime | None, end: datetime | None) -> str:
    """Return from when to when; what is not known is left to fill in by hand."""
    if start is None:
        return ""
    told = f"{spoken_moment(start)}至"
    if end is None:
        return f"{told}　　时　　分"
    return told + (spoken_time(end) if end.date() == start.date() else spoken_moment(end))


def officers_text(inspectors: Sequence[Mapping[str, Any]]) -> str:
    """Return the officers with their certificates: 张某（执法证号豫H20010）、李某（执法证号豫H20011）."""
    return "、".join(f"{name}（执法证号{certificate}）" if certificate else name for name, certificate in _officers(inspectors))


def _officers(inspectors: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    named = [(str(each.get("name", "")).strip(), str(each.get("certificate", "")).strip()) for each in inspectors]
    return [(name, certificate) for name, certificate in named if name]


def _officers_inside(inspectors: Sequence[Mapping[str, Any]]) -> str:
    """Return the officers as they stand in brackets, which hold no further ones: 张某，执法证号豫H20010；李某，执法证号豫H20011."""
    return "；".join(f"{name}，执法证号{certificate}" if certificate else name for name, certificate in _officers(inspectors))


def words_of(draft: PaperDraft, number: str, day: date) -> dict[str, str]:
    """Return a value for every placeholder that a document of a case may use."""
    record = draft.filed.stored.record
    return bureau_values(draft.profile, number, day) | {
        "party": draft.party,
        "inspected_on": spoken_day(record.inspected_on),
        "officers": _officers_inside(draft.payload["inspectors"]) or blank(8),
    }


def blank_words(profile: Profile | None) -> dict[str, str]:
    """Return blanks for the same placeholders; the bureau's own words where it is known."""
    bureau = dict.fromkeys(("issuer", "contact", "phone", "address"), blank(8)) if profile is None else bureau_values(profile, "", NO_DAY)
    return bureau | {
        "number": blank(10),
        "date": BLANK_DAY,
        "party": BLANK_NAME,
        "inspected_on": BLANK_DAY,
        "officers": f"{blank(4)}，执法证号{blank(5)}；{blank(4)}，执法证号{blank(5)}",
    }


def replacing(draft: PaperDraft) -> tuple[Block, ...]:
    """Return the paragraph that names the document in whose place this one comes."""
    return () if draft.replaced is None else (Paragraph(replaced_text(draft.replaced.number.text)),)


def note_of(text: str) -> tuple[Block, ...]:
    """Return a note as a paragraph, nothing for a blank one."""
    return (Paragraph(text),) if text.strip() else ()
