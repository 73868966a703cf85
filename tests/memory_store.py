"""The store in memory: what the contract test holds SQLite against, and the quick one for use cases."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from inspections.cases.case import Case, CaseState, Party
from inspections.cases.checked import RecordCheck
from inspections.cases.documents import Document, DocumentState
from inspections.cases.entries import LedgerEntry
from inspections.cases.heading import Heading
from inspections.cases.numbers import DocumentNumber, GivenNumber, NumberKind, Series
from inspections.events.event import Event, Head, Revision, StoredRecord
from inspections.faults import Fault
from inspections.files.archive import Archive
from inspections.profiles.confirmed_laws import ConfirmedLaw
from inspections.profiles.profile import Profile
from inspections.records.record import Record
from tests.memory_contents import Contents
from tests.memory_evidence import MemoryEvidence
from tests.memory_health import MemoryRegisteredFiles, MemorySoundness
from tests.memory_listings import MemoryListings

DEVICE = UUID("00000000-0000-4000-8000-000000000001")


class MemoryDevice:
    def __init__(self, contents: Contents) -> None:
        self.id = DEVICE
        self._contents = contents

    def take(self, count: int) -> range:
        first = self._contents.sequence
        self._contents.sequence += count
        return range(first, first + count)


class MemoryRecords:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def heads(self, uuids: Sequence[UUID]) -> Mapping[UUID, Head]:
        payloads = {event.id: event.payload for event in self._contents.events}
        found = {uuid: self._contents.records[uuid] for uuid in uuids if uuid in self._contents.records}
        return {uuid: Head(stored.revision, payloads[stored.revision], stored.case) for uuid, stored in found.items()}

    def headings(self, uuids: Sequence[UUID]) -> Mapping[UUID, Heading]:
        return {uuid: Heading.of(self._contents.records[uuid].record) for uuid in uuids if uuid in self._contents.records}

    def bearing(self, numbers: Sequence[str]) -> Mapping[str, Heading]:
        held = (Heading.of(stored.record) for uuid, stored in self._contents.records.items() if uuid not in self._contents.vacant)
        return {heading.number: heading for heading in held if heading.number in numbers}

    def vacate(self, uuids: Sequence[UUID]) -> None:
        self._contents.vacant.update(uuids)

    def append(self, revisions: Sequence[Revision]) -> None:
        for revision in revisions:
            event = revision.event
            if any(event.id == other.id or event.draft == other.draft is not None for other in self._contents.events):
                raise ValueError(event.id)
            record = Record(revision.record.payload, event.record)
            others = {uuid: held.record.id for uuid, held in self._contents.records.items() if uuid not in self._contents.vacant}
            if others.pop(event.record, "") != record.id and record.id in others.values():
                raise ValueError(record.id)
            self._contents.vacant.discard(event.record)
            self._contents.events.append(event)
            self._contents.payloads[event.payload] = record
            self._contents.records[event.record] = StoredRecord(record, event.id, revision.case)

    def get(self, uuid: UUID) -> StoredRecord | None:
        return self._contents.records.get(uuid)

    def last_of(self, party: Party) -> StoredRecord | None:
        held = [stored for stored in self._contents.records.values() if Party.of(stored.record) == party]
        return max(reversed(held), key=lambda stored: stored.record.inspected_on, default=None)

    def all(self, county: str | None = None) -> Iterator[StoredRecord]:
        return (stored for stored in self._contents.records.values() if county in {None, stored.record.county})

    def of_case(self, case: UUID) -> tuple[StoredRecord, ...]:
        held = [stored for stored in self._contents.records.values() if stored.case == case]
        return tuple(sorted(held, key=lambda stored: stored.record.inspected_on))

    def visits(self, party: Party, year: int) -> int:
        held = [stored.record for stored in self._contents.records.values() if Party.of(stored.record) == party]
        return len({record.inspected_on for record in held if record.inspected_on.year == year})

    def history(self, uuid: UUID) -> tuple[tuple[str, Event], ...]:
        return tuple((event.id, event) for event in self._contents.events if event.record == uuid)

    def at(self, revision: str) -> Record | None:
        event = next((event for event in self._contents.events if event.id == revision), None)
        return None if event is None else Record(self._contents.payloads[event.payload].payload, event.record)

    def last_moment(self) -> datetime | None:
        return max((event.at for event in self._contents.events), default=None)

    def event_of_draft(self, draft: UUID) -> str | None:
        return next((event.id for event in self._contents.events if event.draft == draft), None)

    def assign(self, uuids: Sequence[UUID], case: UUID) -> None:
        for uuid in uuids:
            self._contents.records[uuid] = replace(self._contents.records[uuid], case=case)


class MemoryChecks:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def add(self, checks: Sequence[tuple[UUID, str, RecordCheck]]) -> None:
        self._contents.checks.extend((revision, check) for _, revision, check in checks)

    def of(self, revision: str) -> tuple[RecordCheck, ...]:
        return tuple(check for held, check in self._contents.checks if held == revision)

    def judged(self, revisions: Sequence[str], pack: str) -> frozenset[str]:
        return frozenset(held for held, check in self._contents.checks if held in revisions and check.pack.id == pack)


class MemoryCases:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def open_of(self, parties: Sequence[Party]) -> Mapping[Party, Case]:
        return {case.party: case for case in self._contents.cases.values() if case.party in parties and case.state is CaseState.OPEN}

    def add(self, cases: Sequence[Case]) -> None:
        self._contents.cases.update({case.uuid: case for case in cases})

    def correct(self, uuid: UUID, party: Party) -> None:
        self._contents.cases[uuid] = replace(self._contents.cases[uuid], party=party)

    def get(self, uuid: UUID) -> Case | None:
        return self._contents.cases.get(uuid)

    def of_number(self, number: str) -> tuple[Case, ...]:
        return tuple(case for case in self._contents.cases.values() if case.number == number)


class MemoryProfiles:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def save(self, profile: Profile) -> None:
        self._contents.profiles[profile.county] = profile

    def of(self, county: str) -> Profile | None:
        return self._contents.profiles.get(county)


class MemoryOwnTemplates:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def save(self, county: str, text: str) -> None:
        self._contents.templates[county] = text

    def of(self, county: str) -> str:
        return self._contents.templates.get(county, "")


class MemoryConfirmedLaws:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def confirm(self, county: str, law: ConfirmedLaw) -> None:
        self._contents.laws.setdefault(county, {})[law.key] = law

    def withdraw(self, county: str, key: str) -> None:
        self._contents.laws.get(county, {}).pop(key, None)

    def of(self, county: str) -> tuple[ConfirmedLaw, ...]:
        return tuple(law for _, law in sorted(self._contents.laws.get(county, {}).items()))


class MemoryNumbers:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def give(self, series: Series, count: int = 1, first: int = 1) -> range:
        held = self._contents.numbers.setdefault(series, {})
        start = max(max(held, default=0) + 1, first)
        held.update(dict.fromkeys(range(start, start + count), ""))
        return range(start, start + count)

    def kinds_of(self, prefix: str, year: int) -> frozenset[NumberKind]:
        return frozenset(series.kind for series in self._contents.numbers if (series.prefix, series.year) == (prefix, year))

    def void(self, series: Series, serial: int, reason: str) -> None:
        self._contents.numbers[series][serial]
        self._contents.numbers[series][serial] = reason

    def given(self, series: Series) -> tuple[GivenNumber, ...]:
        held = self._contents.numbers.get(series, {})
        return tuple(GivenNumber(DocumentNumber(series, serial), held[serial]) for serial in sorted(held))


class MemoryDocuments:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def add(self, document: Document) -> None:
        if any(document.number == other.number for other in self._contents.documents.values()):
            raise ValueError(document.number)
        self._contents.numbers[document.number.series][document.number.serial]
        self._contents.documents[document.uuid] = document

    def get(self, uuid: UUID) -> Document | None:
        return self._contents.documents.get(uuid)

    def of_records(self, records: Sequence[UUID]) -> Mapping[UUID, tuple[Document, ...]]:
        held = self._contents.documents.values()
        found = {uuid: tuple(document for document in held if document.record == uuid) for uuid in records}
        return {uuid: documents for uuid, documents in found.items() if documents}

    def of_case(self, case: UUID) -> tuple[Document, ...]:
        return tuple(document for document in self._contents.documents.values() if document.case == case)

    def of_kind(self, kind: NumberKind) -> tuple[Document, ...]:
        return tuple(document for document in self._contents.documents.values() if document.number.series.kind is kind)

    def void(self, uuid: UUID) -> None:
        self._contents.documents[uuid] = replace(self._contents.documents[uuid], state=DocumentState.VOIDED)

    def replace(self, uuid: UUID) -> None:
        self._contents.documents[uuid] = replace(self._contents.documents[uuid], state=DocumentState.REPLACED)


class MemoryLedgers:
    """Aggregates are tested on SQLite; no use case of the contract test asks for one."""

    def of_month(self, county: str | None, year: int, month: int) -> tuple[LedgerEntry, ...]:
        raise NotImplementedError(county, year, month)


class MemoryUnit:
    def __init__(self, contents: Contents) -> None:
        self.device = MemoryDevice(contents)
        self.records = MemoryRecords(contents)
        self.checks = MemoryChecks(contents)
        self.cases = MemoryCases(contents)
        self.profiles = MemoryProfiles(contents)
        self.templates = MemoryOwnTemplates(contents)
        self.laws = MemoryConfirmedLaws(contents)
        self.numbers = MemoryNumbers(contents)
        self.documents = MemoryDocuments(contents)
        self.evidence = MemoryEvidence(contents)
        self.files = MemoryRegisteredFiles(contents)
        self.soundness = MemorySoundness(contents)
        self.ledgers = MemoryLedgers()
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
