"""Cases told apart, put together, ended and begun again by a person, each an act that stays with its reason.

Issued documents and evidence follow the records they rest on, with files as they are. Documents keep their numbers; a piece of evidence
takes the next free number where the other case has its own already. Where an issued document rests on records of both sides nothing is
moved: it would tell in one case what lies in the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from inspections.cases.case import Case, CaseAct, CaseChange, CaseState
from inspections.cases.documents import Document, DocumentState
from inspections.cases.heading import Heading
from inspections.cases.links import records_behind
from inspections.documents.kinds import KINDS
from inspections.documents.wanted import WantedDocument
from inspections.faults import Fault, UserError, refuse
from inspections.session import Session
from inspections.store import UnitOfWork
from inspections.use_cases.changes import Changed, Changes
from inspections.use_cases.open_case import Beginning, open_cases


@dataclass(frozen=True, slots=True)
class CaseDecision:
    """Who acts on a case, when (with a time zone) and why."""

    author: str
    at: datetime
    reason: str

    def about(self, act: CaseAct, case: UUID, other: UUID | None = None, records: Sequence[UUID] = ()) -> CaseChange:
        """Return what is kept of it."""
        return CaseChange(act, self.at, self.author, self.reason.strip(), case, other, tuple(records))


@dataclass(frozen=True, slots=True)
class RegroupedCase:
    """The case that records were put into."""

    case: Case
    changes: Changes


def split_case(session: Session, case: UUID, records: Sequence[UUID], decision: CaseDecision) -> RegroupedCase:
    """Take records out of a case into a new one of the same party. Raises UserError, and then nothing is moved."""
    with session.store.writing() as unit:
        former = _open_case(unit, case, decision)
        own = {stored.record.uuid: stored for stored in unit.records.of_case(case)}
        if not records or not own.keys() >= set(records):
            raise refuse("no_record", "没有选择本案的记录", f"案件{former.number}", "请选择要分出的记录")
        if own.keys() == set(records):
            raise refuse("all_records", "选择了本案的全部记录", f"案件{former.number}", "请至少留下一条记录")
        torn = [document for document in _issued(unit, case) if _torn(unit, document, case, set(records))]
        if torn:
            raise UserError([_torn_fault(document) for document in torn])
        first = min((Heading.of(own[uuid].record) for uuid in records), key=lambda heading: heading.inspected_on)
        (further,) = open_cases(unit, [(uuid4(), Beginning.of(first))])
        follow = _move(unit, former, further, records)
        unit.cases.keep_change(decision.about(CaseAct.SPLIT, case, further.uuid, tuple(records)))
    _take_papers_along(session, case, further.uuid, records, follow)
    return RegroupedCase(further, _moved(records))


def join_cases(session: Session, case: UUID, into: UUID, decision: CaseDecision) -> RegroupedCase:
    """Put all that a case has into another open one of the same party, and let it end. Raises UserError, and then nothing is moved."""
    with session.store.writing() as unit:
        former, target = _open_case(unit, case, decision), _open_case(unit, into, decision)
        if case == into or former.party != target.party:
            what = "不能并入本案自己" if case == into else "两个案件的当事人不同"
            raise refuse("other_party", what, f"案件{former.number}", "请选择同一当事人的另一个案件")
        records = [stored.record.uuid for stored in unit.records.of_case(case)]
        follow = _move(unit, former, target, records, whole=True)
        unit.cases.close(case, decision.at.date(), f"并入案件{target.number}")
        unit.cases.keep_change(decision.about(CaseAct.JOINED, case, into, tuple(records)))
    _take_papers_along(session, case, into, [*records, None], follow)
    return RegroupedCase(target, _moved(records))


def close_case(session: Session, case: UUID, closed_on: date, decision: CaseDecision) -> Changes:
    """Let a case end on a day, in the way that the reason says. Raises UserError."""
    with session.store.writing() as unit:
        stored = _open_case(unit, case, decision, "结案的方式")
        last = max((record.record.inspected_on for record in unit.records.of_case(case)), default=stored.opened_on)
        if closed_on < last:
            what = f"结案日期 {closed_on} 早于最后一次检查的日期 {last}"
            raise refuse("closed_too_early", what, f"案件{stored.number}", "请核对两个日期")
        unit.cases.close(case, closed_on, decision.reason.strip())
        unit.cases.keep_change(decision.about(CaseAct.CLOSED, case))
    return Changes.of(Changed.RECORDS)


def reopen_case(session: Session, case: UUID, decision: CaseDecision) -> Changes:
    """Take a case's end back. Raises UserError."""
    with session.store.writing() as unit:
        stored = _known_case(unit, case, decision, "恢复的原因")
        if stored.state is CaseState.OPEN:
            raise refuse("case_open", "案件没有结案", f"案件{stored.number}", "无需恢复")
        unit.cases.reopen(case)
        unit.cases.keep_change(decision.about(CaseAct.REOPENED, case))
    return Changes.of(Changed.RECORDS)


