"""Files that no row names are put aside with a list and a word, and found again when a row names them; nothing is removed."""

import csv
import hashlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from inspections.files.archive import Archive
from inspections.files.quarantine import LIST
from inspections.store import Store
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from inspections.use_cases.unregistered import put_in_order
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, checked, make_store, order, record

NOW = datetime.now(UTC)


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Return a store with a record and a document."""
    made = make_store(request.param, tmp_path)
    import_records(made, checked(record()), author="张某", at=AT)
    issue_document(made, order(made, record()), prefix=PREFIX, issued_on=ISSUED_ON)
    return made


def names(archive: Archive) -> list[str]:
    return [path.name for path in archive.strangers(frozenset())]


def listed(archive: Archive) -> list[list[str]]:
    text = (archive.quarantine.folder / LIST).read_text(encoding="utf-8-sig")
    return list(csv.reader(text.splitlines()))


def test_a_file_that_no_row_names_goes_into_quarantine_with_a_line_in_its_list(store: Store) -> None:
    before = names(store.archive)
    digest = store.archive.put(b"%PDF of a crash")
    (fault,) = put_in_order(store, NOW)
    assert "有1个文件在数据库里没有登记，已移入隔离文件夹，没有删除" in fault.what
    assert "文号会重复" in fault.action
    assert fault.where == str(store.archive.quarantine.folder)
    assert names(store.archive) == before
    assert [path.name for path in store.archive.quarantine.files()] == [digest]
    heading, line = listed(store.archive)
    assert heading == ["移入时间", "文件名", "大小（字节）", "文件时间", "原因"]
    assert line[1:3] == [digest, "15"]
    assert line[4] == "数据库中没有登记"
    assert put_in_order(store, NOW) == ()


def test_what_lies_in_quarantine_can_be_read_and_comes_back_when_a_row_names_it(store: Store) -> None:
    (digest,) = names(store.archive)
    content = store.archive.read(digest)
    store.archive.quarantine.take([store.archive.folder / digest], "试验", NOW)
    assert names(store.archive) == []
    assert store.archive.read(digest) == content
    (fault,) = put_in_order(store, NOW)
    assert "有1个文件在数据库里已有登记，已经移回" in fault.what
    assert names(store.archive) == [digest]
    assert store.archive.quarantine.files() == ()


def test_a_file_in_quarantine_that_was_changed_does_not_come_back(store: Store) -> None:
    (digest,) = names(store.archive)
    store.archive.quarantine.take([store.archive.folder / digest], "试验", NOW)
    store.archive.quarantine.path(digest).write_bytes(b"changed")
    assert put_in_order(store, NOW) == ()
    assert [path.read_bytes() for path in store.archive.quarantine.files()] == [b"changed"]


def test_two_files_of_one_name_are_both_kept(store: Store) -> None:
    digest = store.archive.put(b"one")
    put_in_order(store, NOW)
    (store.archive.folder / digest).write_bytes(b"another under the same name")
    put_in_order(store, NOW)
    assert sorted(path.read_bytes() for path in store.archive.quarantine.files()) == [b"another under the same name", b"one"]
    assert len(listed(store.archive)) == 3


def test_only_half_written_files_of_this_program_that_have_no_writer_are_cleared(store: Store) -> None:
    folder = store.archive.folder
    kept = names(store.archive)
    dead, live, own, folder_of_mine = (
        folder / f".{'0' * 16}.part",
        folder / f".{'1' * 16}.part",
        folder / "我的备份.part",
        folder / "新建文件夹",
    )
    for path in (dead, live, own):
        path.write_bytes(b"half")
    folder_of_mine.mkdir()
    (folder_of_mine / hashlib.sha256(b"x").hexdigest()).write_bytes(b"x")
    long_ago = (NOW - timedelta(hours=1, minutes=1)).timestamp()
    for path in (dead, own):
        os.utime(path, (long_ago, long_ago))
    assert put_in_order(store, NOW) == ()
    assert sorted(names(store.archive)) == sorted([*kept, live.name, own.name, folder_of_mine.name])
    assert (folder_of_mine / hashlib.sha256(b"x").hexdigest()).read_bytes() == b"x"


def test_links_and_folders_with_the_name_of_a_file_are_left_alone(store: Store, tmp_path: Path) -> None:
    kept = names(store.archive)
    (tmp_path / "elsewhere").write_bytes(b"mine")
    (store.archive.folder / ("a" * 64)).mkdir()
    (store.archive.folder / ("b" * 64)).symlink_to(tmp_path / "elsewhere")
    assert put_in_order(store, NOW) == ()
    assert sorted(names(store.archive)) == sorted([*kept, "a" * 64, "b" * 64])


def test_a_folder_of_documents_that_is_gone_is_told(store: Store) -> None:
    store.archive.folder.rename(store.archive.folder.with_name("moved away"))
    (fault,) = put_in_order(store, NOW)
    assert (fault.code, fault.where) == ("archive_missing", str(store.archive.folder))
    assert not store.archive.folder.exists()


def test_a_file_in_the_place_of_the_folder_is_told_and_stays(store: Store) -> None:
    store.archive.folder.rename(store.archive.folder.with_name("moved away"))
    store.archive.folder.write_bytes(b"a file")
    (fault,) = put_in_order(store, NOW)
    assert fault.code == "archive_unreadable"
    assert store.archive.folder.read_bytes() == b"a file"


def test_a_quarantine_that_cannot_be_made_leaves_the_files_where_they_are(store: Store) -> None:
    digest = store.archive.put(b"%PDF of a crash")
    store.archive.quarantine.folder.write_bytes(b"in the way")
    (fault,) = put_in_order(store, NOW)
    assert fault.code == "quarantine_unreadable"
    assert store.archive.read(digest) == b"%PDF of a crash"
