"""What documents say of a record in words: who inspected, when, what placeholders stand for; and the blanks of a form to fill by hand."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from inspections.days import BEIJING, spoken_day
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.templates.template import Template
from inspections.profiles.profile import Profile
from inspections.records.fields.catalogue import FIELDS
from inspections.records.record import Record
from inspections.typesetting.official_document import Paragraph
from inspections.typesetting.paper import BLANK_DAY, BLANK_NAME, BLANK_SPAN, NO_DAY, Block, blank

LEAST_INSPECTORS = 2
"""行政处罚法 42, 55: no fewer than two officers with certificates."""
Officers = Sequence[Mapping[str, Any]]
"""`name` and `certificate` of each, as a record has them."""


def officers_text(officers: Officers) -> str:
    """Return all who have a name: 张某（执法证号豫H20010）、李某; one without a certificate by the name alone."""
    return "、".join(f"{name}（执法证号{certificate}）" if certificate else name for name, certificate in _named(officers))


def certified_text(officers: Officers) -> str:
    """Return those who have a certificate, as a sentence names them; who is still missing of the least there must be is a blank."""
    return "、".join(f"{name}（执法证号{certificate}）" for name, certificate in _certified(officers))


def certified_in_brackets(officers: Officers) -> str:
    """Return the same as it stands in brackets, which hold no further ones: 张某，执法证号豫H20010；李某，执法证号豫H20011."""
    return "；".join(f"{name}，执法证号{certificate}" for name, certificate in _certified(officers))


def certificates_of(officers: Officers) -> frozenset[str]:
    """Return the different certificates of officers who have a name.

    The same certificate typed in full width or in another case is the same officer.
    """
    certificates = (certificate for _, certificate in _named(officers) if certificate)
    return frozenset("".join(unicodedata.normalize("NFKC", certificate).split()).casefold() for certificate in certificates)


def _certified(officers: Officers) -> list[tuple[str, str]]:
    certified = [(name, certificate) for name, certificate in _named(officers) if certificate]
    return certified + [(blank(4), blank(5))] * (LEAST_INSPECTORS - len(certified))


def _named(officers: Officers) -> list[tuple[str, str]]:
    named = [(str(officer.get("name", "")).strip(), str(officer.get("certificate", "")).strip()) for officer in officers]
    return [(name, certificate) for name, certificate in named if name]


def bureau_values(profile: Profile, number: str, issued_on: date, issuer: str = "") -> dict[str, str]:
    """Return what every document knows; `issuer` is the profile's where empty."""
    return {
        "issuer": issuer or profile.issuer,
        "number": number,
        "date": spoken_day(issued_on),
        "contact": profile.contact_name,
        "phone": profile.contact_phone,
        "address": profile.address,
    }


def record_values(record: Record) -> dict[str, str]:
    """Return what every document of a case knows of the record that it rests on."""
    return {
        "party": record.inspectee_name,
        "inspected_on": spoken_day(record.inspected_on),
        "officers": certified_text(record.payload["inspectors"]),
    }


def task_source(record: Record) -> str:
    """Return how the visit came about (任务来源), empty where that is not recorded."""
    return FIELDS["visit.source"].choices.get(record.payload.get("visit", {}).get("source", ""), "")


def task_text(template: Template, record: Record) -> str:
    """Return the sentence of a document that says how the visit came about, empty where that is not recorded."""
    source = task_source(record)
    return template.say("task", source=source) if source else ""


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
