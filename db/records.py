"""Records and their histories on SQLite."""

# ruff: noqa: S608 - queries are put together from this program's own words only

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from db.engine import Database, insert_rows, rows
from db.errors import DamagedRowError, from_row, naming_duplicates
from db.json_text import from_json_text, id_list, json_text
from db.listings import list_texts
from inspections.cases.case import Party
from inspections.cases.heading import Heading
from inspections.events.event import Event, EventKind, Head, Rejudgement, Revision, StoredRecord, payload_hash
from inspections.records.folding import folded
from inspections.records.record import Record

_EVENT = "id, record, kind, payload, parents, device, sequence, at, author, draft, rejudgement"
_RECORD = (
    "INSERT INTO records (uuid, number, county, inspectee_name, party_key, inspectee_kind, topics, inspected_on, head, case_uuid, "
    "visit_uuid) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uuid) DO UPDATE SET number = excluded.number, "
    "county = excluded.county, inspectee_name = excluded.inspectee_name, party_key = excluded.party_key, "
    "inspectee_kind = excluded.inspectee_kind, topics = excluded.topics, inspected_on = excluded.inspected_on, "
    "head = excluded.head, case_uuid = excluded.case_uuid, visit_uuid = excluded.visit_uuid, violations = 0, undetermined = 0"
)
_HEADING = "SELECT uuid, number, county, inspectee_name, inspectee_kind, inspected_on FROM records"
_STORED = """
    SELECT records.uuid, payloads.json, payloads.hash, records.number, records.head, records.case_uuid, records.visit_uuid
    FROM records     LEFT JOIN events ON events.id = records.head LEFT JOIN payloads ON payloads.hash = events.payload
"""


_NEWEST = 1000
"""Events among which the latest is looked for: the clock may have been wrong for a while, and all of them would be a long read."""


class SqliteRecords:
    """Implements `inspections.cases.records.Records`."""

    def __init__(self, database: Database) -> None:
        """Work within the transaction that is open on `database`."""
        self._database = database

    @from_row
    def heads(self, uuids: Sequence[UUID]) -> Mapping[UUID, Head]:
        """Return where the histories stand."""
        stored = rows(
            self._database,
            "SELECT records.uuid, records.head, events.payload, records.case_uuid, records.visit_uuid FROM records "
            "JOIN events ON events.id = records.head WHERE records.uuid IN (SELECT value FROM json_each(?))",
            id_list(uuids),
        )
        return {UUID(uuid): Head(head, payload, UUID(case), UUID(visit)) for uuid, head, payload, case, visit in stored}

    def headings(self, uuids: Sequence[UUID]) -> Mapping[UUID, Heading]:
        """Return number, party and day of records."""
        stored = rows(self._database, f"{_HEADING} WHERE uuid IN (SELECT value FROM json_each(?))", id_list(uuids))
        return {heading.uuid: heading for heading in map(_heading, stored)}

    def bearing(self, numbers: Sequence[str]) -> Mapping[str, Heading]:
        """Return the records that bear business numbers."""
        stored = rows(self._database, f"{_HEADING} WHERE number IN (SELECT value FROM json_each(?))", id_list(numbers))
        return {heading.number: heading for heading in map(_heading, stored)}

    def vacate(self, uuids: Sequence[UUID]) -> None:
        """Take the business numbers off records: each bears its UUID until its next event is appended."""
        sql = "UPDATE records SET number = uuid WHERE uuid IN (SELECT value FROM json_each(?))"
        self._database.conn.execute(sql, (id_list(uuids),))

    def append(self, revisions: Sequence[Revision]) -> None:
        """Add events with their payloads and move the heads."""
        with naming_duplicates([revision.record.id for revision in revisions]):
            self._database.conn.executemany(
                "INSERT INTO payloads (hash, json) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING",
                ((revision.event.payload, revision.canonical.decode()) for revision in revisions),
            )
            insert_rows(self._database, "events", _EVENT, (_event_row(revision.event) for revision in revisions))
            self._database.conn.executemany(_RECORD, (_record_row(revision) for revision in revisions))
        list_texts(self._database, revisions)

    def get(self, uuid: UUID) -> StoredRecord | None:
        """Return a record as it stands."""
        stored = rows(self._database, f"{_STORED} WHERE records.uuid = ?", str(uuid))
        return _stored(stored[0]) if stored else None

    def last_of(self, party: Party) -> StoredRecord | None:
        """Return the record of the last visit to a party."""
        stored = rows(
            self._database,
            f"{_STORED} WHERE county = ? AND party_key = ? AND inspectee_kind = ? "
            "ORDER BY inspected_on DESC, records.position DESC LIMIT 1",
            party.county,
            party.key,
            party.kind,
        )
        return _stored(stored[0]) if stored else None

    def all(self, county: str | None = None) -> Iterator[StoredRecord]:
        """Yield the records in the order in which they first came."""
        sql = f"{_STORED} WHERE ?1 IS NULL OR records.county = ?1 ORDER BY records.position"
        return map(_stored, self._database.conn.execute(sql, (county,)))

    def of_case(self, case: UUID) -> tuple[StoredRecord, ...]:
        """Return the records of a case."""
        sql = f"{_STORED} WHERE records.case_uuid = ? ORDER BY records.inspected_on, records.position"
        return tuple(map(_stored, rows(self._database, sql, str(case))))

    def of_visit(self, visit: UUID) -> tuple[StoredRecord, ...]:
        """Return the records of a visit."""
        sql = f"{_STORED} WHERE records.visit_uuid = ? ORDER BY records.inspected_on, records.position"
        return tuple(map(_stored, rows(self._database, sql, str(visit))))

    def history(self, uuid: UUID) -> tuple[tuple[str, Event], ...]:
        """Return a record's events."""
        stored = rows(self._database, f"SELECT {_EVENT} FROM events WHERE record = ? ORDER BY position", str(uuid))
        return tuple((row[0], _event(row)) for row in stored)

    def at(self, revision: str) -> Record | None:
        """Return what a record said at an event."""
        sql = (
            "SELECT events.record, json, hash, coalesce(number, '？') FROM events JOIN payloads ON payloads.hash = events.payload "
            "LEFT JOIN records ON records.uuid = events.record WHERE events.id = ?"
        )
        stored = rows(self._database, sql, revision)
        return held_record(*stored[0]) if stored else None

    def last_moment(self) -> datetime | None:
        """Return when the latest of the newest events was made."""
        ((last,),) = rows(self._database, f"SELECT max(at) FROM (SELECT at FROM events ORDER BY position DESC LIMIT {_NEWEST})")
        return None if last is None else datetime.fromisoformat(last)

    def event_of_draft(self, draft: UUID) -> str | None:
        """Return the event that a draft ended in."""
        stored = rows(self._database, "SELECT id FROM events WHERE draft = ?", str(draft))
        return str(stored[0][0]) if stored else None

    def assign(self, uuids: Sequence[UUID], case: UUID) -> None:
        """Put records into a case."""
        sql = "UPDATE records SET case_uuid = ? WHERE uuid IN (SELECT value FROM json_each(?))"
        self._database.conn.execute(sql, (str(case), id_list(uuids)))

    def attend(self, uuids: Sequence[UUID], visit: UUID) -> None:
        """Put records into a visit."""
        sql = "UPDATE records SET visit_uuid = ? WHERE uuid IN (SELECT value FROM json_each(?))"
        self._database.conn.execute(sql, (str(visit), id_list(uuids)))


