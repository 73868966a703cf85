"""What can go wrong with a sound program is told in one sentence; what is a bug goes through."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from db.engine import rows, use_write_ahead_log
from db.errors import in_words
from db.opening import STORE, open_store
from db.schema import open_file
from inspections.faults import UserError
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, checked, order, record


def test_a_store_that_another_holds_is_busy(tmp_path: Path) -> None:
    first, second = open_store(tmp_path / "s.db"), open_store(tmp_path / "s.db", timeout=0.05)

    def write() -> None:
        with second.writing():
            pass

    with first.writing() as unit:
        unit.device.take(1)
        with pytest.raises(UserError, match="数据库正被另一个程序使用"):
            write()
        with second.reading() as view:
            assert list(view.records.all()) == []
    write()
    first.close()
    second.close()


def test_the_journal_mode_is_waited_for_and_then_given_up(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.db")
    rows(store._database, "PRAGMA journal_mode = DELETE")  # noqa: SLF001 # looks below the public door on purpose
    other = dbapi2.connect(str(tmp_path / "s.db"), timeout=0.01, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    rows(store._database, "PRAGMA busy_timeout = 10")  # noqa: SLF001 # looks below the public door on purpose
    with pytest.raises(dbapi2.OperationalError, match="locked"):
        use_write_ahead_log(store._database, 0.05)  # noqa: SLF001 # looks below the public door on purpose
    other.close()
    store.close()


@pytest.mark.parametrize(
    ("message", "code"),
    [("database or disk is full", "disk_full"), ("attempt to write a readonly database", "readonly"), ("disk I/O error", "disk_error")],
)
def test_what_the_disk_does_is_told(message: str, code: str) -> None:
    def act() -> None:
        with in_words(Path("s.db")):
            raise dbapi2.OperationalError(message)

    with pytest.raises(UserError) as refused:
        act()
    assert refused.value.faults[0].code == code


@pytest.mark.parametrize("message", ["database disk image is malformed", "malformed database schema (records)"])
def test_what_is_called_damage_while_the_file_is_sound_was_the_disk(tmp_path: Path, message: str) -> None:
    database = open_file(tmp_path / "s.db", STORE, create=True)

    def act() -> None:
        with in_words(tmp_path / "s.db", database):
            raise dbapi2.DatabaseError(message)  # as SQLite says where a read failed for a moment

    with pytest.raises(UserError) as refused:
        act()
    database.close()
    assert refused.value.faults[0].code == "disk_error"
    assert "恢复" not in refused.value.faults[0].action


@pytest.mark.parametrize(
    "message",
    [
        "no such table: records",
        "no such column: events.payload",
        "vtable constructor failed: record_words",
        "Could not decode to UTF-8 column 'json' with text '\ufffd'",
        "malformed JSON",
    ],
)
def test_what_only_a_damaged_file_answers_is_told_as_damage(message: str) -> None:
    def act() -> None:
        with in_words(Path("s.db")):
            raise dbapi2.OperationalError(message)

    with pytest.raises(UserError) as refused:
        act()
    assert refused.value.faults[0].code == "damaged"


def test_a_bug_goes_through_as_it_is(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.db")

    def write() -> None:
        with store.writing():
            rows(store._database, "INSERT INTO recrods VALUES (1)")  # noqa: SLF001 # looks below the public door on purpose

    with pytest.raises(dbapi2.OperationalError, match="no such table: recrods"):
        write()
    store.close()


def test_reading_cannot_write(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.db")

    def write() -> None:
        with store.reading() as unit:
            unit.device.take(1)

    with pytest.raises(UserError):
        write()
    with store.writing() as unit:
        assert unit.device.take(1) == range(1, 2)
    store.close()


@pytest.mark.parametrize("reading", [False, True])
def test_a_schema_that_is_no_text_any_more_is_told_as_damage(tmp_path: Path, reading: bool) -> None:
    path = tmp_path / "s.db"
    store = open_store(path)
    import_records(store, checked(record()), author="张某", at=AT)
    store.close()
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET sql = CAST(X'435245415445205441424C4520E5FFE5' AS TEXT) WHERE name = 'device'")
    connection.close()
    with pytest.raises(UserError, match="数据库文件已损坏") as refused:
        open_store(path, reading=reading)
    assert [fault.code for fault in refused.value.faults] == ["damaged"]


def test_a_file_whose_digest_is_no_text_any_more_is_told_as_damage(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    store = open_store(path)
    import_records(store, checked(record()), author="张某", at=AT)
    issue_document(store, order(store, record()), prefix=PREFIX, issued_on=ISSUED_ON)
    store.close()
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'sha256 TEXT NOT NULL', 'sha256 TEXT') WHERE name = 'documents'")
    connection.close()
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("UPDATE documents SET sha256 = NULL")
    connection.close()
    store = open_store(path, reading=True)
    with pytest.raises(UserError, match="校验码已经不是文字"), store.reading() as unit:
        list(unit.files.all())
    store.close()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE checks SET verdicts = X'EF02FF'",
        "UPDATE checks SET verdicts = X'0302'",
        "UPDATE packs SET topics = replace(topics, 'mining', 'm' || char(127) || 'ning')",
    ],
)
def test_answers_that_no_check_gives_are_told_as_damage(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "s.db"
    store = open_store(path)
    import_records(store, checked(record()), author="张某", at=AT)
    store.close()
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(damage)
    connection.close()
    store = open_store(path, reading=True)
    with pytest.raises(UserError, match="数据库文件已损坏"), store.reading() as unit:
        unit.ledgers.of_month(None, 2023, 8)
    store.close()
