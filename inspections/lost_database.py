"""A database that is gone or empty while what belongs to it is still there: never begun anew over it without a person's word."""

from __future__ import annotations

from pathlib import Path

from inspections.archive import Archive
from inspections.errors import UserError, refuse

LOST = "database_lost"
"""Code of the refusal."""


def refuse_where_lost(database: Path) -> None:
    """Raise UserError where the file is missing or has no bytes, and documents, evidence or a log of SQLite's lie beside it."""
    try:
        size = database.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        size = -1
    except (OSError, ValueError):
        return  # cannot be looked at: opening it says why
    if size > 0:
        return
    archive = Archive.beside(database)
    if archive.holds_files():
        raise lost(database, "是空的（0字节）" if size == 0 else "不见了", str(archive.folder.name))
    log = database.with_name(f"{database.name}-wal")
    if log.is_file() and log.stat().st_size > 0:
        raise lost(database, "是空的（0字节）" if size == 0 else "不见了", log.name)


def lost(database: Path, state: str, beside: str) -> UserError:
    """Return the refusal: what became of the database, beside what, and what can be done."""
    action = "请从备份中恢复数据库，或者把改了名的数据库文件改回原名；确要新建的，请用 --db 另选一个文件名"
    return refuse(LOST, f"数据库{state}，而它的“{beside}”还在，没有新建也没有改动任何文件", str(database), action)
