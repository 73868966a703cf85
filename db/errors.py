"""sqlcipher3's exceptions, which are not sqlite3's, in the words of a user error: the one place that knows both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from inspections.errors import UserError, refuse

_WORDS = (
    ("locked", "busy", "数据库正被另一个程序使用", "请等它完成后重试"),
    ("not a database", "not_a_database", "不是本程序的数据库，或口令不对", "请核对文件和口令"),
    ("malformed", "damaged", "数据库文件已损坏", "请从备份中恢复"),
    ("disk is full", "disk_full", "磁盘空间不足，本次操作没有保存", "请腾出空间后重试"),
    ("readonly", "readonly", "数据库是只读的", "请检查文件夹和文件的权限"),
    ("unable to open", "unopenable", "数据库无法打开", "请核对路径和权限"),
    ("disk I/O", "disk_error", "读写磁盘出错，本次操作没有保存", "请检查磁盘后重试"),
)
"""Part of SQLite's message, code, what happened, what to do. The messages are part of SQLite's stable interface (sqlite3_errstr)."""


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what can happen to a sound program into a UserError; what is left is a bug and goes through as it is."""
    try:
        yield
    except dbapi2.DatabaseError as error:
        known = _user_error(path, str(error))
        if known is None:
            raise
        raise known from error


def _user_error(path: Path, message: str) -> UserError | None:
    for part, code, what, action in _WORDS:
        if part in message:
            return refuse(code, what, str(path), action)
    return None
