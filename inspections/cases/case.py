"""A case (案件): one matter with one party under one number, above its records and documents, with a beginning and an end of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
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
    """One matter. `number` runs by county and year (`2023-0001`).

    It begins on `opened_on` with a `source` (a code as of a visit, empty where nobody stated it) and a `cause` (案由); it ends on
    `closed_on` in the way that `closing` says. A closed one takes no further records.
    """

    uuid: UUID
    number: str
    party: Party
    opened_on: date
    state: CaseState = CaseState.OPEN
    source: str = ""
    cause: str = ""
    closed_on: date | None = None
    closing: str = ""


class CaseAct(StrEnum):
    """What a person did about a case as a whole."""

    SPLIT = "split"
    """Records were taken out of it into another one."""
    JOINED = "joined"
    """All that it had was put into another one, and it ended."""
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class CaseChange:
    """An act about a case, kept for ever: who, when (with a time zone), why. `other` is the case that `records` went to."""

    act: CaseAct
    at: datetime
    author: str
    reason: str
    case: UUID
    other: UUID | None = None
    records: tuple[UUID, ...] = ()


class Cases(Protocol):
    """Cases."""

    def open_of(self, parties: Sequence[Party]) -> Mapping[Party, Case]:
        """Return the last open case of each party that has one."""
        ...

    def all_open(self, party: Party) -> tuple[Case, ...]:
        """Return every open case of a party, in the order in which they were opened."""
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

    def close(self, uuid: UUID, closed_on: date, closing: str) -> None:
        """Let a case end. Raises KeyError."""
        ...

    def reopen(self, uuid: UUID) -> None:
        """Take a case's end back. Raises KeyError."""
        ...

    def keep_change(self, change: CaseChange) -> None:
        """Keep what was done about a case."""
        ...

    def changes_of(self, uuid: UUID) -> tuple[CaseChange, ...]:
        """Return what was done about a case, and about others from which records went to it, oldest first."""
        ...
