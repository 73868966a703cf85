"""Several processes on one store, and a process that is killed in the middle."""

import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from db.engine import rows
from db.opening import open_store
from db.store import SqliteStore
from inspections.cases.numbers import DocumentNumber, NumberKind, Series
from inspections.files.writing import HALF_WRITTEN
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_documents
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, checked, order, pdf, record

ROOT = Path(__file__).resolve().parents[2]
BATCH = 300
ISSUERS, EACH = 3, 8

ISSUE = f"""
import sys
from pathlib import Path
from db.opening import open_store
from inspections.use_cases.issue import issue_document
from tests.support.store_samples import ISSUED_ON, PREFIX, order, record
store = open_store(Path(sys.argv[1]))
for number in range({EACH}):
    asked = order(store, record(f"{{sys.argv[2]}}-{{number}}"))
    print(issue_document(store, asked, prefix=PREFIX, issued_on=ISSUED_ON).document.number.serial, flush=True)
"""
IMPORT = f"""
import sys
from itertools import count
from pathlib import Path
from db.opening import open_store
from inspections.use_cases.import_records import import_records
from tests.support.store_samples import AT, checked, record
store = open_store(Path(sys.argv[1]))
for batch in count():
    records = checked(*(record(f"{{sys.argv[2]}}-{{batch}}-{{number}}") for number in range({BATCH})))
    print(batch, flush=True)
    import_records(store, records, author="张某", at=AT)
"""
ISSUE_ENDLESSLY = """
import sys
from itertools import count
from pathlib import Path
from db.opening import open_store
from inspections.use_cases.issue import issue_document
from tests.support.store_samples import ISSUED_ON, PREFIX, order, record
store = open_store(Path(sys.argv[1]))
for number in count():
    print(number, flush=True)
    issue_document(store, order(store, record()), prefix=PREFIX, issued_on=ISSUED_ON, again=True)
"""

DIE_WHILE_IMPORTING = """
import os, sys
from pathlib import Path
from db.opening import open_store
from inspections.use_cases.import_records import import_records
from tests.support.store_samples import AT, checked, record
store = open_store(Path(sys.argv[1]))
records = checked(*(record(f"D-{number}") for number in range(1500)))
import_records(store, records, author="张某", at=AT, progress=lambda done, _total: done and os._exit(9))
"""
DIE_WHILE_ISSUING = """
import os, sys
from pathlib import Path
from db.opening import open_store
from inspections.use_cases.issue import issue_documents
from tests.support.store_samples import ISSUED_ON, PREFIX, order, record
store = open_store(Path(sys.argv[1]))
def told(done, _total):
    if done:
        os._exit(9)
issue_documents(store, [order(store, record())], prefix=PREFIX, issued_on=ISSUED_ON, progress=told)
"""


