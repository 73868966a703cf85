"""sqlcipher3's exceptions, which are not sqlite3's, in the words of a user error: the one place that knows both.

Damage shows in many ways: SQLite says so, or a query finds no table, or a row holds what this program never wrote. All of them are told
as what they are, damage, with what to do. What a sound file answers with an error is a bug and goes through as it is.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from sqlcipher3 import dbapi2

from db.engine import Database, rows
from inspections.cases.numbers import DuplicateError
from inspections.faults import UserError, refuse

P = ParamSpec("P")
T = TypeVar("T")

REMEDY = "请做体检（窗口的“设置”，或者命令 health）查明范围，再从备份中恢复"
"""What to do with a damaged file."""

_DAMAGE = ("Could not decode", "malformed JSON", "vtable constructor failed", "no such module", "fts5", "unknown tokenizer")
"""Parts of messages that a sound file of this program never causes."""

_UNNAMED = "constraint failed"
"""All that SQLite says where a swapped page stands in the way of a table; a constraint of the schema is named."""

_ROOM = 256 * 1024
"""Bytes below which an error in writing is taken for a full disk: SQLite calls it an I/O error where it cannot extend `-shm`."""


class DamagedRowError(Exception):
    """A row holds what this program never wrote; the text says which, in Chinese, where that is known."""


def from_row(read: Callable[P, T]) -> Callable[P, T]:
    """Make a function that reads a row tell what cannot be read in it as damage of the file."""

    @wraps(read)
    def reading(*args: P.args, **named: P.kwargs) -> T:
        try:
            return read(*args, **named)
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError) as error:
            raise DamagedRowError from error

    return reading


@contextmanager
def naming_duplicates(what: object) -> Iterator[None]:
    """Let what a constraint refuses be told as the Protocols say: a second of what there is one of, or a word of what is not there."""
    try:
        yield
    except dbapi2.IntegrityError as error:
        if "UNIQUE" in str(error):
            raise DuplicateError(what) from error
        if "FOREIGN KEY" in str(error):
            raise KeyError(what) from error
        raise


@contextmanager
def in_words(path: Path, database: Database | None = None) -> Iterator[None]:
    """Turn what can happen to a sound program into a UserError; what is left is a bug and goes through as it is.

    `database` is the connection, once there is one: it is asked whether the file is sound where that decides what to say.
    """
    try:
        yield
    except DamagedRowError as error:
        raise _damaged(path, f"，{error}" if str(error) else "") from error
    except UnicodeDecodeError as error:
        # SQLite quotes the file in its messages, and what it quotes may be no text: sqlcipher3 stumbles over that before it raises its own.
        if database is not None and _is_sound(database):
            raise
        raise _damaged(path) from error
    except (DuplicateError, KeyError) as error:
        # A damaged index, too, may hold what is not there, or not hold what is.
        if isinstance(error.__cause__, dbapi2.IntegrityError) and database is not None and not _is_sound(database):
            raise _damaged(path) from error
        raise
    except dbapi2.DatabaseError as error:
        known = _user_error(path, error, database)
        if known is None:
            raise
        raise known from error


def _damaged(path: Path, detail: str = "") -> UserError:
    return refuse("damaged", f"数据库文件已损坏{detail}", str(path), REMEDY)


def _user_error(path: Path, error: dbapi2.DatabaseError, database: Database | None) -> UserError | None:
    name = str(getattr(error, "sqlite_errorname", None) or "")
    for code, what, action in _plain_words(name, str(error)):
        return refuse(code, what, str(path), action)
    if name.startswith("SQLITE_IOERR") or "disk I/O" in str(error):
        return _disk_error(path, name)
    if name.startswith("SQLITE_NOTADB") or "not a database" in str(error):
        return _no_database(path)
    if name.startswith("SQLITE_CORRUPT") or "malformed database" in str(error) or "image is malformed" in str(error):
        # SQLite calls it damage, too, where the disk could not be read for a moment; then the file is found sound.
        return _disk_error(path, "SQLITE_IOERR_READ") if database is not None and _is_sound(database) else _damaged(path)
    if any(part in str(error) for part in _DAMAGE) or str(error) == _UNNAMED or _is_missing(str(error)):
        return _damaged(path)
    return None if database is None or _is_sound(database) else _damaged(path)


def _plain_words(name: str, message: str) -> Iterator[tuple[str, str, str]]:
    """Yield code, what happened and what to do for what needs no second look. The messages are stable (sqlite3_errstr)."""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")) or "locked" in message:
        yield "busy", "数据库正被另一个程序使用", "请等它完成后重试"
    if name.startswith("SQLITE_FULL") or "is full" in message:
        yield "disk_full", "磁盘空间不足，本次操作没有保存", "请腾出空间后重试"
    if name.startswith("SQLITE_READONLY") or "readonly" in message:
        yield "readonly", "数据库是只读的，本次操作没有保存", "请检查文件夹和文件的权限，以及磁盘是否写保护"
    if name.startswith("SQLITE_CANTOPEN") or "unable to open" in message:
        yield "unopenable", "数据库无法打开", "请核对路径，检查文件夹和文件的权限"
    if name.startswith("SQLITE_NOMEM"):
        yield "no_memory", "内存不足，本次操作没有完成", "请关闭其他程序后重试"


def _disk_error(path: Path, name: str) -> UserError:
    if name in {"SQLITE_IOERR_READ", "SQLITE_IOERR_SHORT_READ", "SQLITE_IOERR_CORRUPTFS"}:
        action = "请重试；反复出现的，请检查磁盘是否完好、插好，再做体检"
        return refuse("disk_error", "读取磁盘时出错，本次操作没有完成", str(path), action)
    if _room(path) < _ROOM:
        return refuse("disk_full", "磁盘空间不足，本次操作没有保存", str(path), "请腾出空间后重试")
    return refuse("disk_error", "读写磁盘出错，本次操作没有保存", str(path), "请检查磁盘是否完好、插好，然后重试")


def _room(path: Path) -> int:
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return _ROOM


def _no_database(path: Path) -> UserError:
    """Say of a file without SQLite's header whether it is another one or was one. Nobody has a password in this program."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        head = b""
    if _is_of_another_kind(head):
        return refuse("not_a_database", "不是本程序的数据库", str(path), "请核对文件")
    return _damaged(path, "，开头的内容已经不是数据库")


