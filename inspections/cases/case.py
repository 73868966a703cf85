"""A case (案件): one matter with one party under one number, above its records, findings and documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from inspections.records.record import Record


class CaseState(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Party:
    """The inspected party of a county: two records with the same three belong together."""

    county: str
    name: str
    kind: str

    @classmethod
    def of(cls, record: Record) -> Party:
        """Return the party of a record."""
        return cls(record.county, record.inspectee_name, record.inspectee_kind)


@dataclass(frozen=True, slots=True)
class Case:
    """One matter. `number` runs by county and year (`2023-0001`)."""

    uuid: UUID
    number: str
    party: Party
    opened_on: date
    state: CaseState = CaseState.OPEN
