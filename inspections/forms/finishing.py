"""Finishing a form: read strictly, checked, kept as one event; refused with every fault it has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from inspections.cases.checking import checked_table
from inspections.cases.rejudging import rejudge
from inspections.checklists.check import check
from inspections.checklists.pack import Pack
from inspections.drafts.draft import Draft
from inspections.errors import Fault, UserError
from inspections.forms.derived import NOTE, derived_paths
from inspections.forms.faults import form_faults
from inspections.history.event import payload_hash
from inspections.history.finish import finish_record
from inspections.records.lenient import read_leniently
from inspections.records.rows import record_of
from inspections.session import Session


@dataclass(frozen=True, slots=True)
class FinishedForm:
    """The stored record that a draft became."""

    record: UUID
    number: str
    revision: str


def finish_form(session: Session, draft: Draft, pack: Pack, *, author: str, at: datetime) -> FinishedForm:
    """Write a draft as one event of its record and forget the draft. Raises UserError; then nothing is written.

    A number that another record bears is refused, and so is a draft whose record was changed by someone else meanwhile. Where only
    another checklist was chosen, the record is judged anew (`rejudge`). What the program derived is confirmed before (`stated`).
    """
    unseen = derived_paths(draft.content)
    if unseen:
        raise UserError([Fault("unconfirmed", NOTE.partition("，")[0], path, "请核对后再完成", path) for path in unseen])
    table, faults = read_leniently(draft.content, session.knowledge.vocabulary)
    if faults:
        raise UserError(form_faults(faults, draft.content))
    record = record_of(table, 0)
    with session.store.reading() as unit:
        head = unit.records.heads([record.uuid]).get(record.uuid)
        done = unit.records.event_of_draft(draft.id)
        before = None if done is None else unit.records.at(done)
        begun = None if draft.base is None else unit.records.at(draft.base)
        judges = frozenset[str]() if head is None else {each.pack.id for each in unit.checks.of(head.event)}
    digest = payload_hash(record.canonical())
    event_id, base = draft.id, draft.base
    if done is not None and (before is None or before.canonical() != record.canonical()):
        # It was finished, the program was stopped before the draft was gone, and then it was written on: that is a further state.
        event_id, base, done = uuid5(draft.id, done), done, None
    # Judged anew meanwhile, the record still says what the draft began with.
    overtaken = head is not None and head.event != base and (begun is None or head.payload != payload_hash(begun.canonical()))
    if done is None and head is not None and overtaken and head.payload != digest:
        if base is None:
            raise UserError([Fault("number_taken", f"记录编号“{record.id}”已被使用", "", "请换一个编号", "id")])
        raise UserError([Fault("changed_meanwhile", "这条记录在编辑期间已被更改", f"记录“{record.id}”", "请打开最新的记录后重新修改")])
    if done is None and head is not None and head.payload == digest and pack.id not in judges:
        rejudged = rejudge(session.store, record.uuid, pack, session.knowledge, author=author, at=at)
        session.drafts.discard(draft.id)
        return FinishedForm(record.uuid, record.id, rejudged.revision)
    (checked,) = checked_table([record], check(table, pack, session.knowledge.calendar))
    finished = finish_record(session.store, checked, draft=event_id, author=author, at=at)
    session.drafts.discard(draft.id)
    return FinishedForm(record.uuid, record.id, finished.revision)
