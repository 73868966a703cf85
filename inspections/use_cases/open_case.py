"""Opening cases: which case a record belongs to where neither a file nor a person says it, until a person regroups (`regrouping.py`).

The rule: a record joins the last open case of its inspectee (county, name and kind); where there is none, one is opened, in which
all records of that inspectee that come together meet. It is numbered by county and by the year of the first inspection.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from inspections.cases.case import Case, Party
from inspections.cases.heading import Heading
from inspections.cases.numbers import DocumentNumber, NumberKind, Series
from inspections.store import UnitOfWork


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a case begins: with which party, on which day, from which source (empty where nobody stated it)."""

    party: Party
    day: date
    source: str = ""

    @classmethod
    def of(cls, heading: Heading) -> Beginning:
        """Return the beginning of a case that a record opens."""
        return cls(heading.party, heading.inspected_on, heading.source)


def cases_for(unit: UnitOfWork, beginnings: Iterable[Beginning]) -> tuple[Mapping[Party, Case], int]:
    """Return the open case of each party and how many had to be opened."""
    first: dict[Party, Beginning] = {}
    for own in beginnings:
        first[own.party] = min(first.get(own.party, own), own, key=lambda beginning: beginning.day)
    stored = dict(unit.cases.open_of(tuple(first)))
    opened = open_cases(unit, [(uuid4(), beginning) for party, beginning in first.items() if party not in stored])
    return {**stored, **{case.party: case for case in opened}}, len(opened)


def open_cases(unit: UnitOfWork, beginnings: Sequence[tuple[UUID, Beginning]]) -> list[Case]:
    """Open cases under these UUIDs, numbered by county and by the year in which they begin."""
    by_series: dict[Series, list[tuple[UUID, Beginning]]] = {}
    for uuid, own in beginnings:
        by_series.setdefault(Series(NumberKind.CASE, own.party.county, own.day.year), []).append((uuid, own))
    opened = [
        Case(uuid, DocumentNumber(series, serial).text, own.party, own.day, source=own.source)
        for series, members in by_series.items()
        for (uuid, own), serial in zip(members, unit.numbers.give(series, len(members)), strict=True)
    ]
    unit.cases.add(opened)
    return opened
