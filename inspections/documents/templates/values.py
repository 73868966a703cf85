"""What the placeholders of every document stand for: the bureau, the number, the party, the officers."""

from __future__ import annotations

from datetime import date

from inspections.days import spoken_day
from inspections.documents.inspectors import certified_text
from inspections.profiles.profile import Profile
from inspections.records.fields.catalogue import FIELDS
from inspections.records.record import Record


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
