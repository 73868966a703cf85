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
from inspections.cases.numbers import DocumentNumber, NumberKind, Series
from inspections.faults import refuse
from inspections.records.record import Record
from inspections.store import Store, UnitOfWork
from inspections.use_cases.changes import Changed, Changes


def cases_for(unit: UnitOfWork, visits: Iterable[tuple[Party, date]]) -> tuple[Mapping[Party, Case], int]:
    """Return the case of each visited party and how many had to be opened."""
    first_day: dict[Party, date] = {}
    for party, day in visits:
        first_day[party] = min(day, first_day.get(party, day))
    open_cases = dict(unit.cases.open_of(tuple(first_day)))
    missing = {party: day for party, day in first_day.items() if party not in open_cases}
    opened = _opened(unit, missing)
    unit.cases.add(opened)
    return {**open_cases, **{case.party: case for case in opened}}, len(opened)


def case_for(unit: UnitOfWork, record: Record) -> Case:
    """Return the case of one record, opened where need be."""
    party = Party.of(record)
    cases, _ = cases_for(unit, [(party, record.inspected_on)])
    return cases[party]


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A case that was opened."""

    case: Case
    changes: Changes


def open_case(store: Store, party: Party, opened_on: date) -> OpenedCase:
    """Open a further case with a party; records that come from now on join it."""
    with store.writing() as unit:
        (case,) = _opened(unit, {party: opened_on})
        unit.cases.add([case])
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


def _opened(unit: UnitOfWork, parties: Mapping[Party, date]) -> list[Case]:
    by_series: dict[Series, list[Party]] = {}
    for party, day in parties.items():
        by_series.setdefault(Series(NumberKind.CASE, party.county, day.year), []).append(party)
    return [
        Case(uuid4(), DocumentNumber(series, serial).text, party, parties[party])
        for series, members in by_series.items()
        for party, serial in zip(members, unit.numbers.give(series, len(members)), strict=True)
    ]
