"""A store with a record, an issued document and a piece of evidence, for tests of backups."""

from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

from db.opening import open_store
from db.snapshots import SqliteDatabases
from inspections.backups.origin import Origin
from inspections.backups.taking import Taken, take_backup
from inspections.use_cases.export_records import export_records
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_documents
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, checked, order, record

DATABASES = SqliteDatabases()
NOON = datetime(2026, 11, 30, 12, tzinfo=timezone(timedelta(hours=8)))
DRAFT = UUID("00000000-0000-4000-8000-00000000000d")


def make(folder: Path, *numbers: str) -> Origin:
    """A store at folder/inspection.db with these records, the first of which has an issued document."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "inspection.db"
    add(path, *(numbers or ("A-1",)), issue=True)
    return Origin(path, "0.4.0", "办公电脑")


def add(path: Path, *numbers: str, issue: bool = False) -> None:
    store = open_store(path)
    try:
        import_records(store, checked(*map(record, numbers)), author="张某", at=AT)
        if issue:
            issue_documents(store, [order(store, record(numbers[0]))], prefix=PREFIX, issued_on=ISSUED_ON)
    finally:
        store.close()


def back_up(origin: Origin, to: Path, days: int = 0) -> Taken:
    return take_backup(origin, to, DATABASES, now=NOON + timedelta(days=days))


def exported(database: Path) -> bytes:
    out = database.parent / "out.jsonl"
    store = open_store(database, create=False)
    try:
        export_records(store, out)
    finally:
        store.close()
    content = out.read_bytes()
    out.unlink()
    return content


def documents(database: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in database.with_name(f"{database.name}-documents").iterdir()}


def pool_files(folder: Path) -> dict[str, int]:
    """Names and times of writing of the files in all pools below a folder."""
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("*/files/*/*")}