def _record_row(revision: Revision) -> tuple[str, ...]:
    record = revision.record
    return (
        str(revision.event.record),
        record.id,
        record.county,
        record.inspectee_name,
        folded(record.inspectee_name),
        record.inspectee_kind,
        json_text(record.topics),
        record.payload["inspected_on"],
        revision.event.id,
        str(revision.case),
        str(revision.visit),
    )


def _event_row(event: Event) -> tuple[object, ...]:
    return (
        event.id,
        str(event.record),
        event.kind.value,
        event.payload,
        json_text(event.parents),
        str(event.device),
        event.sequence,
        event.moment,
        event.author,
        None if event.draft is None else str(event.draft),
        None if event.rejudgement is None else json_text(event.rejudgement.said()),
    )


@from_row
def held_record(uuid: str, json: str | None, digest: str | None, number: str) -> Record:
    """Return what a payload says, held against its hash: a changed digit is as readable as the right one.

    Raises `db.errors.DamagedRowError`, which names the record by its number, also where there is no payload (None).
    """
    if json is None:
        raise DamagedRowError(f"记录“{number}”的内容找不到")
    if payload_hash(json.encode()) != digest:
        raise DamagedRowError(f"记录“{number}”的内容与存入时的校验值不符")
    return Record(from_json_text(json), UUID(uuid))


@from_row
def _event(row: tuple[Any, ...]) -> Event:
    _, record, kind, payload, parents, device, sequence, at, author, draft, rejudgement = row
    return Event(
        UUID(record),
        EventKind(kind),
        payload,
        tuple(from_json_text(parents)),
        UUID(device),
        sequence,
        datetime.fromisoformat(at),
        author,
        None if draft is None else UUID(draft),
        None if rejudgement is None else Rejudgement.of(from_json_text(rejudgement)),
    )


@from_row
def _stored(row: tuple[Any, ...]) -> StoredRecord:
    uuid, json, digest, number, head, case, visit = row
    own_case, own_visit = UUID(case), UUID(visit)
    linked = replace(held_record(uuid, json, digest, number), case=own_case, visit=own_visit)
    return StoredRecord(linked, head, own_case, own_visit)


@from_row
def _heading(row: tuple[Any, ...]) -> Heading:
    uuid, number, county, name, kind, day = row
    return Heading(UUID(uuid), number, Party(county, name, kind), date.fromisoformat(day))
