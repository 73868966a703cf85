"""A case (案件): one matter with one party under one number, above its records, findings and documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from inspections.records.folding import folded
from inspections.records.record import Record


class CaseState(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Party:
    """The inspected party of a county. Two with the same county, kind and name are one, however the name is spelled (`key`)."""

    county: str
    name: str = field(compare=False)
    """As it was written."""
    kind: str
    key: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Fold the name."""
        object.__setattr__(self, "key", folded(self.name))

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


class Cases(Protocol):
    """Cases."""

    def open_of(self, parties: Sequence[Party]) -> Mapping[Party, Case]:
        """Return the last open case of each party that has one."""
        ...

    def add(self, cases: Sequence[Case]) -> None:
        """Keep new cases."""
        ...

    def correct(self, uuid: UUID, party: Party) -> None:
        """Write a case's party otherwise; what its records said before stays in their histories. Raises KeyError."""
        ...

    def get(self, uuid: UUID) -> Case | None:
        """Return a case, or None."""
        ...

    def of_number(self, number: str) -> tuple[Case, ...]:
        """Return the cases of a number, one a county, in the order in which they were opened."""
        ...
