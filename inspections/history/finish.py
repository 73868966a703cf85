"""Finishing a draft: it becomes one event of its record's history, however often finishing is tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from inspections.cases.checked import CheckedRecord
from inspections.cases.opening import case_for
from inspections.errors import refuse
from inspections.history.event import Event, EventKind, Revision, payload_hash
from inspections.store import Store


@dataclass(frozen=True, slots=True)
class Finished:
    """The revision that a draft ended in; `written` is false where it was there already."""

    revision: str
    written: bool


def finish_record(store: Store, checked: CheckedRecord, *, draft: UUID, author: str, at: datetime) -> Finished:
    """Write the record as one event with its check; nothing where the draft was finished before or changed nothing.

    Raises UserError where another county's record bears the number.
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
        holder = unit.records.counties([record.id]).get(record.id, record.county)
        if holder != record.county:
            raise refuse("number_taken", f"记录编号已被县（区）{holder}的记录使用", f"记录“{record.id}”", "请换一个编号")
        (sequence,) = unit.device.take(1)
        parents = () if head is None else (head.event,)
        event = Event(uuid, EventKind.FINISHED, digest, parents, unit.device.id, sequence, at, author, draft)
        case = head.case if head is not None else case_for(unit, record).uuid
        unit.records.append([Revision(event, record, canonical, case)])
        unit.checks.add([(uuid, event.id, checked.check)])
        return Finished(event.id, written=True)
