"""A verified copy of a database, made by SQLite's own backup while others may go on reading."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from sqlcipher3 import dbapi2

from db.engine import Database
from inspections.errors import refuse
from inspections.files import flush_folder


def back_up(database: Database, path: Path, occasion: str, *, key: bytes | None = None) -> Path:
    """Copy the database open on `path` to a new file beside it, named after `occasion`, and return that.

    Raises UserError where the copy does not pass SQLite's integrity check; then it is removed.
    """
    target = next(candidate for number in count(1) if not (candidate := _name(path, occasion, number)).exists())
    copy = dbapi2.connect(str(target), isolation_level=None)
    try:
        if key is not None:
            copy.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        database.conn.backup(copy)
        # The copy of a WAL database is one; a file that lies by itself needs no companions.
        copy.execute("PRAGMA journal_mode = DELETE")
        sound = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except BaseException:
        copy.close()
        target.unlink(missing_ok=True)
        raise
    copy.close()
    if not sound:
        target.unlink()
        raise refuse("damaged", "数据库文件已损坏，无法备份", str(path), "请从以前的备份中恢复")
    flush_folder(target.parent)
    return target


def _name(path: Path, occasion: str, number: int) -> Path:
    return path.with_name(f"{path.stem}-{occasion}-{number}.backup")
