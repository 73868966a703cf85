"""Opening a store: a new file is made, an older one brought up to date after a verified backup, a newer one refused."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from db.backup import back_up
from db.devices import name_device
from db.engine import Database, Migrations, connect, rows, use_write_ahead_log
from db.errors import in_words
from db.migrations import STEPS, migrations
from db.store import SqliteStore, transaction
from inspections.cases.sweeping import sweep_orphans
from inspections.errors import UserError, refuse

APPLICATION_ID = 0x47445A43
"""Marks our files in SQLite's header ("GDZC")."""


def open_store(path: Path, *, create: bool = True, key: bytes | None = None, timeout: float = 30.0) -> SqliteStore:
    """Open the store at `path` for the calling thread; `create` says whether a missing one is made.

    `key` is a raw key of 32 bytes for an encrypted file, `timeout` the seconds to wait for another writer. Raises UserError
    where the file is missing, is no database of this program, comes from a newer one, or cannot be used.
    """
    if path.is_dir() or not (create or path.exists()):
        raise refuse("no_database", "找不到数据库文件", str(path), "请核对路径")
    with in_words(path):
        _make_folder(path)
        database = connect(path, key=key, timeout=timeout)
        try:
            _refuse_foreign(database, path, migrations())
            use_write_ahead_log(database, timeout)
            _bring_up_to_date(database, path, migrations(), key)
        except BaseException:
            database.close()
            raise
    store = SqliteStore(path, database)
    with suppress(UserError):  # someone else is writing: the next start sweeps
        sweep_orphans(store)
    return store


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse("unopenable", f"无法建立文件夹（{error.strerror}）", str(path.parent), "请核对路径和权限") from error


def _bring_up_to_date(database: Database, path: Path, known: Migrations, key: bytes | None) -> None:
    if not known.pending(database):
        return
    if known.applied(database):
        back_up(database, path, f"before-{STEPS[-1].__name__[:5]}", key=key)
    with transaction(database, "BEGIN IMMEDIATE"):
        # Another process may have been faster; then this is a newer state to be judged again, and nothing is pending.
        _refuse_foreign(database, path, known)
        known.apply(database)
        name_device(database)
        database.execute(f"PRAGMA user_version = {len(STEPS)}")
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _refuse_foreign(database: Database, path: Path, known: Migrations) -> None:
    """Refuse a database of a newer program, and one that is not ours at all."""
    ((version,),) = rows(database, "PRAGMA user_version")
    ((application,),) = rows(database, "PRAGMA application_id")
    names = {step.__name__ for step in STEPS}
    unknown = [step.name for step in known.applied(database) if step.name not in names]
    if application == APPLICATION_ID and (unknown or version > len(STEPS)):
        raise refuse("newer_database", "数据库由较新版本的程序建立", str(path), "请升级本程序后再打开")
    if application != APPLICATION_ID and rows(database, "SELECT 1 FROM sqlite_master LIMIT 1"):
        raise refuse("not_a_database", "不是本程序的数据库", str(path), "请核对文件")
