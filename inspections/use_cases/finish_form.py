"""Finishing a form: its draft, read strictly and checked, becomes one event of its record's history, however often finishing is tried.

Where only another checklist was chosen, the record is judged anew; either way it is one unit of work.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from inspections.cases.case import Party
from inspections.cases.checked import CheckedRecord
from inspections.cases.checking import checked_table
from inspections.checklists.check import check
from inspections.checklists.pack import Pack
from inspections.drafts.draft import Draft
from inspections.events.event import Event, EventKind, Head, Revision, payload_hash
from inspections.events.meanwhile import changed_meanwhile
from inspections.faults import Fault, UserError
from inspections.forms.derived import NOTE, derived_paths
from inspections.forms.faults import form_faults
from inspections.records.fact_table import FactTable
from inspections.records.lenient import read_leniently
from inspections.records.rows import record_of
from inspections.session import Session
from inspections.store import UnitOfWork
from inspections.use_cases.approved_fees import approved_in
from inspections.use_cases.belonging import Belonging, BelongingOffer, propose_belonging, where_it_belongs
from inspections.use_cases.changed_parties import PartyChange, follow_parties
from inspections.use_cases.changes import Changed, Changes
from inspections.use_cases.rejudge import judge_anew
from inspections.use_cases.visiting import settle_visits, visits_for


@dataclass(frozen=True, slots=True)
class FinishedForm:
    """The stored record that a draft became."""

    record: UUID
    number: str
    revision: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class Finished:
    """The revision that a draft ended in; `written` is false where it was there already."""

    revision: str
    written: bool


def finish_form(
    session: Session, draft: Draft, pack: Pack, *, author: str, at: datetime, belonging: Belonging | None = None
) -> FinishedForm:
    """Write a draft as one event of its record and forget the draft. Raises UserError with every fault; then nothing is written.

    A new record bears the draft's id. A number that another record bears is refused, and so is a draft whose record was changed by
    someone else meanwhile (`finish_record`). What the program derived is confirmed before (`stated`).
    `belonging` says which visit and case a new record belongs to; None leaves it to `proposal_for`.
    """
    table = _read_strictly(session, draft)
    with session.store.writing() as unit:
        done = unit.records.event_of_draft(draft.id)
        before = None if done is None else unit.records.at(done)
        begun = None if draft.base is None else unit.records.at(draft.base)
        rests_on = before or begun
        uuid = rests_on.uuid if rests_on is not None else draft.record or draft.id
        record = replace(record_of(table, 0), stated=uuid)
        event_id, base = draft.id, draft.base
        if done is not None and (before is None or before.canonical() != record.canonical()):
            # It was finished, the program was stopped before the draft was gone, and then it was written on: that is a further state.
            event_id, base, done = uuid5(draft.id, done), done, None
        (checked,) = checked_table([record], check(table, pack, session.knowledge.calendar, approved_in(unit, table)))
        finished = finish_record(unit, checked, draft=event_id, author=author, at=at, expected_head=base, belonging=belonging)
        revision = finished.revision
        if done is None and not finished.written and pack.id not in {stood.pack.id for stood in unit.checks.of(revision)}:
            revision = judge_anew(unit, uuid, pack, session.knowledge, author=author, at=at, expected_head=revision).revision
    session.drafts.discard(draft.id)
    return FinishedForm(uuid, record.id, revision, Changes.of(Changed.RECORDS, Changed.DRAFTS, uuids=[uuid, draft.id]))


def proposal_for(session: Session, draft: Draft) -> BelongingOffer | None:
    """Return what the record of a draft may belong to, None where it is stored already or cannot be read yet."""
    if draft.record is not None:
        return None
    table, faults = read_leniently(draft.content, session.knowledge.vocabulary)
    if faults:
        return None
    with session.store.reading() as unit:
        return None if unit.records.heads([draft.id]) else propose_belonging(unit, record_of(table, 0))


def _read_strictly(session: Session, draft: Draft) -> FactTable:
    unseen = derived_paths(draft.content)
    if unseen:
        raise UserError([Fault("unconfirmed", NOTE.partition("，")[0], path, "请核对后再完成", path) for path in unseen])
    table, faults = read_leniently(draft.content, session.knowledge.vocabulary)
    if faults:
        raise UserError(form_faults(faults, draft.content))
    return table


def finish_record(  # noqa: PLR0913 # what was decided about the draft, named at the call
    unit: UnitOfWork,
    checked: CheckedRecord,
    *,
    draft: UUID,
    author: str,
    at: datetime,
    expected_head: str | None,
    belonging: Belonging | None = None,
) -> Finished:
    """Write the record as one event with its check; nothing where the draft was finished before or changed nothing.

    `expected_head` is the revision that the draft rests on, None for a new record; `belonging` says where that is put (None: as
    proposed). Raises UserError where another record bears the
    number, and where the record says something else now than at that revision: both are looked at in the unit of work that writes.
    """
    record, uuid = checked.record, checked.record.uuid
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
        visit, case = where_it_belongs(unit, record, belonging)
        record = replace(record, visit=visit)
    else:
        moved, _ = follow_parties(unit, [PartyChange(uuid, head.case, Party.of(record), record.inspected_on)])
        case = moved.get(uuid, head.case)
    visit_of = visits_for(unit, [record], {} if head is None else {uuid: head})
    unit.records.append([Revision(event, record, canonical, case, visit_of[uuid])])
    settle_visits(unit, [visit_of[uuid], *([] if head is None else [head.visit])])
    unit.checks.add([(uuid, event.id, checked.check)])
    return Finished(event.id, written=True)


def _still_says(unit: UnitOfWork, head: Head, revision: str | None) -> bool:
    """Say whether a record that went on says what it said at a revision: it was only judged anew."""
    before = None if revision is None else unit.records.at(revision)
    return before is not None and payload_hash(before.canonical()) == head.payload
