"""Which files are opened, which are refused, and what happens before a file is changed."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3

import db.opening
from db.engine import Database, connect, rows
from db.opening import STORE, open_store
from db.store import SqliteStore
from inspections.faults import UserError
from inspections.use_cases.import_records import import_records
from tests.support.store_samples import AT, checked, record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a store that holds a record."""
    path = tmp_path / "监督检查.db"
    store = open_store(path)
    import_records(store, checked(record()), author="张某", at=AT)
    store.close()
    return path


def code(path: Path, **how: object) -> str:
    """Return the code of the refusal."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(UserError) as refused:
        open_store(path, **how)  # type: ignore[arg-type] # parametrized options
    (fault,) = refused.value.faults
    assert str(path) in fault.where
    assert before == (path.read_bytes() if path.is_file() else None)
    return fault.code


def stored_numbers(store: SqliteStore) -> list[str]:
    with store.reading() as unit:
        numbers = [stored.record.id for stored in unit.records.all()]
    store.close()
    return numbers


def edit(path: Path, *statements: str) -> None:
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_store_is_made_with_its_folder_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "新/库.db"
    assert stored_numbers(open_store(path)) == []
    assert stored_numbers(open_store(path, create=False)) == []


def test_a_missing_store_is_not_made_unasked(tmp_path: Path) -> None:
    assert code(tmp_path / "typo.db", create=False) == "no_database"
    assert code(tmp_path) == "no_database"
    assert list(tmp_path.iterdir()) == []


def test_what_is_saved_is_on_the_disk(path: Path) -> None:
    database = open_store(path)._database  # noqa: SLF001 - how the connection is set is not seen otherwise
    settings = [rows(database, f"PRAGMA {name}")[0][0] for name in ("journal_mode", "synchronous", "foreign_keys")]
    assert settings == ["wal", 2, 1]
    tables = rows(
        database, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE '%sqlite%'"
    )
    assert tables
    assert all(strict for _, strict in tables)
    database.close()


@pytest.mark.parametrize(
    "statements",
    [
        ["INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('inspections', 'm9999_later', '')"],
        ["PRAGMA user_version = 9999"],
    ],
)
def test_a_newer_programs_database_is_refused(path: Path, statements: list[str]) -> None:
    edit(path, *statements)
    assert code(path) == "newer_database"


def test_what_is_no_database_of_ours_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    text, other = tmp_path / "notes.txt", tmp_path / "other.db"
    text.write_text("会议记录" * 1000, encoding="utf-8")
    edit(other, "CREATE TABLE photos (name TEXT)")
    assert code(text) == "not_a_database"
    assert code(other) == "not_a_database"
    assert sorted(tmp_path.iterdir()) == [text, other]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="无法建立文件夹"):
        open_store(tmp_path / "file/store.db")


def test_an_encrypted_store_opens_with_its_key_alone(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path, key = tmp_path / "secret.db", bytes(range(32))
    store = open_store(path, key=key)
    import_records(store, checked(record()), author="张某", at=AT)
    store.close()
    assert b"SQLite" not in path.read_bytes()
    assert stored_numbers(open_store(path, key=key)) == ["A-1"]
    assert code(path) == "damaged"  # nobody has a password: what cannot be read has been damaged
    assert code(path, key=bytes(32)) == "damaged"
    assert capfd.readouterr().err == ""


def m9999_test(database: Database) -> None:
    database.execute("CREATE TABLE later (x TEXT) STRICT")


def m9999_failing(database: Database) -> None:
    database.execute("CREATE TABLE later (x TEXT) STRICT")
    raise ArithmeticError


@pytest.fixture
def with_step(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return how to make the program one step newer."""

    def add(step: Callable[[Database], None]) -> None:
        monkeypatch.setattr(db.opening, "STORE", replace(STORE, steps=(*STORE.steps, step)))

    return add


@pytest.mark.parametrize("key", [None, bytes(range(32))])
def test_an_older_store_is_backed_up_and_brought_up_to_date(tmp_path: Path, with_step: Callable[..., None], key: bytes | None) -> None:
    path = tmp_path / "库.db"
    store = open_store(path, key=key)
    import_records(store, checked(record()), author="张某", at=AT)
    store.close()
    (tmp_path / "库-before-m9999-1.backup").touch()
    with_step(m9999_test)
    newer = open_store(path, key=key)
    assert rows(newer._database, "SELECT * FROM later") == []  # noqa: SLF001 # looks below the public door on purpose
    assert stored_numbers(newer) == ["A-1"]
    backup = connect(tmp_path / "库-before-m9999-2.backup", key=key)
    assert rows(backup, "SELECT number FROM records") == [("A-1",)]
    assert rows(backup, "SELECT 1 FROM sqlite_master WHERE name = 'later'") == []
    backup.close()


def test_a_step_that_fails_leaves_the_older_store(path: Path, with_step: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    with_step(m9999_failing)
    with pytest.raises(ArithmeticError):
        open_store(path)
    monkeypatch.undo()
    assert stored_numbers(open_store(path)) == ["A-1"]


def test_a_new_store_needs_no_backup(tmp_path: Path) -> None:
    open_store(tmp_path / "store.db").close()
    assert list(tmp_path.glob("*.backup")) == []


def test_a_damaged_store_is_not_migrated(path: Path, with_step: Callable[..., None]) -> None:
    edit(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET rootpage = 3 WHERE name = 'inspectors'",
    )
    with_step(m9999_test)
    assert code(path) == "damaged"
    assert list(path.parent.glob("*.backup")) == []


def test_two_processes_make_one_store(tmp_path: Path) -> None:
    source = "import sys; from pathlib import Path; from db.opening import open_store; open_store(Path(sys.argv[1])).close()"
    root = Path(__file__).resolve().parents[2]
    processes = [subprocess.Popen([sys.executable, "-c", source, str(tmp_path / "store.db")], cwd=root) for _ in range(4)]
    assert [process.wait() for process in processes] == [0] * 4
    store = open_store(tmp_path / "store.db")
    assert rows(store._database, "SELECT count(*) FROM device") == [(1,)]  # noqa: SLF001 # looks below the public door on purpose
    assert rows(store._database, "PRAGMA application_id") == [(STORE.application_id,)]  # noqa: SLF001 # looks below the public door on purpose
    store.close()


def test_one_sqlite_serves_the_process_and_no_plugin_is_loaded(tmp_path: Path) -> None:
    source = """
import sys
from pathlib import Path
from db.opening import open_store
open_store(Path(sys.argv[1])).close()
from sqlite_utils import db, plugins
assert db.sqlite3.__name__ == "sqlcipher3"
assert not plugins._plugins_loaded
"""
    command = [sys.executable, "-c", source, str(tmp_path / "s.db")]
    ran = subprocess.run(command, cwd=Path(__file__).resolve().parents[2], check=False, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
