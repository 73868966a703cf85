"""The program's own copies of what it issued: files beside the store, each under the SHA-256 of its bytes, never changed.

A file is put here before the row that names it is committed, so that a row never lacks its file. A crash in between leaves a
file without a row. That is no reason to remove it: it may be the database that is older (`inspections.use_cases.unregistered`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from inspections.faults import refuse
from inspections.files.quarantine import Quarantine
from inspections.files.writing import HALF_WRITTEN, give_name, writing_aside, writing_atomically

_KEPT = re.compile(r"[0-9a-f]{64}")

PART = 1 << 20
"""Bytes of a large file that are in memory at once."""


class AsideFile(NamedTuple):
    """A file that lies in the archive without its name: where, its SHA-256 (hex) and its size in bytes."""

    path: Path
    sha256: str
    size: int


class Archive:
    """A folder of files under their SHA-256 (hex). The folder is made when the first file comes.

    `quarantine` is where files lie that no row names: beside it, `NAME-quarantine` of `NAME-documents`.
    """

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which belongs to the program alone."""
        self.folder = folder
        self.quarantine = Quarantine(folder.with_name(f"{folder.name.removesuffix('-documents')}-quarantine"))

    @classmethod
    def beside(cls, database: Path) -> Archive:
        """Return the archive that belongs to a database's file."""
        return cls(database.with_name(f"{database.name}-documents"))

    def put(self, content: bytes) -> str:
        """Keep `content` on the disk and return its SHA-256. Raises UserError where it cannot be written."""
        digest = hashlib.sha256(content).hexdigest()
        with writing_atomically(self.folder / digest, private=True) as file:
            file.write(content)
        return digest

    def take_aside(self, parts: Iterable[bytes]) -> AsideFile:
        """Write a file's parts into the archive under no name yet; `keep` or `drop` comes next. Never more than a part is in memory.

        Raises UserError where it cannot be written, and whatever `parts` raises.
        """
        hashed, size = hashlib.sha256(), 0
        with writing_aside(self.folder) as (path, file):
            for part in parts:
                hashed.update(part)
                size += len(part)
                file.write(part)
        return AsideFile(path, hashed.hexdigest(), size)

    def keep(self, aside: AsideFile) -> None:
        """Let what was taken aside lie under its SHA-256. Raises UserError."""
        give_name(aside.path, self.folder / aside.sha256)

    def drop(self, aside: AsideFile) -> None:
        """Forget what was taken aside and not kept."""
        with suppress(OSError):  # a virus scanner holds it, say: it is cleared as half-written later
            aside.path.unlink(missing_ok=True)

    def checked(self, digest: str) -> Path:
        """Return where a kept file lies, to be read and never changed. Raises UserError as `read` does."""
        for _ in self.checked_parts(digest):
            pass
        return self._path(digest)

    def copy_out(self, digest: str, path: Path) -> None:
        """Write a copy of a kept file, whole or not at all. Raises UserError as `read` does, and where it cannot be written."""
        with writing_atomically(path) as file:
            for part in self.checked_parts(digest):
                file.write(part)

    def checked_parts(self, digest: str) -> Iterator[bytes]:
        """Yield a kept file in parts. Raises UserError where it is gone and, at its end, where it is no longer what it was."""
        hashed = hashlib.sha256()
        path = self._path(digest)
        try:
            with path.open("rb") as file:
                while part := file.read(PART):
                    hashed.update(part)
                    yield part
        except OSError:
            raise refuse("archive_missing", "存档文件缺失或无法读取", str(path), "请从备份中恢复") from None
        if hashed.hexdigest() != digest:
            raise refuse("archive_changed", "存档文件已被改动或损坏", str(path), "请从备份中恢复")

    def read(self, digest: str) -> bytes:
        """Return the bytes of a kept file. Raises UserError where it is gone or no longer what it was."""
        content = self.read_unchecked(digest)
        if hashlib.sha256(content).hexdigest() != digest:
            raise refuse("archive_changed", "存档文件已被改动或损坏", str(self.folder / digest), "请从备份中恢复")
        return content

    def read_unchecked(self, digest: str) -> bytes:
        """Return the bytes as they lie there, to be told what became of them. Raises UserError where they are gone."""
        # One that lies in quarantine is no longer without a row, as when a newer database was put back: the next start takes it back.
        for path in (self.folder / digest, self.quarantine.path(digest)):
            try:
                return path.read_bytes()
            except OSError:
                continue
        raise refuse("archive_missing", "存档文件缺失或无法读取", str(self.folder / digest), "请从备份中恢复")

    def _path(self, digest: str) -> Path:
        """Return where a kept file lies: one in quarantine is no longer without a row, as when a newer database was put back."""
        path, aside = self.folder / digest, self.quarantine.path(digest)
        return aside if not path.exists() and aside.exists() else path

    def strangers(self, known: Container[str]) -> list[Path]:
        """Return what lies in the folder and is not in `known`: half-written files and a person's own included.

        Raises OSError where the folder is there and cannot be read.
        """
        try:
            return sorted(path for path in self.folder.iterdir() if path.name not in known)
        except FileNotFoundError:
            return []

    def holds_files(self) -> bool:
        """Say whether something lies here or in quarantine that may be the only copy; a folder that cannot be read may hold such."""
        return any(_holds_files(folder) for folder in (self.folder, self.quarantine.folder))


def _holds_files(folder: Path) -> bool:
    try:
        return any(not HALF_WRITTEN.fullmatch(path.name) and path.name not in _OF_THE_SYSTEM for path in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True


_OF_THE_SYSTEM = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".directory"})
"""What file managers leave in a folder that was only looked at."""


def is_kept_name(name: str) -> bool:
    """Say whether a file bears such a name as the archive gives: a SHA-256 (hex)."""
    return _KEPT.fullmatch(name) is not None
