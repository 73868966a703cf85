"""Finishing a form: read strictly, checked, kept as one event; refused with every fault it has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from inspections.cases.checking import checked_table
from inspections.checklists.check import check
from inspections.checklists.pack import Pack
from inspections.drafts.draft import Draft
from inspections.faults import Fault, UserError
from inspections.forms.derived import NOTE, derived_paths
from inspections.forms.faults import form_faults
from inspections.records.lenient import read_leniently
from inspections.records.rows import record_of
from inspections.session import Session
from inspections.store import Store
from inspections.use_cases.finish import finish_record
from inspections.use_cases.rejudge import rejudge


@dataclass(frozen=True, slots=True)
class FinishedForm:
    """The stored record that a draft became."""

    record: UUID
    number: str
    revision: str


def finish_form(session: Session, draft: Draft, pack: Pack, *, author: str, at: datetime) -> FinishedForm:
    """Write a draft as one event of its record and forget the draft. Raises UserError; then nothing is written.

    A new record bears the draft's id. A number that another record bears is refused, and so is a draft whose record was changed by
    someone else meanwhile (`finish_record`). Where only another checklist was chosen, the record is judged anew (`rejudge`). What
    the program derived is confirmed before (`stated`).
    """
    unseen = derived_paths(draft.content)
    if unseen:
        raise UserError([Fault("unconfirmed", NOTE.partition("，")[0], path, "请核对后再完成", path) for path in unseen])
    table, faults = read_leniently(draft.content, session.knowledge.vocabulary)
    if faults:
        raise UserError(form_faults(faults, draft.content))
    with session.store.reading() as unit:
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
    (checked,) = checked_table([record], check(table, pack, session.knowledge.calendar))
    finished = finish_record(session.store, checked, draft=event_id, author=author, at=at, expected_head=base)
    revision = finished.revision
    if done is None and not finished.written and not _judged(session.store, revision, pack):
        revision = rejudge(session.store, uuid, pack, session.knowledge, author=author, at=at, expected_head=revision).revision
    session.drafts.discard(draft.id)
    return FinishedForm(uuid, record.id, revision)


def _judged(store: Store, revision: str, pack: Pack) -> bool:
    with store.reading() as unit:
        return pack.id in {each.pack.id for each in unit.checks.of(revision)}
