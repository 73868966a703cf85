"""Where a new record belongs: to which visit, and to which matter, as far as the store can propose it. A person may say otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID, uuid4

from inspections.cases.case import Case, CaseState, Party
from inspections.cases.heading import Heading
from inspections.cases.visit import Visit
from inspections.faults import refuse
from inspections.records.record import Record
from inspections.store import UnitOfWork
from inspections.use_cases.open_case import Beginning, open_cases

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Belonging:
    """The visit and the case that a new record is put into; None is a visit of its own, a new case."""

    visit: UUID | None = None
    case: UUID | None = None


@dataclass(frozen=True, slots=True)
class BelongingOffer:
    """What a record may belong to: visits to its party on its day or the next by the same inspectors, and the party's open cases.

    `case_of` is the case of each visit, where that is open.
    """

    visits: tuple[Visit, ...]
    cases: tuple[Case, ...]
    case_of: dict[UUID, UUID]

    @property
    def proposed(self) -> Belonging:
        """The visit that fits and its case; without one the last open case of the party."""
        visit = self.visits[-1].uuid if self.visits else None
        last = self.cases[-1].uuid if self.cases else None
        return Belonging(visit, last if visit is None else self.case_of.get(visit, last))

    @property
    def choice(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.visits or self.cases)


def propose_belonging(unit: UnitOfWork, record: Record) -> BelongingOffer:
    """Return what a new record may belong to."""
    own = Visit.of(record)
    near = unit.visits.between([own.party], own.first_on - _DAY, own.first_on + _DAY)
    visits = tuple(visit for visit in near if visit.takes(own))
    cases = unit.cases.all_open(own.party)
    open_ones = {case.uuid for case in cases}
    case_of = {visit.uuid: stored.case for visit in visits for stored in unit.records.of_visit(visit.uuid) if stored.case in open_ones}
    return BelongingOffer(visits, cases, case_of)


def where_it_belongs(unit: UnitOfWork, record: Record, chosen: Belonging | None) -> tuple[UUID, UUID]:
    """Return the visit and the case of a new record that were chosen (None: as is proposed); a new case is opened for it.

    Raises UserError where what was chosen is not there any more, is another party's, or has ended.
    """
    belonging = propose_belonging(unit, record).proposed if chosen is None else chosen
    party = Party.of(record)
    if belonging.visit is not None:
        visit = unit.visits.get([belonging.visit]).get(belonging.visit)
        if visit is None or visit.party != party:
            raise refuse("no_visit", "所选的检查已经不在或者不是对这个单位的", "", "请重新选择")
    if belonging.case is None:
        (case,) = open_cases(unit, [(uuid4(), Beginning.of(Heading.of(record)))])
    else:
        stored = unit.cases.get(belonging.case)
        if stored is None or stored.party != party:
            raise refuse("no_case", "所选的案件已经不在或者当事人不同", "", "请重新选择")
        if stored.state is CaseState.CLOSED:
            raise refuse("case_closed", f"案件{stored.number}已经结案", "", "请另立案件，或者先恢复该案件")
        case = stored
    return belonging.visit or _new_visit(unit, record), case.uuid


def _new_visit(unit: UnitOfWork, record: Record) -> UUID:
    presumed = Visit.of(replace(record, visit=None)).uuid
    return uuid4() if unit.visits.get([presumed]) else presumed
