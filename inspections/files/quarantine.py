"""Files of the archive that no row names, kept aside with a list: they may be the only copy left of what was issued.

The folder `NAME-quarantine` lies beside `NAME-documents`. A file keeps its name, the SHA-256 of its bytes, so that a database that
names it finds it again. The list is a table for people (CSV with a byte order mark, as Excel opens it); a line is written
before its file is moved, so that nothing is moved without one.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from inspections.faults import refuse
from inspections.files.system_words import spoken
from inspections.files.writing import flush_folder

LIST = "隔离清单.csv"
"""Name of the list in the folder."""

LOOKED_AT = "已核对.csv"
"""Name of the list of files of which a person said that they may stay: the health check tells of them no more."""

_LISTS = frozenset({LIST, LOOKED_AT})

_HEADING = ("移入时间", "文件名", "大小（字节）", "文件时间", "原因")


class Quarantine:
    """A folder of files that were put aside. It is made when the first file comes."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which belongs to the program alone."""
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Return where the file of this name lies, or would lie."""
        return self.folder / digest

    def files(self) -> tuple[Path, ...]:
        """Return the files that are here, the list left out. Raises UserError where the folder cannot be read."""
        try:
            return tuple(sorted(path for path in self.folder.iterdir() if path.name not in _LISTS and path.is_file()))
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise refuse("quarantine_unreadable", f"隔离文件夹无法读取（{spoken(error)}）", str(self.folder), "请检查权限") from error

    def looked_at(self) -> frozenset[str]:
        """Return the names of the files of which a person said that they may stay here. Raises UserError."""
        try:
            text = (self.folder / LOOKED_AT).read_text(encoding="utf-8-sig", errors="replace")
        except FileNotFoundError:
            return frozenset()
        except OSError as error:
            raise refuse("quarantine_unreadable", f"隔离文件夹无法读取（{spoken(error)}）", str(self.folder), "请检查权限") from error
        return frozenset(line[1] for line in csv.reader(text.splitlines()) if len(line) > 1)

    def let_stay(self, paths: Iterable[Path], who: str, at: datetime) -> None:
        """Keep that a person looked at these files and lets them stay. Raises UserError."""
        lines = [(_moment(at.astimezone()), path.name, who) for path in paths]
        try:
            self._add_lines(LOOKED_AT, ("核对时间", "文件名", "核对人"), lines)
        except OSError as error:
            raise refuse("not_kept", f"核对情况无法写入（{spoken(error)}）", str(self.folder / LOOKED_AT), "请检查权限和磁盘") from error

    def take(self, paths: Iterable[Path], reason: str, at: datetime) -> tuple[Path, ...]:
        """Move files here and return where they lie now. Raises UserError where one cannot be moved; the others stay moved."""
        moved: list[Path] = []
        for path in paths:
            try:
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                target = _free(self.path(path.name), path)
                self._write_line(path, target.name, reason, at)
                path.replace(target)
                flush_folder(path.parent)
            except OSError as error:
                what = f"文件没有登记，又无法移入隔离文件夹（{spoken(error)}）"
                raise refuse("not_moved", what, str(path), "文件留在原处，没有改动，请检查权限和磁盘") from error
            moved.append(target)
        if moved:
            flush_folder(self.folder)
        return tuple(moved)

    def give_back(self, digest: str, folder: Path) -> bool:
        """Move the file of this name to `folder`, where its bytes are still those that the name says; return whether it was.

        Raises UserError where it cannot be moved.
        """
        path = self.path(digest)
        try:
            if not path.is_file() or _digest(path) != digest:
                return False
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.replace(folder / digest)
            flush_folder(folder)
            flush_folder(self.folder)
        except OSError as error:
            raise refuse("not_moved", f"文件无法移回（{spoken(error)}）", str(path), "请检查权限和磁盘") from error
        return True

    def _write_line(self, path: Path, name: str, reason: str, at: datetime) -> None:
        """Add a file to the list and see that the line is on the disk."""
        state = path.stat()
        written = datetime.fromtimestamp(state.st_mtime).astimezone()
        self._add_lines(LIST, _HEADING, [(_moment(at.astimezone()), name, state.st_size, _moment(written), reason)])

    def _add_lines(self, name: str, heading: tuple[str, ...], lines: Sequence[tuple[object, ...]]) -> None:
        with os.fdopen(os.open(self.folder / name, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as file:
            new = file.tell() == 0
            text = io.StringIO()
            csv.writer(text).writerows([heading, *lines] if new else lines)
            file.write(text.getvalue().encode("utf-8-sig" if new else "utf-8"))
            file.flush()
            os.fsync(file.fileno())


def _free(target: Path, coming: Path) -> Path:
    """Return a name for the coming file: its own, unless another file lies under it already."""
    number, free = 1, target
    while free.exists() and not (free.stat().st_size == coming.stat().st_size and _digest(free) == _digest(coming)):
        number += 1
        free = target.with_name(f"{target.name}-{number}")
    return free


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M")
