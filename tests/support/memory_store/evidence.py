"""Evidence in memory, for the store of the tests."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from inspections.cases.evidence import Evidence, EvidenceCorrection
from inspections.cases.numbers import DuplicateError
from tests.support.memory_store.contents import Contents


class MemoryEvidence:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def add(self, evidence: Evidence) -> None:
        if any((evidence.case, evidence.number) == (other.case, other.number) for other in self._contents.evidence.values()):
            raise DuplicateError(evidence.number)
        self._contents.evidence[evidence.uuid] = evidence

    def next_number(self, case: UUID) -> int:
        return max((evidence.number for evidence in self.of_case(case)), default=0) + 1

    def of_case(self, case: UUID) -> tuple[Evidence, ...]:
        pieces = (evidence for evidence in self._contents.evidence.values() if evidence.case == case)
        return tuple(sorted(pieces, key=lambda evidence: evidence.number))

    def get(self, uuid: UUID) -> Evidence | None:
        return self._contents.evidence.get(uuid)

    def correct(self, correction: EvidenceCorrection) -> None:
        former = self._contents.evidence[correction.evidence]
        self._contents.evidence[former.uuid] = former.described(correction.after)
        self._contents.corrections.append(correction)

    def corrections(self, case: UUID) -> tuple[EvidenceCorrection, ...]:
        return tuple(correction for correction in self._contents.corrections if self._contents.evidence[correction.evidence].case == case)

    def move(self, uuid: UUID, case: UUID, number: int) -> None:
        self._contents.evidence[uuid] = replace(self._contents.evidence[uuid], case=case, number=number)

    def withdraw(self, uuid: UUID, reason: str) -> None:
        self._contents.evidence[uuid] = replace(self._contents.evidence[uuid], withdrawn=reason)
