"""What the health check asks of a store, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from inspections.cases.registered import RegisteredFile
from inspections.health.soundness import KeptHistory
from tests.support.memory_store.contents import Contents


class MemoryRegisteredFiles:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def all(self) -> Iterator[RegisteredFile]:
        for document in self._contents.documents.values():
            yield RegisteredFile(document.sha256, f"文书“{document.file_name}”")
        cases = list(self._contents.cases.values())
        places = {case.uuid: index for index, case in enumerate(cases)}
        for piece in sorted(self._contents.evidence.values(), key=lambda piece: (places[piece.case], piece.number)):
            case = cases[places[piece.case]].number
            yield RegisteredFile(piece.sha256, f"案件{case}的第{piece.number}号证据“{piece.file_name}”")

    def named(self, among: Iterable[str]) -> frozenset[str]:
        return frozenset(among) & {file.sha256 for file in self.all()}


class MemorySoundness:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def damages(self) -> int:
        return 0

    def dangling(self) -> Iterator[tuple[str, int]]:
        return iter(())

    def unreadable(self) -> Iterator[str]:
        return iter(())

    def histories(self) -> Iterator[KeptHistory]:
        for uuid, stored in self._contents.records.items():
            events = tuple((event.id, event) for event in self._contents.events if event.record == uuid)
            payloads = {event.payload: self._contents.payloads[event.payload].canonical() for _, event in events}
            yield KeptHistory(stored.record.id, events, payloads, stored.revision)
