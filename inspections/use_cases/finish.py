"""Finishing a draft: it becomes one event of its record's history, however often finishing is tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from inspections.cases.case import Party
from inspections.cases.checked import CheckedRecord
from inspections.events.event import Event, EventKind, Head, Revision, payload_hash
from inspections.events.meanwhile import changed_meanwhile
from inspections.faults import Fault, UserError
from inspections.store import Store, UnitOfWork
from inspections.use_cases.changed_parties import PartyChange, follow_parties
from inspections.use_cases.open_case import case_for


@dataclass(frozen=True, slots=True)
class Finished:
    """The revision that a draft ended in; `written` is false where it was there already."""

    revision: str
    written: bool


def finish_record(store: Store, checked: CheckedRecord, *, draft: UUID, author: str, at: datetime, expected_head: str | None) -> Finished:
    """Write the record as one event with its check; nothing where the draft was finished before or changed nothing.

    `expected_head` is the revision that the draft rests on, None for a new record. Raises UserError where another record bears the
    number, and where the record says something else now than at that revision: both are looked at while nobody else can write.
    """
    record, uuid = checked.record, checked.record.uuid
    with store.writing() as unit:
        done = unit.records.event_of_draft(draft)
        if done is not None:
            return Finished(done, written=False)
        head = unit.records.heads([uuid]).get(uuid)
        canonical = record.canonical()
        digest = payload_hash(canonical)
        if head is not None and head.payload == digest:
            return Finished(head.event, written=False)
        if head is not None and head.event != expected_head and not _still_says(unit, head, expected_head):
            raise changed_meanwhile(record.id)
        bearer = unit.records.bearing([record.id]).get(record.id)
        if bearer is not None and bearer.uuid != uuid:
            raise UserError([Fault("number_taken", f"编号已被使用：{bearer.spoken()}", "", "请换一个编号", "id")])
        (sequence,) = unit.device.take(1)
        parents = () if head is None else (head.event,)
        event = Event(uuid, EventKind.FINISHED, digest, parents, unit.device.id, sequence, at, author, draft)
        if head is None:
            case = case_for(unit, record).uuid
        else:
            moved, _ = follow_parties(unit, [PartyChange(uuid, head.case, Party.of(record), record.inspected_on)])
            case = moved.get(uuid, head.case)
        unit.records.append([Revision(event, record, canonical, case)])
        unit.checks.add([(uuid, event.id, checked.check)])
        return Finished(event.id, written=True)


def _still_says(unit: UnitOfWork, head: Head, revision: str | None) -> bool:
    """Say whether a record that went on says what it said at a revision: it was only judged anew."""
    before = None if revision is None else unit.records.at(revision)
    return before is not None and payload_hash(before.canonical()) == head.payload
