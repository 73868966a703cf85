"""Cases in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from inspections.cases.case import Case, CaseChange, CaseState, Party
from tests.support.memory_store.contents import Contents


class MemoryCases:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def open_of(self, parties: Sequence[Party]) -> Mapping[Party, Case]:
        return {case.party: case for case in self._contents.cases.values() if case.party in parties and case.state is CaseState.OPEN}

    def all_open(self, party: Party) -> tuple[Case, ...]:
        return tuple(case for case in self._contents.cases.values() if case.party == party and case.state is CaseState.OPEN)

    def add(self, cases: Sequence[Case]) -> None:
        self._contents.cases.update({case.uuid: case for case in cases})

    def correct(self, uuid: UUID, party: Party) -> None:
        self._contents.cases[uuid] = replace(self._contents.cases[uuid], party=party)

    def get(self, uuid: UUID) -> Case | None:
        return self._contents.cases.get(uuid)

    def of_number(self, number: str) -> tuple[Case, ...]:
        return tuple(case for case in self._contents.cases.values() if case.number == number)

    def close(self, uuid: UUID, closed_on: date, closing: str) -> None:
        self._contents.cases[uuid] = replace(self._contents.cases[uuid], state=CaseState.CLOSED, closed_on=closed_on, closing=closing)

    def reopen(self, uuid: UUID) -> None:
        self._contents.cases[uuid] = replace(self._contents.cases[uuid], state=CaseState.OPEN, closed_on=None, closing="")

    def keep_change(self, change: CaseChange) -> None:
        self._contents.case_changes.append(change)

    def changes_of(self, uuid: UUID) -> tuple[CaseChange, ...]:
        return tuple(change for change in self._contents.case_changes if uuid in {change.case, change.other})
