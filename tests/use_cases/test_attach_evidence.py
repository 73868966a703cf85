"""Evidence is kept untouched under its SHA-256, numbered within its case, and never lost or given twice."""

import hashlib
from pathlib import Path

import pytest

from inspections.cases.evidence import EvidenceKind
from inspections.cases.evidence_files import LARGEST
from inspections.faults import UserError
from inspections.store import Store
from inspections.use_cases.attach_evidence import Found, attach
from inspections.use_cases.correct_evidence import withdraw
from inspections.use_cases.import_records import import_records
from inspections.use_cases.unregistered import put_in_order
from tests.support.store_samples import AT, TAKEN, checked, record


@pytest.fixture
def stored(store: Store) -> Store:
    import_records(store, checked(record()), author="张某", at=AT)
    return store


def found_file(path: Path, content: bytes = b"\xff\xd8\xff\xe0photo", shows: str = "电表箱照片") -> Found:
    path.write_bytes(content)
    return Found(path, shows, ("wuzhi-2023.fees.banned",), TAKEN, "某路1号", "张某")


def case_of(store: Store) -> object:
    with store.reading() as unit:
        stored = unit.records.get(record().uuid)
        assert stored is not None
        return unit.evidence.of_case(stored.case)


def test_files_become_numbered_evidence_and_stay_as_they_are(stored: Store, tmp_path: Path) -> None:
    wanted = [
        found_file(tmp_path / "1.jpg"),
        found_file(tmp_path / "收据.pdf", b"%PDF-1.7"),
        found_file(tmp_path / "3.mp4", b"\0\0\0\x18ftypmp42"),
    ]
    pieces = attach(stored, record().uuid, wanted).pieces
    assert [piece.number for piece in pieces] == [1, 2, 3]
    assert [piece.kind for piece in pieces] == [EvidenceKind.PHOTO, EvidenceKind.DOCUMENT, EvidenceKind.RECORDING]
    assert [piece.media_type for piece in pieces] == ["image/jpeg", "application/pdf", "video/mp4"]
    assert case_of(stored) == pieces
    for piece, content in zip(pieces, (b"\xff\xd8\xff\xe0photo", b"%PDF-1.7", b"\0\0\0\x18ftypmp42"), strict=True):
        assert stored.archive.read(piece.sha256) == content
        assert (piece.sha256, piece.size) == (hashlib.sha256(content).hexdigest(), len(content))
        assert piece.taken_at == TAKEN
    assert put_in_order(stored, AT) == ()
    assert stored.archive.read(pieces[0].sha256)


class StoppedError(Exception):
    """The person asked to stop."""


def test_progress_is_told_and_what_it_raises_undoes_the_work(stored: Store, tmp_path: Path) -> None:
    wanted = [found_file(tmp_path / f"{name}.jpg", name.encode() * 3_000_000) for name in ("1", "2")]
    reports: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        reports.append((done, total))
        if done == total:
            raise StoppedError

    with pytest.raises(StoppedError):
        attach(stored, record().uuid, wanted, stop)
    assert reports == sorted(reports)
    assert len(reports) > 2
    assert {total for _, total in reports} == {6000}
    assert case_of(stored) == ()
    assert put_in_order(stored, AT) == ()
    assert stored.archive.strangers(frozenset()) == []


def test_a_withdrawn_piece_keeps_number_and_file_and_may_come_again(stored: Store, tmp_path: Path) -> None:
    (first,) = attach(stored, record().uuid, [found_file(tmp_path / "1.jpg")]).pieces
    withdraw(stored, first.uuid, "拍错了表箱")
    (again,) = attach(stored, record().uuid, [found_file(tmp_path / "1.jpg")]).pieces
    assert again.number == 2
    with stored.reading() as unit:
        kept = unit.evidence.of_case(first.case)
    assert [(piece.number, piece.withdrawn) for piece in kept] == [(1, "拍错了表箱"), (2, "")]
    assert stored.archive.read(first.sha256)


def test_all_faults_are_told_and_nothing_is_kept(stored: Store, tmp_path: Path) -> None:
    huge = tmp_path / "huge.mp4"
    with huge.open("wb") as file:
        file.truncate(LARGEST + 1)
    wanted = [
        found_file(tmp_path / "1.jpg"),
        found_file(tmp_path / "2.jpg", b""),
        found_file(tmp_path / "4.jpg", b"4", shows=" "),
        Found(tmp_path / "5.jpg", "照片", (), TAKEN, "", ""),
        Found(huge, "录像", (), TAKEN, "", ""),
    ]
    with pytest.raises(UserError) as refused:
        attach(stored, record().uuid, wanted)
    assert [fault.code for fault in refused.value.faults] == ["empty_file", "no_words", "no_file", "too_large"]
    assert case_of(stored) == ()
    assert stored.archive.strangers(frozenset()) == []


def test_the_same_file_is_not_kept_twice(stored: Store, tmp_path: Path) -> None:
    (first,) = attach(stored, record().uuid, [found_file(tmp_path / "1.jpg")]).pieces
    with pytest.raises(UserError, match="第1号证据"):
        attach(stored, record().uuid, [found_file(tmp_path / "new.jpg", b"new"), found_file(tmp_path / "copy.jpg")])
    assert case_of(stored) == (first,)
    put_in_order(stored, AT)
    assert {path.name for path in stored.archive.strangers(frozenset())} == {first.sha256}


def test_what_is_not_there_is_refused(stored: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="记录不存在"):
        attach(stored, record("A-9").uuid, [found_file(tmp_path / "1.jpg")])
    (piece,) = attach(stored, record().uuid, [found_file(tmp_path / "1.jpg")]).pieces
    with pytest.raises(UserError, match="原因"):
        withdraw(stored, piece.uuid, " ")
    with pytest.raises(UserError, match="不存在"):
        withdraw(stored, record().uuid, "误")
