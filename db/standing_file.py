"""Whether a path still names the file that a connection is open on.

Outside Windows an open file can be removed or replaced. SQLite with a write-ahead log writes on without a word, into a file that is gone
with the connection; in its other modes it refuses (SQLITE_READONLY_DBMOVED), by the same comparison as here.
"""

from __future__ import annotations

from pathlib import Path

from inspections.faults import refuse


class StandingFile:
    """The file that was at a path when this was made."""

    def __init__(self, path: Path) -> None:
        """Remember the file at `path`."""
        self._path = path
        self._number = _number(path)

    def refuse_where_gone(self) -> None:
        """Raise UserError where the path names no file, or another one: nothing that is written now would be found again."""
        if self._number is None or _number(self._path) == self._number:
            return
        what = "数据库文件在打开之后被移走、删除或者换掉了，本次操作没有保存"
        raise refuse("database_gone", what, str(self._path), "请把文件放回原处，再重新打开程序；没有文件的，从备份恢复")


def _number(path: Path) -> int | None:
    try:
        return path.stat().st_ino
    except OSError:
        return None
