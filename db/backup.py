"""Sound copies of databases, made by SQLite's own backup while others may go on reading and writing."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from sqlcipher3 import dbapi2

from db.engine import Database
from inspections.faults import UserError, refuse
from inspections.files.private import make_private
from inspections.files.system_words import spoken
from inspections.files.writing import flush_folder


def back_up(database: Database, path: Path, occasion: str, *, key: bytes | None = None) -> Path:
    """Copy the database open on `path` to a new file beside it, named after `occasion`, and return that.

    Raises UserError where there is no sound copy in the end; then none is left.
    """
    target = next(candidate for number in count(1) if not (candidate := _name(path, occasion, number)).exists())
    copy_to(database, path, target, key=key)
    return target


def copy_to(database: Database, path: Path, target: Path, *, key: bytes | None = None) -> None:
    """Write the database open on `path`, as it stands at one moment, to the new file `target`, which needs no companions.

    Raises UserError, which says whether it is the database or the copy that is at fault; then no copy is left.
    """
    try:
        try:
            sound = _copy(database, target, key)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        if not sound:
            target.unlink()
            raise _refused(path, target, "")
        flush_folder(target.parent)
    except dbapi2.DatabaseError as error:
        raise _refused(path, target, str(error)) from error
    except OSError as error:
        raise refuse("no_copy", f"数据库的副本无法写入（{spoken(error)}）", str(target), "请检查磁盘后重试") from error


def _refused(path: Path, target: Path, message: str) -> UserError:
    """Return what is told where SQLite could not copy `path` to `target`, by SQLite's message; none: the copy is not sound."""
    if not message or "malformed" in message or "not a database" in message:
        return refuse("damaged", "数据库文件已损坏，无法备份", str(path), "请从以前的备份中恢复")
    if "locked" in message:
        return refuse("busy", "数据库正被另一个程序使用", str(path), "请等它完成后重试")
    what = "磁盘空间不足，数据库的副本没有写成" if "full" in message else "读写磁盘出错，数据库的副本没有写成"
    return refuse("no_copy", what, str(target), "数据库没有改动，请腾出空间或者检查磁盘后重试")


def _copy(database: Database, target: Path, key: bytes | None) -> bool:
    """Copy, and say whether the copy passes SQLite's integrity check."""
    make_private(target)
    copy = dbapi2.connect(str(target), isolation_level=None)
    try:
        if key is not None:
            copy.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        database.conn.backup(copy)
        # The copy of a WAL database is one; a file that lies by itself needs no companions.
        copy.execute("PRAGMA journal_mode = DELETE")
        return copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    finally:
        copy.close()


def _name(path: Path, occasion: str, number: int) -> Path:
    return path.with_name(f"{path.stem}-{occasion}-{number}.backup")
