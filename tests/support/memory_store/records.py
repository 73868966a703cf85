"""Records and their histories in memory."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from inspections.cases.case import Party
from inspections.cases.heading import Heading
from inspections.cases.numbers import DuplicateError
from inspections.events.event import Event, Head, Revision, StoredRecord
from inspections.records.record import Record
from tests.support.memory_store.contents import Contents


class MemoryRecords:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def heads(self, uuids: Sequence[UUID]) -> Mapping[UUID, Head]:
        payloads = {event.id: event.payload for event in self._contents.events}
        stored_by_uuid = {uuid: self._contents.records[uuid] for uuid in uuids if uuid in self._contents.records}
        return {
            uuid: Head(stored.revision, payloads[stored.revision], stored.case, stored.visit) for uuid, stored in stored_by_uuid.items()
        }

    def headings(self, uuids: Sequence[UUID]) -> Mapping[UUID, Heading]:
        return {uuid: Heading.of(self._contents.records[uuid].record) for uuid in uuids if uuid in self._contents.records}

    def bearing(self, numbers: Sequence[str]) -> Mapping[str, Heading]:
        headings = (Heading.of(stored.record) for uuid, stored in self._contents.records.items() if uuid not in self._contents.vacant)
        return {heading.number: heading for heading in headings if heading.number in numbers}

    def vacate(self, uuids: Sequence[UUID]) -> None:
        self._contents.vacant.update(uuids)

    def append(self, revisions: Sequence[Revision]) -> None:
        for revision in revisions:
            event = revision.event
            if any(event.id == other.id or event.draft == other.draft is not None for other in self._contents.events):
                raise DuplicateError(revision.record.id)
            record = Record(revision.record.payload, event.record)
            others = {uuid: stored.record.id for uuid, stored in self._contents.records.items() if uuid not in self._contents.vacant}
            if others.pop(event.record, "") != record.id and record.id in others.values():
                raise DuplicateError(record.id)
            self._contents.vacant.discard(event.record)
            self._contents.events.append(event)
            self._contents.payloads[event.payload] = record
            linked = replace(record, visit=revision.visit, case=revision.case)
            self._contents.records[event.record] = StoredRecord(linked, event.id, revision.case, revision.visit)

    def get(self, uuid: UUID) -> StoredRecord | None:
        return self._contents.records.get(uuid)

    def last_of(self, party: Party) -> StoredRecord | None:
        of_party = [stored for stored in self._contents.records.values() if Party.of(stored.record) == party]
        return max(reversed(of_party), key=lambda stored: stored.record.inspected_on, default=None)

    def all(self, county: str | None = None) -> Iterator[StoredRecord]:
        return (stored for stored in self._contents.records.values() if county in {None, stored.record.county})

    def of_case(self, case: UUID) -> tuple[StoredRecord, ...]:
        in_case = [stored for stored in self._contents.records.values() if stored.case == case]
        return tuple(sorted(in_case, key=lambda stored: stored.record.inspected_on))

    def of_visit(self, visit: UUID) -> tuple[StoredRecord, ...]:
        of_visit = [stored for stored in self._contents.records.values() if stored.visit == visit]
        return tuple(sorted(of_visit, key=lambda stored: stored.record.inspected_on))

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
            stored = self._contents.records[uuid]
            self._contents.records[uuid] = replace(stored, case=case, record=replace(stored.record, case=case))

    def attend(self, uuids: Sequence[UUID], visit: UUID) -> None:
        for uuid in uuids:
            stored = self._contents.records[uuid]
            self._contents.records[uuid] = replace(stored, visit=visit, record=replace(stored.record, visit=visit))
