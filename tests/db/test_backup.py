"""A backup is whole or there is none."""

import subprocess
import sys
from pathlib import Path

import pytest

from db.backup import back_up
from db.engine import connect, rows
from db.opening import open_store
from inspections.faults import UserError
from inspections.use_cases.import_records import import_records
from tests.support.store_samples import AT, checked, record

ROOT = Path(__file__).resolve().parents[2]
ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from db.backup import back_up
from db.engine import connect
from inspections.faults import UserError
path = Path(sys.argv[1])
database = connect(path)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    back_up(database, path, "before-merge")
except UserError as error:
    sys.stderr.write(str(error))
    print(*[fault.code for fault in error.faults])
"""


def test_a_backup_is_taken_while_the_store_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    store = open_store(path)
    import_records(store, checked(record()), author="张某", at=AT)
    other = connect(path)
    with store.reading():
        target = back_up(other, path, "before-merge")
    other.close()
    store.close()
    assert target == tmp_path / "s-before-merge-1.backup"
    copy = connect(target)
    assert rows(copy, "SELECT number FROM records") == [("A-1",)]
    copy.close()
    assert list(tmp_path.glob("*.backup-*")) == []


def test_a_backup_that_fails_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    open_store(path).close()
    database = connect(path)
    path.write_text("会议记录" * 1000, encoding="utf-8")
    with pytest.raises(UserError) as refused:
        back_up(database, path, "before-merge")
    assert [fault.code for fault in refused.value.faults] == ["damaged"]
    database.close()
    assert list(tmp_path.glob("*.backup*")) == []


def test_a_copy_that_cannot_be_written_is_not_told_as_a_damaged_database(tmp_path: Path) -> None:
    """The limit on the size of files is what a full disk is to SQLite; it needs a process of its own."""
    if sys.platform == "win32":
        return
    path = tmp_path / "s.db"
    open_store(path).close()
    ran = subprocess.run([sys.executable, "-c", ON_A_FULL_DISK, path], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert ran.stdout.strip() == "no_copy", ran.stderr
    assert "损坏" not in ran.stderr
    assert list(tmp_path.glob("*.backup*")) == []
