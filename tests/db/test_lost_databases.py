"""A database that is gone, empty, new or older than its documents: refused or told, and no document or piece of evidence is lost."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from db.opening import open_store
from inspections.faults import UserError
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, checked, order, record

DOCUMENTS = 3


def issue(path: Path, *numbers: str) -> None:
    store = open_store(path)
    import_records(store, checked(*map(record, numbers)), author="张某", at=AT)
    for number in numbers:
        issue_document(store, order(store, record(number)), prefix=PREFIX, issued_on=ISSUED_ON)
    store.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a store with three documents."""
    path = tmp_path / "inspection.db"
    issue(path, "A-1", "A-2", "A-3")
    return path


def everything(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def remove(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def rename(path: Path) -> None:
    path.rename(path.with_name("2023.db"))


def begin_anew(path: Path) -> None:
    open_store(path.with_name("other.db")).close()
    path.with_name("other.db").replace(path)


@pytest.mark.parametrize("become", [remove, empty, rename, begin_anew])
@pytest.mark.parametrize("create", [True, False])
def test_a_database_that_lost_its_rows_is_refused_beside_its_documents(path: Path, become: Callable[[Path], None], create: bool) -> None:
    become(path)
    before = everything(path.parent)
    with pytest.raises(UserError) as refused:
        open_store(path, create=create)
    (fault,) = refused.value.faults
    assert (fault.code, fault.where) == ("database_lost", str(path))
    assert "没有新建也没有改动任何文件" in fault.what
    assert "--db" in fault.action
    assert everything(path.parent) == before


def test_a_log_of_sqlite_beside_a_missing_database_is_kept(path: Path) -> None:
    shutil.rmtree(path.with_name("inspection.db-documents"))
    store = open_store(path)
    import_records(store, checked(record("A-4")), author="张某", at=AT)
    log = path.with_name("inspection.db-wal").read_bytes()
    store.close()
    path.unlink()
    path.with_name("inspection.db-wal").write_bytes(log)
    with pytest.raises(UserError, match=r"inspection\.db-wal"):
        open_store(path)
    assert path.with_name("inspection.db-wal").read_bytes() == log


def test_yesterdays_database_keeps_todays_files_and_todays_finds_them_again(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / "yesterday")
    issue(path, "A-4", "A-5")
    shutil.copy(path, tmp_path / "today")
    before = everything(path.with_name("inspection.db-documents"))
    shutil.copy(tmp_path / "yesterday", path)
    store = open_store(path)
    (remark,) = store.remarks
    assert "有2个文件在数据库里没有登记" in remark.what
    store.close()
    assert len(everything(path.with_name("inspection.db-documents"))) == DOCUMENTS
    shutil.copy(tmp_path / "today", path)
    store = open_store(path)
    (remark,) = store.remarks
    assert "有2个文件" in remark.what
    store.close()
    assert everything(path.with_name("inspection.db-documents")) == before
    assert open_store(path).remarks == ()


def test_another_stores_database_beside_the_documents_puts_them_aside(path: Path, tmp_path: Path) -> None:
    before = set(everything(path.with_name("inspection.db-documents")))
    issue(tmp_path / "foreign.db", "B-1")
    shutil.copy(tmp_path / "foreign.db", path)
    store = open_store(path)
    assert [fault.code for fault in store.remarks] == ["archive_missing"] or "没有登记" in store.remarks[0].what
    kept = {file.name for file in (*store.archive.quarantine.files(), *store.archive.strangers(frozenset()))}
    store.close()
    assert before <= kept


def test_an_own_file_and_an_own_folder_among_the_documents_stay_and_keep_nobody_out(path: Path) -> None:
    folder = path.with_name("inspection.db-documents")
    (folder / "我的备份.zip").write_bytes(b"mine")
    (folder / "新建文件夹").mkdir()
    (folder / "新建文件夹" / "照片.jpg").write_bytes(b"mine too")
    before = everything(folder)
    store = open_store(path)
    assert store.remarks == ()
    store.close()
    assert everything(folder) == before


def test_what_the_system_leaves_in_a_folder_is_no_archive(tmp_path: Path) -> None:
    folder = tmp_path / "inspection.db-documents"
    folder.mkdir()
    (folder / "Thumbs.db").write_bytes(b"small pictures")
    open_store(tmp_path / "inspection.db").close()
    assert (folder / "Thumbs.db").exists()


def test_a_folder_of_ones_own_that_bears_the_name_is_not_taken(tmp_path: Path) -> None:
    folder = tmp_path / "台账-documents"
    folder.mkdir()
    (folder / "年度总结.docx").write_bytes(b"mine")
    with pytest.raises(UserError, match="台账-documents"):
        open_store(tmp_path / "台账")
    assert everything(tmp_path) == {"台账-documents/年度总结.docx": b"mine"}