def _known_case(unit: UnitOfWork, case: UUID, decision: CaseDecision, what: str) -> Case:
    if not decision.reason.strip():
        raise refuse("no_reason", f"没有填写{what}", "", f"请填写{what}")
    stored = unit.cases.get(case)
    if stored is None:
        raise refuse("no_case", "案件不存在", str(case), "请重新选择案件")
    return stored


def _open_case(unit: UnitOfWork, case: UUID, decision: CaseDecision, what: str = "原因") -> Case:
    stored = _known_case(unit, case, decision, what)
    if stored.state is CaseState.CLOSED:
        raise refuse("case_closed", "案件已经结案", f"案件{stored.number}", "请先恢复该案件")
    return stored


def _issued(unit: UnitOfWork, case: UUID) -> list[Document]:
    return [document for document in unit.documents.of_case(case) if document.state is DocumentState.ISSUED]


def _torn(unit: UnitOfWork, document: Document, case: UUID, leaving: set[UUID]) -> bool:
    """Say whether a document rests on records that leave the case and on such as stay."""
    behind = records_behind(document, unit.documents.of_case(case), unit.evidence.of_case(case))
    return bool(behind & leaving) and not behind <= leaving


def _torn_fault(document: Document) -> Fault:
    what = "这份文书同时依据分出的和留下的记录"
    return Fault("torn_document", what, document.number.text, "请把它依据的记录一并分出，或者先作废、替换这份文书")


def _move(unit: UnitOfWork, former: Case, target: Case, records: Sequence[UUID], *, whole: bool = False) -> list[Document]:
    """Move records with their documents and evidence, of a whole case also the documents that rest on no record; return the documents."""
    follow = [document for document in unit.documents.of_case(former.uuid) if whole or document.record in records]
    unit.records.assign(records, target.uuid)
    unit.documents.move([document.uuid for document in follow], target.uuid)
    taken = {piece.number for piece in unit.evidence.of_case(target.uuid)}
    for piece in unit.evidence.of_case(former.uuid):
        if whole or piece.record in records:
            number = unit.evidence.next_number(target.uuid) if piece.number in taken else piece.number
            unit.evidence.move(piece.uuid, target.uuid, number)
            taken.add(number)
    return follow


def _take_papers_along(session: Session, former: UUID, target: UUID, records: Iterable[UUID | None], documents: Sequence[Document]) -> None:
    """Keep what was typed for documents that are not issued yet under the case that they will be issued in."""
    replaced: list[UUID | None] = [None, *(document.uuid for document in documents)]
    wanted: Callable[..., WantedDocument] = WantedDocument
    for kind in KINDS:
        for record in records:
            for document in replaced:
                before, after = (wanted(kind, case, record, replaced=document).key for case in (former, target))
                typed = session.drafts.paper(before)
                if typed is not None and session.drafts.paper(after) is None:
                    session.drafts.keep_paper(after, typed)
                    session.drafts.forget_paper(before)


def _moved(records: Sequence[UUID]) -> Changes:
    return Changes.of(Changed.RECORDS, Changed.DOCUMENTS, Changed.EVIDENCE, uuids=records)
