"""The program's own copies of what it issued: files beside the store, each under the SHA-256 of its bytes, never changed.

A file is put here before the row that names it is committed, so that a row never lacks its file. A crash in between leaves a
file without a row. That is no reason to remove it: it may be the database that is older (`inspections.cases.unregistered`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container
from pathlib import Path

from inspections.errors import refuse
from inspections.files import HALF_WRITTEN, writing_atomically
from inspections.quarantine import Quarantine

_KEPT = re.compile(r"[0-9a-f]{64}")


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
