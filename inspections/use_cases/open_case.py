"""Opening cases: which case a record belongs to, until a person regroups them.

The rule: a record joins the open case of its inspectee (county, name and kind); where there is none, one is opened, in which
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
from inspections.faults import refuse
from inspections.records.record import Record
from inspections.store import Store, UnitOfWork
from inspections.use_cases.changes import Changed, Changes


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


def case_for(unit: UnitOfWork, record: Record) -> Case:
    """Return the case of one record, opened where need be."""
    own = Beginning.of(Heading.of(record))
    cases, _ = cases_for(unit, [own])
    return cases[own.party]


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


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A case that was opened."""

    case: Case
    changes: Changes


def open_case(store: Store, party: Party, opened_on: date) -> OpenedCase:
    """Open a further case with a party; records that come from now on join it."""
    with store.writing() as unit:
        (case,) = open_cases(unit, [(uuid4(), Beginning(party, opened_on))])
    return OpenedCase(case, Changes.of(Changed.RECORDS))


def regroup(store: Store, records: Sequence[UUID], case: UUID) -> Changes:
    """Move records into another case of the same party. Raises UserError."""
    with store.writing() as unit:
        target = unit.cases.get(case)
        if target is None:
            raise refuse("no_case", "案件不存在", str(case), "请重新选择案件")
        for uuid in records:
            stored = unit.records.get(uuid)
            if stored is None:
                raise refuse("no_record", "记录不存在", str(uuid), "请重新选择记录")
            if Party.of(stored.record) != target.party:
                raise refuse(
                    "other_party", "记录与案件的当事人不同", f"记录“{stored.record.id}”", f"请选择“{stored.record.inspectee_name}”的案件"
                )
        unit.records.assign(records, case)
    return Changes.of(Changed.RECORDS, uuids=records)
