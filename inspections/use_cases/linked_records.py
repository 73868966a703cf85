"""Records on their way in that name their visit and case by UUID, as another machine exported them: whether they may, and where they go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from inspections.cases.case import Case, CaseState, Party
from inspections.cases.heading import Heading
from inspections.events.event import Head
from inspections.faults import Fault
from inspections.records.fields.inspection import CASE_LINK, VISIT_LINK
from inspections.store import UnitOfWork
from inspections.use_cases.open_case import Beginning, cases_for, open_cases


def link_faults(unit: UnitOfWork, headings: Sequence[Heading | None], heads: Mapping[UUID, Head]) -> tuple[Fault, ...]:
    """Return a fault for each new record that names the visit or the case of another party, or a case that has ended.

    A record that is there already stays where it is, whatever a file says: people regroup with a reason.
    """
    coming = [heading for heading in headings if heading is not None and heading.uuid not in heads]
    cases = _stored_cases(unit, coming)
    visits = unit.visits.get(tuple({heading.visit for heading in coming if heading.visit is not None}))
    party_of_case = {uuid: case.party for uuid, case in cases.items()}
    party_of_visit = {uuid: visit.party for uuid, visit in visits.items() if unit.records.of_visit(uuid)}
    faults: list[Fault] = []
    for heading in coming:
        where = f"记录“{heading.number}”"
        if heading.visit is not None and (party := party_of_visit.setdefault(heading.visit, heading.party)) != heading.party:
            what = f"检查标识是另一次检查的（被检查单位“{party.name}”）"
            faults.append(Fault("visit_of_another", what, where, "一次检查只有一个被检查单位，请核对，没有的请删去这一项", VISIT_LINK))
        if heading.case is None:
            continue
        if (party := party_of_case.setdefault(heading.case, heading.party)) != heading.party:
            what = f"案件标识是另一案件的（当事人“{party.name}”）"
            faults.append(Fault("case_of_another", what, where, "一个案件只有一个当事人，请核对，没有的请删去这一项", CASE_LINK))
        elif heading.case in cases and cases[heading.case].state is CaseState.CLOSED:
            what = f"案件{cases[heading.case].number}已经结案，不能再归入记录"
            faults.append(Fault("case_closed", what, where, "请先恢复该案件，或者删去案件标识另立案件", CASE_LINK))
    return tuple(faults)


def cases_of(unit: UnitOfWork, headings: Sequence[Heading]) -> tuple[dict[UUID, UUID], int]:
    """Return the case of each new record, the one it names or that of its party, and how many had to be opened."""
    known = _stored_cases(unit, headings)
    named: dict[UUID, Beginning] = {}
    for heading in headings:
        if heading.case is not None and heading.case not in known:
            own = Beginning.of(heading)
            named[heading.case] = min(named.get(heading.case, own), own, key=lambda beginning: beginning.day)
    opened = open_cases(unit, list(named.items()))
    cases, further = cases_for(unit, [Beginning.of(heading) for heading in headings if heading.case is None])
    by_party: Mapping[Party, Case] = cases
    case_of = {heading.uuid: by_party[heading.party].uuid if heading.case is None else heading.case for heading in headings}
    return case_of, len(opened) + further


def _stored_cases(unit: UnitOfWork, headings: Sequence[Heading]) -> dict[UUID, Case]:
    named = {heading.case for heading in headings if heading.case is not None}
    stored = {uuid: unit.cases.get(uuid) for uuid in named}
    return {uuid: case for uuid, case in stored.items() if case is not None}
