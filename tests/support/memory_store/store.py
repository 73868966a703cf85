"""The store in memory, its features put together: what the contract tests hold SQLite against, and the quick one for use cases."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path

from inspections.faults import Fault
from inspections.files.archive import Archive
from tests.support.memory_store.bureaus import MemoryConfirmedLaws, MemoryOwnTemplates, MemoryProfiles
from tests.support.memory_store.cases import MemoryCases
from tests.support.memory_store.checks import MemoryChecks
from tests.support.memory_store.contents import Contents
from tests.support.memory_store.device import MemoryDevice
from tests.support.memory_store.documents import MemoryDocuments
from tests.support.memory_store.evidence import MemoryEvidence
from tests.support.memory_store.health import MemoryRegisteredFiles, MemorySoundness
from tests.support.memory_store.ledgers import MemoryLedgers
from tests.support.memory_store.listings import MemoryListings
from tests.support.memory_store.numbers import MemoryNumbers
from tests.support.memory_store.records import MemoryRecords
from tests.support.memory_store.visits import MemoryVisits


class MemoryUnit:
    def __init__(self, contents: Contents) -> None:
        self.device = MemoryDevice(contents)
        self.records = MemoryRecords(contents)
        self.checks = MemoryChecks(contents)
        self.visits = MemoryVisits(contents)
        self.cases = MemoryCases(contents)
        self.profiles = MemoryProfiles(contents)
        self.templates = MemoryOwnTemplates(contents)
        self.laws = MemoryConfirmedLaws(contents)
        self.numbers = MemoryNumbers(contents)
        self.documents = MemoryDocuments(contents)
        self.evidence = MemoryEvidence(contents)
        self.files = MemoryRegisteredFiles(contents)
        self.soundness = MemorySoundness(contents)
        self.ledgers = MemoryLedgers(contents)
        self.listings = MemoryListings(contents)


class MemoryStore:
    def __init__(self, folder: Path) -> None:
        self.archive = Archive(folder / "documents")
        self.remarks: tuple[Fault, ...] = ()
        self._contents = Contents()

    @contextmanager
    def writing(self) -> Iterator[MemoryUnit]:
        contents = deepcopy(self._contents)
        yield MemoryUnit(contents)
        self._contents = contents

    @contextmanager
    def reading(self) -> Iterator[MemoryUnit]:
        yield MemoryUnit(deepcopy(self._contents))

    def close(self) -> None:
        pass