def _is_of_another_kind(head: bytes) -> bool:
    """Say whether a file begins like a text, a picture, an archive, a document."""
    if head.startswith((b"PK", b"%PDF", b"\xff\xd8", b"\x89PNG", b"GIF8", b"Rar!", b"7z", b"\xd0\xcf\x11\xe0", b"{", b"[", b"<")):
        return True
    if not head or re.search(rb"[\x00-\x08\x0e-\x1f]", head):
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            head[:-4].decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < len(head) - 8:  # else a character that the cut went through
                continue
        return True
    return False


def _is_missing(message: str) -> bool:
    """Say whether a query missed what the program's own steps made: then it is the file that lost it."""
    match = re.search(r"no such (?:table|view|index): (?:main\.)?(\w+)|no such column: (?:\w+\.)?(\w+)", message)
    if match is not None:
        return (match[1] or match[2]) in _made()
    return False


def _made() -> frozenset[str]:
    """Return the names of everything that the steps of both kinds of files make."""
    from db.migrations import STEPS  # noqa: PLC0415 # steps read rows themselves, by what stands on this module
    from db.migrations.drafts import STEPS as DRAFT_STEPS  # noqa: PLC0415 # as above

    names: set[str] = {"_sqlite_migrations"}
    for steps in (STEPS, DRAFT_STEPS):
        database = Database(dbapi2.connect(":memory:", isolation_level=None), strict=True, execute_plugins=False)
        for step in steps:
            step(database)
        names.update(name for (name,) in rows(database, "SELECT name FROM sqlite_master"))
        sql = "SELECT c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c"
        names.update(name for (name,) in rows(database, sql))
        database.close()
    return frozenset(names)


def _is_sound(database: Database) -> bool:
    try:
        return rows(database, "PRAGMA integrity_check(1)") == [("ok",)]
    except (dbapi2.DatabaseError, UnicodeDecodeError):
        return False
