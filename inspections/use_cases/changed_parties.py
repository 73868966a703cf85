"""A corrected party reaches its case, and a record never stays in the case of a party that is not its own.

Where every record of the case bears the new party, it was the same party all along, and the case takes its name. Where others still bear
the former one, the changed record goes to the open case of its own party. What was issued on it stays in the case where it was issued;
its evidence goes along, under numbers of the other case, and is withdrawn from the former one with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from inspections.cases.case import Case, Party
from inspections.store import UnitOfWork
from inspections.use_cases.open_case import Beginning, cases_for


@dataclass(frozen=True, slots=True)
class PartyChange:
    """What a record of `case` is about to say: its party and its day."""

    record: UUID
    case: UUID
    party: Party
    inspected_on: date


def follow_parties(unit: UnitOfWork, changes: Sequence[PartyChange]) -> tuple[dict[UUID, UUID], int]:
    """Correct the cases of these records before the records are written.

    Returns the case of each record that leaves its own, and how many cases were opened for them.
    """
    leaving: list[PartyChange] = []
    for uuid in dict.fromkeys(change.case for change in changes):
        case = unit.cases.get(uuid)
        if case is None:
            raise KeyError(uuid)
        leaving.extend(_leaving(unit, case, [change for change in changes if change.case == uuid]))
    cases, opened = cases_for(unit, [Beginning(change.party, change.inspected_on) for change in leaving])
    for change in leaving:
        _take_evidence_along(unit, change, cases[change.party])
    return {change.record: cases[change.party].uuid for change in leaving}, opened


def _leaving(unit: UnitOfWork, case: Case, changes: Sequence[PartyChange]) -> list[PartyChange]:
    if all(change.party == case.party and change.party.name == case.party.name for change in changes):
        return []
    after = {stored.record.uuid: Party.of(stored.record) for stored in unit.records.of_case(case.uuid)}
    after.update({change.record: change.party for change in changes})
    newest = changes[-1].party
    # A case is numbered in its county, and does not follow into another one.
    if len(set(after.values())) == 1 and newest.county == case.party.county:
        if newest != case.party or case.party.name not in {party.name for party in after.values()}:
            unit.cases.correct(case.uuid, newest)
        return []
    return [change for change in changes if change.party != case.party]


def _take_evidence_along(unit: UnitOfWork, change: PartyChange, to: Case) -> None:
    there = {piece.sha256 for piece in unit.evidence.of_case(to.uuid) if not piece.withdrawn}
    for piece in unit.evidence.of_case(change.case):
        if piece.record != change.record or piece.withdrawn:
            continue
        unit.evidence.withdraw(piece.uuid, f"记录改归案件{to.number}")
        if piece.sha256 not in there:
            unit.evidence.add(replace(piece, uuid=uuid4(), case=to.uuid, number=unit.evidence.next_number(to.uuid)))
