"""Issuing: number, file and row together or not at all."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import DocumentNumber, NumberKind, Series
from inspections.documents.document_order import DocumentOrder
from inspections.faults import UserError, refuse
from inspections.records.record import Record
from inspections.store import Store
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import Issued, issue_document, issue_documents
from inspections.use_cases.take_out import take_out
from inspections.use_cases.void_document import void_document
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, checked, make_store, order, pdf, record

SERIES = Series(NumberKind.NOTICE, PREFIX, 2023)
A, B, C = record("A"), record("B"), record("C")


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    kept = make_store(request.param, tmp_path)
    import_records(kept, checked(A, B, C), author="张某", at=AT)
    yield kept
    kept.close()


def issue(store: Store, *orders: DocumentOrder, again: bool = False, first_number: int = 1) -> tuple[Issued, ...]:
    return issue_documents(store, orders, prefix=PREFIX, issued_on=ISSUED_ON, again=again, first_number=first_number)


def numbers(store: Store) -> list[int]:
    with store.reading() as unit:
        return [given.number.serial for given in unit.numbers.given(SERIES)]


def nothing_remains(store: Store) -> bool:
    with store.reading() as unit:
        documents = unit.documents.of_records([A.uuid, B.uuid, C.uuid])
    return numbers(store) == [] and documents == {} and store.archive.strangers(frozenset()) == []


def test_a_notice_gets_a_number_a_row_and_a_file(store: Store) -> None:
    asked = order(store, A)
    issued = issue_document(store, asked, prefix=PREFIX, issued_on=ISSUED_ON)
    document = issued.document
    assert issued.fresh
    assert document.number.text == "武发改能源〔2023〕1号"
    assert (document.record, document.revision, document.issued_on, document.due) == (A.uuid, asked.revision, ISSUED_ON, asked.due)
    assert document.file_name == "武发改能源〔2023〕1号.pdf"
    assert store.archive.read(document.sha256) == pdf(document.number, ISSUED_ON)
    with store.reading() as unit:
        assert unit.documents.get(document.uuid) == document
        stored = unit.records.get(A.uuid)
    assert stored is not None
    assert document.case == stored.case


def test_several_are_numbered_in_their_order_with_progress(store: Store) -> None:
    reports: list[tuple[int, int]] = []
    orders = [order(store, kept) for kept in (C, A, B)]
    issued = issue_documents(
        store, orders, prefix=PREFIX, issued_on=ISSUED_ON, first_number=7, progress=lambda done, total: reports.append((done, total))
    )
    assert [(kept.document.record, kept.document.number.serial) for kept in issued] == [(C.uuid, 7), (A.uuid, 8), (B.uuid, 9)]
    assert reports == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_one_refused_means_none_is_issued_and_every_fault_is_told(store: Store) -> None:
    def refusing(number: DocumentNumber, _day: date) -> bytes:
        raise refuse("no_second_inspector", "执法人员不足两名", number.text)

    with pytest.raises(UserError) as refused:
        issue(store, order(store, A), order(store, B, refusing), order(store, C, refusing))
    assert [fault.code for fault in refused.value.faults] == ["no_second_inspector", "no_second_inspector"]
    assert nothing_remains(store)
    assert [kept.document.number.serial for kept in issue(store, order(store, A))] == [1]


def test_an_interruption_leaves_nothing(store: Store) -> None:
    def interrupted(_number: DocumentNumber, _day: date) -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        issue(store, order(store, A), order(store, B, interrupted))
    assert nothing_remains(store)


def test_a_revision_is_issued_once_unless_asked(store: Store) -> None:
    (first,) = issue(store, order(store, A))
    assert issue(store, order(store, A)) == (Issued(first.document, fresh=False),)
    assert numbers(store) == [1]
    (second,) = issue(store, order(store, A), again=True)
    assert (second.fresh, second.document.number.serial) == (True, 2)


def test_a_changed_record_is_issued_anew_but_only_as_it_stands(store: Store) -> None:
    stale = order(store, A)
    issue(store, stale)
    changed = record("A", inspected_on="2023-08-17")
    import_records(store, checked(changed), author="张某", at=AT)
    with pytest.raises(UserError, match="记录在核对之后被修改"):
        issue(store, stale)
    (issued,) = issue(store, order(store, changed))
    assert (issued.fresh, issued.document.number.serial) == (True, 2)


def test_a_record_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(UserError, match="记录不存在"):
        issue(store, DocumentOrder(uuid4(), "0" * 64, pdf, str, {}))


def test_a_voided_notice_keeps_its_number_and_can_be_issued_anew(store: Store) -> None:
    (first,) = issue(store, order(store, A))
    void_document(store, first.document.uuid, "当事人名称有误")
    with store.reading() as unit:
        kept = unit.documents.get(first.document.uuid)
        assert kept is not None
        assert kept.state is DocumentState.VOIDED
        assert [(given.number.serial, given.voided) for given in unit.numbers.given(SERIES)] == [(1, "当事人名称有误")]
    (second,) = issue(store, order(store, A))
    assert (second.fresh, second.document.number.serial) == (True, 2)


@pytest.mark.parametrize(
    ("known", "times", "reason", "code"), [(True, 0, " ", "no_reason"), (False, 0, "误", "no_document"), (True, 1, "误", "voided_before")]
)
def test_voiding_needs_a_standing_notice_and_a_reason(store: Store, known: bool, times: int, reason: str, code: str) -> None:
    (issued,) = issue(store, order(store, A))
    for _ in range(times):
        void_document(store, issued.document.uuid, "第一次")
    with pytest.raises(UserError) as refused:
        void_document(store, issued.document.uuid if known else uuid4(), reason)
    assert refused.value.faults[0].code == code


def taken_out(store: Store, folder: Path) -> tuple[Document, Path]:
    (issued,) = issue(store, order(store, A))
    return issued.document, take_out(store, issued.document, folder)


def test_a_copy_is_taken_out_as_often_as_wanted(store: Store, tmp_path: Path) -> None:
    document, path = taken_out(store, tmp_path / "出")
    assert path == tmp_path / "出" / "武发改能源〔2023〕1号.pdf"
    assert path.read_bytes() == store.archive.read(document.sha256)
    assert take_out(store, document, tmp_path / "出") == path
    path.unlink()
    assert take_out(store, document, tmp_path / "出").exists()


def test_another_file_of_the_same_name_is_not_overwritten(store: Store, tmp_path: Path) -> None:
    document, path = taken_out(store, tmp_path)
    path.write_bytes(b"signed and scanned")
    with pytest.raises(UserError, match="同名文件已经存在"):
        take_out(store, document, tmp_path)
    assert path.read_bytes() == b"signed and scanned"


def test_an_altered_or_lost_original_is_not_handed_out(store: Store, tmp_path: Path) -> None:
    document, _ = taken_out(store, tmp_path)
    original = store.archive.folder / document.sha256
    original.write_bytes(b"altered")
    with pytest.raises(UserError, match="已被改动或损坏"):
        take_out(store, document, tmp_path)
    original.unlink()
    with pytest.raises(UserError, match="缺失或无法读取"):
        take_out(store, document, tmp_path)


RECEIPTS = "武发改能源送"


def receipt(store: Store, of: Record, **changes: object) -> DocumentOrder:
    said = {"server": "张某", "delivered_at": "2023-08-21T10:05", "documents": ["武发改能源〔2023〕1号"]}
    return replace(order(store, of), kind=NumberKind.RECEIPT, due={}, content=said, **changes)  # type: ignore[arg-type] # any field


def test_every_kind_has_numbers_of_its_own_and_keeps_what_it_says(store: Store) -> None:
    (notice,) = issue(store, order(store, A))
    first, second = (issue_document(store, receipt(store, A), prefix=RECEIPTS, issued_on=ISSUED_ON).document for _ in range(2))
    assert [kept.number.text for kept in (notice.document, first, second)] == [
        "武发改能源〔2023〕1号",
        "武发改能源送〔2023〕1号",
        "武发改能源送〔2023〕2号",
    ]
    assert notice.document.case is not None
    with store.reading() as unit:
        assert unit.documents.get(first.uuid) == first
        assert unit.documents.of_case(notice.document.case) == (notice.document, first, second)
        assert unit.documents.of_kind(NumberKind.RECEIPT) == (first, second)
    assert first.content["documents"] == ["武发改能源〔2023〕1号"]


def test_no_number_is_given_to_two_kinds(store: Store) -> None:
    issue(store, order(store, A))
    with pytest.raises(UserError, match="另一种文书"):
        issue_document(store, receipt(store, A), prefix=PREFIX, issued_on=ISSUED_ON)
    assert numbers(store) == [1]


def test_a_report_rests_on_no_record(store: Store) -> None:
    wanted = DocumentOrder(None, "", pdf, lambda number: f"{number.text}.pdf", {}, NumberKind.REPORT, {"month": "2023-08"})
    document = issue_document(store, wanted, prefix="武发改能源通", issued_on=ISSUED_ON).document
    with store.reading() as unit:
        assert unit.documents.of_kind(NumberKind.REPORT) == (document,)
    assert (document.case, document.record, document.revision) == (None, None, "")


def test_a_new_version_names_the_old_one_which_keeps_its_number(store: Store) -> None:
    (first,) = issue(store, order(store, A))
    (second,) = issue(store, replace(order(store, A), replaces=first.document.uuid))
    assert second.fresh
    assert second.document.replaces == first.document.uuid
    with store.reading() as unit:
        former = unit.documents.get(first.document.uuid)
        given = unit.numbers.given(SERIES)
    assert former is not None
    assert (former.state, former.sha256) == (DocumentState.REPLACED, first.document.sha256)
    assert [kept.voided for kept in given] == ["", ""]
    (again,) = issue(store, order(store, A))
    assert (again.fresh, again.document) == (False, second.document)


@pytest.mark.parametrize("case", ["gone", "void", "replaced", "other kind"])
def test_only_a_standing_document_of_the_same_kind_is_replaced(case: str, store: Store) -> None:
    (first,) = issue(store, order(store, A))
    if case == "void":
        void_document(store, first.document.uuid, "误")
    elif case == "replaced":
        issue(store, replace(order(store, A), replaces=first.document.uuid))
    before = numbers(store)
    of = replace(receipt(store, A), replaces=first.document.uuid) if case == "other kind" else order(store, A)
    of = replace(of, replaces=uuid4()) if case == "gone" else replace(of, replaces=first.document.uuid)
    with pytest.raises(UserError, match="不生效"):
        issue_document(store, of, prefix=RECEIPTS if case == "other kind" else PREFIX, issued_on=ISSUED_ON)
    assert numbers(store) == before


def test_a_new_version_is_not_older_than_the_one_in_whose_place_it_comes(store: Store) -> None:
    (first,) = issue(store, order(store, A))
    before = numbers(store)
    wanted = replace(order(store, A), replaces=first.document.uuid)
    with pytest.raises(UserError, match="早于被替换的文书"):
        issue_document(store, wanted, prefix=PREFIX, issued_on=ISSUED_ON - timedelta(days=1))
    assert numbers(store) == before
    assert issue_document(store, wanted, prefix=PREFIX, issued_on=ISSUED_ON).fresh


def test_what_was_replaced_is_not_made_void(store: Store) -> None:
    (first,) = issue(store, order(store, A))
    issue(store, replace(order(store, A), replaces=first.document.uuid))
    with pytest.raises(UserError, match="替换"):
        void_document(store, first.document.uuid, "误")
