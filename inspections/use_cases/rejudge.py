"""Re-judging a stored record by another version of its checklist, or by another checklist: only when somebody asks for it.

It is an event of the record's history that says what the record said before. The answers given till then stay with the events
they were given on, and so does a notice that was issued on one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from inspections.cases.checked import RecordCheck, standing_checks
from inspections.cases.checking import checked_table
from inspections.checklists.answer import Verdict
from inspections.checklists.check import check
from inspections.checklists.pack import Pack
from inspections.documents.knowledge import Knowledge
from inspections.events.event import Event, EventKind, PackVersion, Rejudgement, Revision
from inspections.events.meanwhile import changed_meanwhile
from inspections.faults import refuse
from inspections.records.reading import table_of
from inspections.records.record import Record
from inspections.store import Store, UnitOfWork
from inspections.use_cases.approved_fees import approved_in
from inspections.use_cases.changes import NOTHING, Changed, Changes


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A requirement with its verdicts before and after; None where the version did not ask it.

    `clause` is that of a former finding, of which the words of the requirement are not kept; empty where there was none.
    """

    requirement: str
    before: Verdict | None
    after: Verdict | None
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Rejudged:
    """The revision that the record stands at, the answers that differ, and whose answers went; `written` is false where nothing changed."""

    revision: str
    before: tuple[PackVersion, ...]
    answers: tuple[AnswerChange, ...]
    written: bool
    changes: Changes = NOTHING


def rejudge(  # noqa: PLR0913 # who judges what, when, and what was seen of it
    store: Store, record: UUID, pack: Pack, knowledge: Knowledge, *, author: str, at: datetime, expected_head: str | None = None
) -> Rejudged:
    """Hold a stored record against the pack and write that as one event; nothing where that very version gives the same answers.

    The pack's earlier answers no longer stand; where it gave none, those of every other pack no longer do. `expected_head` is the
    revision that a person was shown (`foresee`), None where nobody looked. Raises UserError where there is no such record, where it
    can no longer be read, or where it has gone on since.
    """
    with store.writing() as unit:
        return judge_anew(unit, record, pack, knowledge, author=author, at=at, expected_head=expected_head)


def judge_anew(  # noqa: PLR0913 # as above
    unit: UnitOfWork, record: UUID, pack: Pack, knowledge: Knowledge, *, author: str, at: datetime, expected_head: str | None
) -> Rejudged:
    """Judge a stored record anew within a unit of work; see `rejudge`."""
    outlook = _outlook(unit, record, pack, knowledge)
    if expected_head not in {None, outlook.revision}:
        raise changed_meanwhile(outlook.record.id)
    if outlook.idle:
        return Rejudged(outlook.revision, outlook.versions, (), written=False)
    head = unit.records.heads([record])[record]
    (sequence,) = unit.device.take(1)
    said = Rejudgement(outlook.versions, outlook.check.pack.pack_version)
    event = Event(record, EventKind.REJUDGED, head.payload, (head.event,), unit.device.id, sequence, at, author, rejudgement=said)
    unit.records.append([Revision(event, outlook.record, outlook.record.canonical(), head.case, head.visit)])
    unit.checks.add([(record, event.id, check_kept) for check_kept in (*outlook.kept, outlook.check)])
    return Rejudged(event.id, outlook.versions, outlook.answers, written=True, changes=Changes.of(Changed.RECORDS, uuids=[record]))


def foresee(store: Store, record: UUID, pack: Pack, knowledge: Knowledge) -> Rejudged:
    """Return what `rejudge` would come to, without writing anything. Raises UserError as it does."""
    with store.reading() as unit:
        outlook = _outlook(unit, record, pack, knowledge)
    return Rejudged(outlook.revision, outlook.versions, outlook.answers, written=False)


def changed_answers(before: Sequence[RecordCheck], after: RecordCheck) -> tuple[AnswerChange, ...]:
    """Return the requirements on which the verdicts differ, in the order of the new pack, then those that are asked no longer."""
    old = {requirement: verdict for made in before for requirement, verdict in _verdicts(made).items()}
    new = _verdicts(after)
    clauses = {answer.requirement: answer.clause for made in before for answer in made.findings}
    changes = (AnswerChange(asked, old.get(asked), new.get(asked), clauses.get(asked, "")) for asked in {**new, **old})
    return tuple(change for change in changes if change.before is not change.after)


def spoken_change(change: AnswerChange, pack: Pack) -> str:
    """Return a change in one line: clause and summary where the pack (the new version) has the requirement, both verdicts."""
    known = {requirement.id: f"{requirement.clause} {requirement.summary}" for requirement in pack.checked}
    return f"{known.get(change.requirement) or change.clause or change.requirement}：{_spoken(change.before)} → {_spoken(change.after)}"


def _spoken(verdict: Verdict | None) -> str:
    return "没有这一项" if verdict is None else verdict.label


@dataclass(frozen=True, slots=True)
class _Outlook:
    """A record about to be judged: the checks that will no longer stand, those that will, and the new one."""

    record: Record
    revision: str
    replaced: tuple[RecordCheck, ...]
    kept: tuple[RecordCheck, ...]
    check: RecordCheck

    @property
    def versions(self) -> tuple[PackVersion, ...]:
        return tuple(made.pack.pack_version for made in self.replaced)

    @property
    def answers(self) -> tuple[AnswerChange, ...]:
        return changed_answers(self.replaced, self.check)

    @property
    def idle(self) -> bool:
        """Whether this very version gave these very answers; a calendar published since may have changed them."""
        return [_answers(made) for made in self.replaced] == [_answers(self.check)]


def _outlook(unit: UnitOfWork, record: UUID, pack: Pack, knowledge: Knowledge) -> _Outlook:
    stored = unit.records.get(record)
    if stored is None:
        raise refuse("no_record", "这条记录不存在", "", "请刷新检查记录后重试")
    standing = standing_checks(unit.checks.of(stored.revision))
    own = tuple(made for made in standing if made.pack.id == pack.id)
    kept = tuple(made for made in standing if own and made.pack.id != pack.id)
    table = table_of([stored.record.payload], knowledge.vocabulary)
    (checked,) = checked_table([stored.record], check(table, pack, knowledge.calendar, approved_in(unit, table)))
    return _Outlook(stored.record, stored.revision, own or standing, kept, checked.check)


def _verdicts(of: RecordCheck) -> dict[str, Verdict]:
    return {requirement: verdict for requirement in of.pack.topics if (verdict := of.verdict_of(requirement)) is not None}


def _answers(of: RecordCheck) -> tuple[object, ...]:
    findings = tuple((answer.requirement, answer.verdict, answer.measured, answer.reason) for answer in of.findings)
    return of.pack.pack_version, of.verdicts, findings
