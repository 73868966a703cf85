"""A backup is whole or there is none."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from db.backup import back_up
from db.engine import connect, rows
from db.opening import open_store
from inspections.cases.importing import import_records
from tests.store_samples import AT, checked, record


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
    with pytest.raises(dbapi2.DatabaseError, match="malformed"):
        back_up(database, path, "before-merge")
    database.close()
    assert list(tmp_path.glob("*.backup*")) == []
