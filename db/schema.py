"""Files of this program: a new one is made, an older one brought up to date after a verified backup, a newer one refused."""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db.backup import back_up
from db.engine import Database, Migrations, connect, rows, transaction, use_write_ahead_log
from db.errors import DamagedRowError, in_words
from inspections.faults import refuse
from inspections.files.private import make_private
from inspections.files.system_words import spoken

Step = Callable[[Database], None]


def _nothing(_database: Database) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Schema:
    """One kind of file: the mark in SQLite's header, and its steps, oldest first. `furnish` is run after steps were taken.

    A step that was released is never changed; a new one is added after it.
    """

    name: str
    application_id: int
    steps: tuple[Step, ...]
    furnish: Step = _nothing

    def migrations(self) -> Migrations:
        """Return the steps as sqlite-utils runs them."""
        known = Migrations(self.name)
        for step in self.steps:
            known()(step)
        return known


def open_file(path: Path, schema: Schema, *, create: bool, key: bytes | None = None, timeout: float = 30.0) -> Database:
    """Open a file of this kind for the calling thread; `create` says whether a missing one is made.

    `key` is a raw key of 32 bytes for an encrypted file, `timeout` the seconds to wait for another writer. Raises UserError
    where the file is missing, is no file of this kind, comes from a newer program, or cannot be used.
    """
    refuse_missing(path, create=create)
    with in_words(path):
        _make_place(path)
        database = connect(path, key=key, timeout=timeout)
    try:
        with in_words(path, database):
            refuse_foreign(database, path, schema)
            use_write_ahead_log(database, timeout)
            _bring_up_to_date(database, path, schema, key)
    except BaseException:
        database.close()
        raise
    return database


def refuse_missing(path: Path, *, create: bool) -> None:
    """Raise UserError where the file is none, is missing and not to be made (`create`), or cannot even be looked for."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        if create:
            return
        mode = stat.S_IFDIR
    except (OSError, ValueError) as error:
        reason = spoken(error) if isinstance(error, OSError) else "名称中有系统不接受的字符"
        raise refuse("unopenable", f"数据库无法打开（{reason}）", str(path), "请核对路径和权限") from error
    if stat.S_ISDIR(mode):
        raise refuse("no_database", "找不到数据库文件", str(path), "请核对路径")
    if not stat.S_ISREG(mode):  # SQLite would wait for a pipe for ever
        raise refuse("no_database", "不是数据库文件，而是设备、管道之类的特殊文件", str(path), "请核对路径")


def _make_place(path: Path) -> None:
    """Make folder and file where they are missing; what SQLite puts beside the file later takes over its mode."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)  # a person's folder, named with --db
    except OSError as error:
        raise refuse("unopenable", f"无法建立文件夹（{spoken(error)}）", str(path.parent), "请核对路径和权限") from error
    try:
        make_private(path)
    except OSError as error:
        raise refuse("unopenable", f"数据库无法建立（{spoken(error)}）", str(path), "请核对路径、权限和剩余空间") from error


def _bring_up_to_date(database: Database, path: Path, schema: Schema, key: bytes | None) -> None:
    known = schema.migrations()
    if not known.pending(database):
        return
    if known.applied(database):
        back_up(database, path, f"before-{schema.steps[-1].__name__[:5]}", key=key)
    take_steps(database, path, schema)


def take_steps(database: Database, path: Path, schema: Schema) -> None:
    """Bring a file up to date, all steps or none. `path` is what a refusal names."""
    with transaction(database, "BEGIN IMMEDIATE"):
        # Another process may have been faster; then this is a newer state to be judged again, and nothing is pending.
        refuse_foreign(database, path, schema)
        schema.migrations().apply(database)
        schema.furnish(database)
        database.execute(f"PRAGMA user_version = {len(schema.steps)}")
        database.execute(f"PRAGMA application_id = {schema.application_id}")


def refuse_foreign(database: Database, path: Path, schema: Schema) -> None:
    """Refuse a file of a newer program, and one that is not of this kind at all."""
    ((version,),) = rows(database, "PRAGMA user_version")
    ((application,),) = rows(database, "PRAGMA application_id")
    names = [step.__name__ for step in schema.steps]
    applied = [step.name for step in schema.migrations().applied(database)]
    unknown = [name for name in applied if name not in names]
    ours = application == schema.application_id
    if ours and (version > len(names) or any(name > names[-1] for name in unknown)):
        raise refuse("newer_database", "数据库由较新版本的程序建立", str(path), "请升级本程序后再打开")
    if ours and (unknown or applied != names[: len(applied)] or version != len(applied)):
        raise DamagedRowError
    if not ours and rows(database, "SELECT 1 FROM sqlite_master LIMIT 1"):
        if applied:
            raise DamagedRowError
        raise refuse("not_a_database", "不是本程序的数据库", str(path), "请核对文件")
