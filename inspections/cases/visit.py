"""A visit (检查): one party, one task, its days and its inspectors. Records of several users belong to it; it counts once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol
from uuid import UUID, uuid5

from inspections.cases.case import Party
from inspections.profiles.profile import Inspector
from inspections.records.folding import folded
from inspections.records.record import Record, canonical_json

_UNSTATED = UUID("5a1d0c52-7f0b-5e0d-9c3e-2f6f1f0f9a42")
"""Namespace of the UUIDs of visits that no record names."""

_DAY = timedelta(days=1)


def presumed_visit(county: str, name: str, kind: str, day: str, source: str) -> UUID:
    """Return the UUID of the visit of a record that names none: the records of one inspectee, day and source (docs/contract.md).

    `day` is ISO, `source` empty where the record states none. The same on every laptop. A released step of the schema rests on it: it is
    changed no more.
    """
    return uuid5(_UNSTATED, canonical_json([county, folded(name), kind, day, source]).decode())


@dataclass(frozen=True, slots=True)
class Task:
    """Why a visit was paid: the source of the task, and the number of the plan or lead; each empty where nobody stated it."""

    source: str = ""
    number: str = ""

    @classmethod
    def of(cls, record: Record) -> Task:
        """Return the task of a record."""
        visit: Mapping[str, object] = record.payload.get("visit") or {}
        lead = visit.get("lead")
        number = lead.get("number") if isinstance(lead, Mapping) else None
        return cls(str(visit.get("source") or ""), str(number or visit.get("inspection_code") or ""))

    def may_be(self, other: Task) -> bool:
        """Say whether nothing that both state differs."""
        return all(not one or not another or one == another for one, another in ((self.source, other.source), (self.number, other.number)))


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit. `first_on` and `last_on` are its first and last day, `inspectors` all who took part."""

    uuid: UUID
    party: Party
    task: Task
    first_on: date
    last_on: date
    inspectors: tuple[Inspector, ...]

    @classmethod
    def of(cls, record: Record, uuid: UUID | None = None) -> Visit:
        """Return the visit that a record alone tells of, under the UUID given, else the one it names, else the presumed one."""
        task = Task.of(record)
        presumed = uuid or record.visit
        if presumed is None:
            day = str(record.payload["inspected_on"])
            presumed = presumed_visit(record.county, record.inspectee_name, record.inspectee_kind, day, task.source)
        inspectors = tuple(Inspector(one.get("name", ""), one.get("certificate", "")) for one in record.payload["inspectors"])
        return cls(presumed, Party.of(record), task, record.inspected_on, record.inspected_on, inspectors)

    def spanning(self, others: Iterable[Visit]) -> Visit:
        """Return this visit with the days, inspectors and the task of others, which are parts of it."""
        parts = [self, *others]
        source = next((part.task.source for part in parts if part.task.source), "")
        number = next((part.task.number for part in parts if part.task.number), "")
        return replace(
            self,
            task=Task(source, number),
            first_on=min(part.first_on for part in parts),
            last_on=max(part.last_on for part in parts),
            inspectors=tuple(dict.fromkeys(inspector for part in parts for inspector in part.inspectors)),
        )

    def covers(self, day: date) -> bool:
        """Say whether a day is one of the visit's."""
        return self.first_on <= day <= self.last_on

    def days(self) -> Iterator[date]:
        """Yield the days from the first to the last."""
        return (self.first_on + timedelta(days) for days in range((self.last_on - self.first_on).days + 1))

    def near(self, day: date) -> bool:
        """Say whether a day is one of the visit's, the one before or the one after."""
        return self.first_on - _DAY <= day <= self.last_on + _DAY

    def takes(self, own: Visit) -> bool:
        """Say whether what a record tells (`own`) is likely part of this: one party and task, one day or the next by the same people."""
        same_people = bool(own.inspectors) and set(own.inspectors) == set(self.inspectors)
        day = own.first_on
        return self.party == own.party and self.task.may_be(own.task) and (self.covers(day) or (same_people and self.near(day)))


class Visits(Protocol):
    """Visits. One that all its records left stays, and is counted and offered no more."""

    def keep(self, visits: Sequence[Visit]) -> None:
        """Keep visits, each new or as it stands now."""
        ...

    def get(self, uuids: Sequence[UUID]) -> Mapping[UUID, Visit]:
        """Return these visits; unknown ones are left out."""
        ...

    def between(self, parties: Sequence[Party], first: date, last: date) -> tuple[Visit, ...]:
        """Return the visits to these parties with a day in a period (both inclusive), by first day and the order in which they came."""
        ...
