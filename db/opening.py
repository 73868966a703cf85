"""Opening the store for the calling thread."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from db.devices import name_device
from db.engine import Database, rows
from db.errors import in_words
from db.migrations import STEPS
from db.reading import ReadStore, opened_to_read
from db.schema import Schema, open_file
from db.store import SqliteStore
from inspections.faults import Fault, UserError
from inspections.files.archive import Archive
from inspections.files.lost_database import lost, refuse_where_lost
from inspections.use_cases.unregistered import put_in_order, seen

STORE = Schema("inspections", 0x47445A43, STEPS, name_device)
"""The store's file, marked "GDZC"."""


def open_store(path: Path, *, create: bool = True, key: bytes | None = None, timeout: float = 30.0, reading: bool = False) -> SqliteStore:
    """Open the store at `path`; see `db.schema.open_file`. `reading` leaves no trace (`db.reading`). Raises UserError.

    Nothing is deleted: files of the archive that no row names are put aside, and `remarks` tells of them. A database that is missing,
    empty or new while its documents lie beside it is refused.
    """
    refuse_where_lost(path)
    return _open_to_read(path, key, timeout) if reading else _open_to_write(path, key, timeout, create=create)


def _open_to_write(path: Path, key: bytes | None, timeout: float, *, create: bool) -> SqliteStore:
    database = open_file(path, STORE, create=create, key=key, timeout=timeout)
    store = SqliteStore(path, database)
    try:
        with in_words(path, database):
            _refuse_new_beside_old(database, store.archive, path)
        store.remarks = put_in_order(store, datetime.now(UTC))
    except BaseException:
        store.close()
        raise
    return store


def _open_to_read(path: Path, key: bytes | None, timeout: float) -> ReadStore:
    reading = opened_to_read(path, STORE, key=key, timeout=timeout)
    store = ReadStore(path, reading)
    try:
        with in_words(path, reading.database):
            _refuse_new_beside_old(reading.database, store.archive, path)
        store.remarks = _seen(store)
    except BaseException:
        store.close()
        raise
    return store


def _seen(store: SqliteStore) -> tuple[Fault, ...]:
    try:
        with store.reading() as unit:
            return tuple(seen(store.archive, unit.files))
    except UserError as error:  # damage in one table keeps nobody from what the others hold
        return error.faults


def _refuse_new_beside_old(database: Database, archive: Archive, path: Path) -> None:
    """Refuse a store in which nothing ever happened beside documents or evidence: these are another one's."""
    if not rows(database, "SELECT 1 FROM events UNION ALL SELECT 1 FROM documents LIMIT 1") and archive.holds_files():
        raise lost(path, "是新的，里面没有任何记录", archive.folder.name)
