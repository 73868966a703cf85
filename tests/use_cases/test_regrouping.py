"""A person takes records out of a case, puts two cases together, ends one: with a reason that stays, and nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from inspections.cases.case import Case, CaseAct, CaseState
from inspections.cases.numbers import NumberKind
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.loading import Packs
from inspections.documents.document_order import DocumentOrder
from inspections.documents.knowledge import Knowledge
from inspections.documents.wanted import WantedDocument
from inspections.faults import UserError
from inspections.records.record import Record
from inspections.records.vocabulary import Vocabulary
from inspections.session import Session
from inspections.store import Store
from inspections.use_cases.attach_evidence import Found, attach
from inspections.use_cases.changes import Changed
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from inspections.use_cases.regrouping import CaseDecision, close_case, join_cases, reopen_case, split_case
from tests.support.memory_drafts import MemoryDrafts
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, checked, order, record

OTHER = {"name": "某物业公司", "kind": "property_manager"}
ACT = CaseDecision("张某", AT, "两件事，分别处理")
A, B, C = (record(name).uuid for name in "ABC")


@pytest.fixture
def session(store: Store, tmp_path: Path) -> Session:
    knowledge = Knowledge(Packs({}), Vocabulary(frozenset(), frozenset(), frozenset(), {}), WorkingDays(), {}, tmp_path)
    return Session(store, MemoryDrafts(), knowledge)


def bring(session: Session, *records: Record) -> UUID:
    """Keep records and return the case of the first."""
    import_records(session.store, checked(*records), author="张某", at=AT)
    return case_of(session, records[0].uuid).uuid


def case_of(session: Session, uuid: UUID) -> Case:
    with session.store.reading() as unit:
        case = unit.cases.get(unit.records.heads([uuid])[uuid].case)
    assert case is not None
    return case


def issue(session: Session, of: Record, kind: NumberKind = NumberKind.NOTICE, **content: object) -> UUID:
    made: DocumentOrder = replace(order(session.store, of), kind=kind, content=content)
    return issue_document(session.store, made, prefix=f"{PREFIX}{kind}", issued_on=ISSUED_ON).document.uuid


def photographed(session: Session, folder: Path, of: Record, shows: str = "表箱") -> UUID:
    photo = folder / f"{of.id}{shows}.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + photo.name.encode())
    return attach(session.store, of.uuid, [Found(photo, shows, (), AT, "配电房", "张某")]).pieces[0].uuid


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(UserError) as refused:
        act()
    return refused.value.faults[0].code


def test_records_are_taken_out_into_a_new_case_with_their_documents_and_evidence(session: Session, tmp_path: Path) -> None:
    case = bring(session, record("A"), record("B", visit={"source": "complaint"}, inspected_on="2023-09-01"))
    notices = [issue(session, record(name)) for name in "AB"]
    receipt = issue(session, record("B"), NumberKind.RECEIPT, documents=[{"document": str(notices[1])}])
    pieces = [photographed(session, tmp_path, record(name)) for name in "AB"]
    typed = WantedDocument(NumberKind.INTERVIEW, case, B).key
    session.drafts.keep_paper(typed, {"place": "营业厅"})
    outcome = split_case(session, case, [B], ACT)
    further = case_of(session, B)
    assert outcome.case == further
    assert outcome.changes.kinds == {Changed.RECORDS, Changed.DOCUMENTS, Changed.EVIDENCE}
    assert (further.number, further.opened_on, further.source) == ("2023-0002", date(2023, 9, 1), "complaint")
    with session.store.reading() as unit:
        assert [document.uuid for document in unit.documents.of_case(case)] == notices[:1]
        assert [document.uuid for document in unit.documents.of_case(further.uuid)] == [notices[1], receipt]
        assert [piece.uuid for piece in unit.evidence.of_case(further.uuid)] == pieces[1:]
        assert [piece.number for piece in unit.evidence.of_case(further.uuid)] == [2]  # as it is printed
        (change,) = unit.cases.changes_of(case)
        assert unit.cases.changes_of(further.uuid) == (change,)
    assert (change.act, change.author, change.reason, change.records) == (CaseAct.SPLIT, "张某", ACT.reason, (B,))
    assert session.drafts.paper(typed) is None
    assert session.drafts.paper(WantedDocument(NumberKind.INTERVIEW, further.uuid, B).key) == {"place": "营业厅"}


def test_a_document_on_both_sides_keeps_them_together_until_it_is_void(session: Session) -> None:
    case = bring(session, record("A"), record("B"))
    notices = [issue(session, record(name)) for name in "AB"]
    issue(session, record("B"), NumberKind.RECEIPT, documents=[{"document": str(notice)} for notice in notices])
    with pytest.raises(UserError) as refused:
        split_case(session, case, [B], ACT)
    assert [fault.sentence() for fault in refused.value.faults] == [
        "武发改能源receipt〔2023〕1号：这份文书同时依据分出的和留下的记录，请把它依据的记录一并分出，或者先作废、替换这份文书。"
    ]
    assert case_of(session, B).uuid == case


def test_a_list_of_evidence_of_both_keeps_them_together(session: Session, tmp_path: Path) -> None:
    case = bring(session, record("A"), record("B"))
    pieces = [str(photographed(session, tmp_path, record(name))) for name in "AB"]
    issue(session, record("A"), NumberKind.EVIDENCE_LIST, pieces=pieces)
    assert code_of(lambda: split_case(session, case, [A], ACT)) == "torn_document"


def test_two_cases_of_a_party_become_one_and_the_emptied_one_ends(session: Session, tmp_path: Path) -> None:
    case = bring(session, record("A"), record("B"))
    photos = [photographed(session, tmp_path, record(name)) for name in "AB"]
    further = split_case(session, case, [B], ACT).case
    extra = photographed(session, tmp_path, record("A"), "变压器")
    notice = issue(session, record("B"))
    outcome = join_cases(session, further.uuid, case, replace(ACT, reason="同一件事"))
    assert outcome.case.uuid == case_of(session, B).uuid == case
    with session.store.reading() as unit:
        former = unit.cases.get(further.uuid)
        assert former is not None
        assert (former.state, former.closed_on, former.closing) == (CaseState.CLOSED, AT.date(), "并入案件2023-0001")
        assert [document.uuid for document in unit.documents.of_case(case)] == [notice]
        assert {piece.uuid: piece.number for piece in unit.evidence.of_case(case)} == {photos[0]: 1, extra: 2, photos[1]: 3}
        assert [change.act for change in unit.cases.changes_of(case)] == [CaseAct.SPLIT, CaseAct.JOINED]
        assert [line.case.uuid for line in unit.listings.cases("", 9)] == [case]


def test_an_ended_case_takes_nothing_until_it_is_begun_again(session: Session) -> None:
    case = bring(session, record("A"), record("B"))
    assert code_of(lambda: close_case(session, case, date(2023, 8, 14), ACT)) == "closed_too_early"
    close_case(session, case, date(2023, 9, 30), replace(ACT, reason="整改完成，结案"))
    ended = case_of(session, A)
    assert (ended.state, ended.closed_on, ended.closing) == (CaseState.CLOSED, date(2023, 9, 30), "整改完成，结案")
    assert code_of(lambda: split_case(session, case, [A], ACT)) == "case_closed"
    further = bring(session, record("C"))
    assert further != case
    assert code_of(lambda: join_cases(session, further, case, ACT)) == "case_closed"
    reopen_case(session, case, replace(ACT, reason="又有举报"))
    assert code_of(lambda: reopen_case(session, case, ACT)) == "case_open"
    join_cases(session, further, case, ACT)
    assert case_of(session, C).uuid == case
    with session.store.reading() as unit:
        assert [change.act for change in unit.cases.changes_of(case)] == [CaseAct.CLOSED, CaseAct.REOPENED, CaseAct.JOINED]


def test_what_does_not_belong_together_is_not_regrouped(session: Session) -> None:
    case, other = bring(session, record("A"), record("B")), bring(session, record("C", inspectee=OTHER))
    for act, code in (
        (lambda: split_case(session, case, [A, B], ACT), "all_records"),
        (lambda: split_case(session, case, [], ACT), "no_record"),
        (lambda: split_case(session, case, [C], ACT), "no_record"),
        (lambda: split_case(session, case, [A], replace(ACT, reason=" ")), "no_reason"),
        (lambda: split_case(session, uuid4(), [A], ACT), "no_case"),
        (lambda: join_cases(session, case, other, ACT), "other_party"),
        (lambda: join_cases(session, case, case, ACT), "other_party"),
        (lambda: close_case(session, case, date(2023, 9, 30), replace(ACT, reason="")), "no_reason"),
    ):
        assert code_of(act) == code
    assert case_of(session, A).uuid == case_of(session, B).uuid == case
