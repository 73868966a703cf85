"""Answers in memory."""

from collections.abc import Sequence
from uuid import UUID

from inspections.cases.checked import RecordCheck
from tests.support.memory_store.contents import Contents


class MemoryChecks:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def add(self, checks: Sequence[tuple[UUID, str, RecordCheck]]) -> None:
        self._contents.checks.extend((revision, check) for _, revision, check in checks)

    def of(self, revision: str) -> tuple[RecordCheck, ...]:
        return tuple(check for event, check in self._contents.checks if event == revision)

    def judged(self, revisions: Sequence[str], pack: str) -> frozenset[str]:
        return frozenset(event for event, check in self._contents.checks if event in revisions and check.pack.id == pack)
