"""What papers say of a record in words, and the blanks that stand in their place on a form to fill by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from inspections.days import BEIJING, spoken_day
from inspections.documents.inspectors import certified_in_brackets
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.templates.values import bureau_values
from inspections.profiles.profile import Profile
from inspections.typesetting.blanks import BLANK_DAY, BLANK_NAME, BLANK_SPAN, NO_DAY, blank
from inspections.typesetting.official_document import Paragraph
from inspections.typesetting.paper import Block


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
        return BLANK_SPAN
    began = f"{spoken_moment(start)}至"
    if end is None:
        return f"{began}　　时　　分"
    return began + (spoken_time(end) if end.date() == start.date() else spoken_moment(end))


def words_of(draft: PaperDraft, number: str, day: date) -> dict[str, str]:
    """Return a value for every placeholder that a document of a case may use."""
    record = draft.filed.stored.record
    return bureau_values(draft.profile, number, day) | {
        "party": draft.party,
        "inspected_on": spoken_day(record.inspected_on),
        "officers": certified_in_brackets(draft.payload["inspectors"]),
    }


def blank_words(profile: Profile | None) -> dict[str, str]:
    """Return blanks for the same placeholders; the bureau's own words where it is known."""
    bureau = dict.fromkeys(("issuer", "contact", "phone", "address"), blank(8)) if profile is None else bureau_values(profile, "", NO_DAY)
    return bureau | {
        "number": blank(10),
        "date": BLANK_DAY,
        "party": BLANK_NAME,
        "inspected_on": BLANK_DAY,
        "officers": certified_in_brackets(()),
    }


def note_of(text: str) -> tuple[Block, ...]:
    """Return a note as a paragraph, nothing for a blank one."""
    return (Paragraph(text),) if text.strip() else ()
