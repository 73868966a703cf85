"""A database that is gone or empty while what belongs to it is still there: never begun anew over it without a person's word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from inspections.faults import UserError, refuse
from inspections.files.archive import Archive
from inspections.files.put_aside import COMPANIONS, put_aside
from inspections.files.system_words import spoken
from inspections.files.writing import flush_folder

LOST = "database_lost"
"""Code of the refusal."""

_UNUSED = "停用"
_MARK = (0x47445A43).to_bytes(4, "big")
"""What SQLite's `application_id` is in a store."""


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


def candidates(database: Path) -> tuple[Path, ...]:
    """Return the databases of this program in the same folder that may be the one that is gone, the last changed first.

    One with documents of its own is another store's. Nothing is opened by SQLite.
    """
    try:
        stores = [path for path in database.parent.iterdir() if path != database and _is_store(path)]
        stores = [path for path in stores if not Archive.beside(path).holds_files()]
        return tuple(sorted(stores, key=lambda path: path.stat().st_mtime, reverse=True))
    except OSError:
        return ()


def take_up(database: Path, candidate: Path, today: date) -> None:
    """Give a database its name back, with what SQLite keeps beside it; what bore the name is put aside. Raises UserError."""
    put_aside(database, _UNUSED, today)
    try:
        for ending in (*COMPANIONS, ""):  # the file last: until then the database counts as gone
            path = candidate.with_name(f"{candidate.name}{ending}")
            if path.exists():
                path.replace(database.with_name(f"{database.name}{ending}"))
        flush_folder(database.parent)
    except OSError as error:
        raise refuse("not_renamed", f"无法改回原名（{spoken(error)}）", str(candidate), "请关闭正在使用它的程序后重试") from error


def begin_anew(database: Path, today: date) -> tuple[Path, ...]:
    """Put aside, untouched and under dated names, all that belongs to the database that is gone, and return where it lies now.

    Raises UserError.
    """
    archive = Archive.beside(database)
    aside = [put_aside(folder, _UNUSED, today) for folder in (archive.folder, archive.quarantine.folder) if folder.exists()]
    put_aside(database, _UNUSED, today)
    return tuple(aside)


def _is_store(path: Path) -> bool:
    """Say whether a file bears SQLite's head with this program's mark of a store in it (SQLite's file format, 1.3, offset 68)."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(72)
    return head.startswith(b"SQLite format 3\0") and head[68:72] == _MARK
