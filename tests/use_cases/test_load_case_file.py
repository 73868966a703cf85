"""A case file holds all that belongs to its case, and nothing else."""

from pathlib import Path
from uuid import uuid4

import pytest

from inspections.cases.case_file import CaseFile
from inspections.cases.numbers import NumberKind
from inspections.faults import UserError
from inspections.profiles.loading import load_profile
from inspections.store import Store
from inspections.use_cases.attach_evidence import Found, attach
from inspections.use_cases.correct_evidence import withdraw
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from inspections.use_cases.load_case_file import load_case_file
from inspections.use_cases.void_document import void_document
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, check, checked, order, record

PROFILE = Path(__file__).resolve().parents[2] / "resources/profiles/410823.toml"


def file_of(store: Store) -> CaseFile:
    with store.reading() as unit:
        stored = unit.records.get(record("A-1").uuid)
        assert stored is not None
        return load_case_file(unit, stored.case)


def test_a_case_file_holds_records_documents_evidence_and_profile(store: Store, tmp_path: Path) -> None:
    manager = {"name": "某物业公司", "kind": "property_manager"}
    earlier = record("A-2", inspected_on="2023-03-01")
    import_records(store, checked(record("A-1"), earlier, record("B-1", inspectee=manager)), author="张某", at=AT)
    assert file_of(store).profile is None
    with store.writing() as unit:
        unit.profiles.save(load_profile(PROFILE))
    void = issue_document(store, order(store, record("A-1")), prefix=PREFIX, issued_on=ISSUED_ON).document
    void_document(store, void.uuid, "误")
    notice = issue_document(store, order(store, record("A-1")), prefix=PREFIX, issued_on=ISSUED_ON).document
    issue_document(store, order(store, record("B-1")), prefix=PREFIX, issued_on=ISSUED_ON)
    photos = [tmp_path / "1.jpg", tmp_path / "2.jpg"]
    for photo in photos:
        photo.write_bytes(photo.name.encode())
    first, second = attach(store, record("A-1").uuid, [Found(photo, "表箱", (), AT, "", "") for photo in photos]).pieces
    withdraw(store, first.uuid, "重复")
    file = file_of(store)
    assert [filed.stored.record.id for filed in file.records] == ["A-2", "A-1"]
    assert file.records[1].checks == (check(record("A-1")),)
    assert [document.number.serial for document in file.documents] == [1, 2]
    assert file.standing(NumberKind.NOTICE) == (notice,)
    assert file.standing(NumberKind.RECEIPT) == ()
    assert file.evidence == (second,)
    assert file.profile is not None
    assert len(file.visits) == 2


def test_one_record_s_file_has_the_documents_of_the_whole_case(store: Store) -> None:
    import_records(store, checked(record("A-1"), record("A-2", inspected_on="2023-03-01")), author="张某", at=AT)
    notice = issue_document(store, order(store, record("A-2")), prefix=PREFIX, issued_on=ISSUED_ON).document
    with store.reading() as unit:
        stored = unit.records.get(record("A-1").uuid)
        assert stored is not None
        file = load_case_file(unit, stored.case, record("A-1").uuid)
    assert [filed.stored.record.id for filed in file.records] == ["A-1"]
    assert (file.documents, len(file.visits)) == ((notice,), 2)


def test_a_case_that_is_not_there_is_refused(store: Store) -> None:
    with store.reading() as unit, pytest.raises(UserError, match="案件不存在"):
        load_case_file(unit, uuid4())