def start(source: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", source, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def ended(process: subprocess.Popen[str]) -> int:
    process.communicate()
    return process.returncode


def kill_after_first_words(process: subprocess.Popen[str], seconds: float) -> None:
    assert process.stdout is not None
    assert process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    process.communicate()


def assert_sound(store: SqliteStore) -> None:
    assert rows(store._database, "PRAGMA integrity_check") == [("ok",)]  # noqa: SLF001 # looks below the public door on purpose
    assert rows(store._database, "PRAGMA foreign_key_check") == []  # noqa: SLF001 # looks below the public door on purpose


def test_a_file_whose_row_is_about_to_be_committed_is_not_swept(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    store = open_store(path)
    import_records(store, checked(record()), author="张某", at=AT)
    other = threading.Thread(target=lambda: open_store(path).close())

    def render(number: DocumentNumber, day: date) -> bytes:
        store.archive.put(b"left behind by a crash")
        return pdf(number, day)

    def count_progress(done: int, _total: int) -> None:
        if done:  # rendered and archived, but not committed
            other.start()
            time.sleep(0.2)

    asked = order(store, record(), render)
    (issued,) = issue_documents(store, [asked], prefix=PREFIX, issued_on=ISSUED_ON, progress=count_progress)
    other.join()
    assert [stranger.name for stranger in store.archive.strangers(frozenset())] == [issued.document.sha256]
    store.close()


def test_processes_that_issue_at_once_never_get_the_same_number(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    store = open_store(path)
    records = [record(f"P{issuer}-{number}") for issuer in range(ISSUERS) for number in range(EACH)]
    import_records(store, checked(*records), author="张某", at=AT)
    processes = [start(ISSUE, path, f"P{issuer}") for issuer in range(ISSUERS)]
    serials = [int(line) for process in processes for line in process.communicate()[0].split()]
    assert [process.returncode for process in processes] == [0] * ISSUERS
    assert sorted(serials) == list(range(1, ISSUERS * EACH + 1))
    with store.reading() as unit:
        assert len(unit.documents.of_records([record.uuid for record in records])) == ISSUERS * EACH
    store.close()


@pytest.mark.parametrize("seconds", [0.0, 0.02, 0.05, 0.11])
def test_a_killed_import_left_all_or_nothing(tmp_path: Path, seconds: float) -> None:
    path = tmp_path / "s.db"
    kill_after_first_words(start(IMPORT, path, "K"), seconds)
    store = open_store(path)
    assert_sound(store)
    batches: dict[str, int] = {}
    with store.reading() as unit:
        for stored in unit.records.all():
            batch = stored.record.id.split("-")[1]
            batches[batch] = batches.get(batch, 0) + 1
            assert len(unit.checks.of(stored.revision)) == 1
        count = sum(batches.values())
    assert set(batches.values()) <= {BATCH}
    for table in ("events", "payloads", "checks"):
        assert rows(store._database, f"SELECT count(*) FROM {table}") == [(count,)]  # noqa: S608, SLF001 # a name of the schema, no word of a person
    import_records(store, checked(record("after")), author="张某", at=AT)
    store.close()


@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.03, 0.07])
def test_a_killed_issue_left_number_row_and_file_or_none_of_them(tmp_path: Path, seconds: float) -> None:
    path = tmp_path / "s.db"
    store = open_store(path)
    import_records(store, checked(record()), author="张某", at=AT)
    store.close()
    kill_after_first_words(start(ISSUE_ENDLESSLY, path), seconds)
    store = open_store(path)
    assert_sound(store)
    with store.reading() as unit:
        documents = unit.documents.of_records([record().uuid]).get(record().uuid, ())
        given = unit.numbers.given(Series(NumberKind.NOTICE, PREFIX, 2023))
    assert [number.number for number in given] == [document.number for document in documents]
    kept = [stranger.name for stranger in store.archive.strangers(frozenset()) if not HALF_WRITTEN.fullmatch(stranger.name)]
    assert sorted(kept) == sorted(document.sha256 for document in documents)
    for document in documents:
        assert document.number.text in store.archive.read(document.sha256).decode()
    store.close()


def test_a_process_that_dies_after_part_of_an_import_left_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    assert ended(start(DIE_WHILE_IMPORTING, path)) == 9
    store = open_store(path)
    assert_sound(store)
    with store.reading() as unit:
        assert list(unit.records.all()) == []
    assert rows(store._database, "SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM numbers)") == [(0, 0)]  # noqa: SLF001 # looks below the public door on purpose
    store.close()


def test_a_process_that_dies_with_the_file_archived_left_neither_number_nor_file(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    store = open_store(path)
    import_records(store, checked(record()), author="张某", at=AT)
    store.close()
    assert ended(start(DIE_WHILE_ISSUING, path)) == 9
    assert len(list((tmp_path / "s.db-documents").iterdir())) == 1
    store = open_store(path)
    assert store.archive.strangers(frozenset()) == []
    issued = issue_documents(store, [order(store, record())], prefix=PREFIX, issued_on=ISSUED_ON)
    assert [issue.document.number.serial for issue in issued] == [1]
    store.close()
