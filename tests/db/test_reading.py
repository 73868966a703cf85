"""A store that is only read is left as it lies, whatever lies beside it: no file is made, changed or touched."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.opening import open_store
from inspections.faults import UserError
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, checked, order, record

ROOT = Path(__file__).resolve().parents[2]
STORES = ROOT / "tests" / "data" / "stores"

LEAVE_A_LOG = """
import os, sys
from pathlib import Path
from db.opening import open_store
from inspections.use_cases.import_records import import_records
from tests.support.store_samples import AT, checked, record
store = open_store(Path(sys.argv[1]))
import_records(store, checked(record("W-1")), author="张某", at=AT)
os._exit(9)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a store with a document, in a folder of its own."""
    path = tmp_path / "库 ?#%" / "inspection.db"
    store = open_store(path)
    import_records(store, checked(record()), author="张某", at=AT)
    issue_document(store, order(store, record()), prefix=PREFIX, issued_on=ISSUED_ON)
    store.close()
    return path


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return what lies there, with times and bytes."""
    paths = sorted(folder.rglob("*"))
    return {str(one.relative_to(folder)): (one.stat().st_mtime_ns, one.read_bytes() if one.is_file() else b"") for one in paths}


def read(path: Path) -> list[str]:
    store = open_store(path, reading=True)
    try:
        with store.reading() as unit:
            return [stored.record.id for stored in unit.records.all()]
    finally:
        store.close()


@pytest.fixture(autouse=True)
def no_copy_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """See that copies made to read are removed."""
    copies = tmp_path / "copies"
    copies.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(copies))
    yield
    assert list(copies.iterdir()) == []


def test_a_closed_store_is_read_as_it_lies(path: Path) -> None:
    before = state(path.parent)
    assert read(path) == ["A-1"]
    assert state(path.parent) == before


def test_what_a_killed_program_left_in_the_log_is_read_and_the_log_stays(path: Path) -> None:
    assert subprocess.run([sys.executable, "-c", LEAVE_A_LOG, str(path)], cwd=ROOT, check=False).returncode == 9
    assert path.with_name("inspection.db-wal").stat().st_size > 0
    before = state(path.parent)
    assert read(path) == ["A-1", "W-1"]
    assert state(path.parent) == before
    path.with_name("inspection.db-shm").unlink()
    before = state(path.parent)
    assert read(path) == ["A-1", "W-1"]
    assert state(path.parent) == before


def test_beside_an_open_store_what_it_has_committed_is_read(path: Path) -> None:
    writer = open_store(path)
    import_records(writer, checked(record("B-1")), author="张某", at=AT)
    before = state(path.parent)
    assert read(path) == ["A-1", "B-1"]
    assert state(path.parent) == before
    import_records(writer, checked(record("B-2")), author="张某", at=AT)
    writer.close()
    assert read(path) == ["A-1", "B-1", "B-2"]


def test_what_was_written_over_while_it_was_read_is_refused(path: Path) -> None:
    reader = open_store(path, reading=True)

    def read_slowly() -> None:
        with reader.reading() as unit:
            assert [stored.record.id for stored in unit.records.all()] == ["A-1"]
            writer = open_store(path)
            import_records(writer, checked(record("B-1")), author="张某", at=AT)
            writer.close()  # writes what lies in the log into the file

    with pytest.raises(UserError, match="在读取时被另一个程序改动"):
        read_slowly()
    reader.close()


@pytest.mark.parametrize("release", sorted(folder.name for folder in STORES.iterdir()))
def test_a_store_of_an_earlier_release_is_read_and_stays_one(tmp_path: Path, release: str) -> None:
    folder = tmp_path / "old"
    shutil.copytree(STORES / release, folder / release)
    path = folder / release / "golden.store"
    before = state(folder)
    assert read(path)
    assert state(folder) == before


def test_nothing_is_put_aside_and_nothing_written(path: Path) -> None:
    (path.with_name("inspection.db-documents") / ("f" * 64)).write_bytes(b"no row names this")
    before = state(path.parent)
    store = open_store(path, reading=True)
    with pytest.raises(UserError, match="只是打开来读取"), store.writing():
        pass
    store.close()
    assert state(path.parent) == before


def test_documents_that_are_gone_are_told(path: Path) -> None:
    shutil.rmtree(path.with_name("inspection.db-documents"))
    store = open_store(path, reading=True)
    assert [fault.code for fault in store.remarks] == ["archive_missing"]
    store.close()
    assert not path.with_name("inspection.db-documents").exists()


@pytest.mark.parametrize("name", ["没有.db", "长" * 90, "a\0b"])
def test_what_is_not_there_is_refused_and_not_made(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError) as refused:
        open_store(tmp_path / "没有" / name, reading=True)
    assert str(tmp_path) in refused.value.faults[0].where
    assert not (tmp_path / "没有").exists()


def test_an_encrypted_store_is_read_with_its_key(tmp_path: Path) -> None:
    path, key = tmp_path / "secret.db", bytes(range(32))
    store = open_store(path, key=key)
    import_records(store, checked(record()), author="张某", at=AT)
    reader = open_store(path, key=key, reading=True)
    with reader.reading() as unit:
        assert [stored.record.id for stored in unit.records.all()] == ["A-1"]
    reader.close()
    store.close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_takes_no_file_is_read(path: Path) -> None:
    path.parent.chmod(0o500)
    path.chmod(0o400)
    try:
        assert read(path) == ["A-1"]
    finally:
        path.parent.chmod(0o700)
