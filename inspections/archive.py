"""The program's own copies of what it issued: files beside the store, each under the SHA-256 of its bytes, never changed.

A file is put here before the row that names it is committed, so that a row never lacks its file. A crash in between leaves a
file without a row: an orphan, swept at the next start.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container
from pathlib import Path

from inspections.errors import refuse
from inspections.files import flush_folder, writing_atomically


class Archive:
    """A folder of files under their SHA-256 (hex). The folder is made when the first file comes."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which belongs to the program alone."""
        self.folder = folder

    def put(self, content: bytes) -> str:
        """Keep `content` on the disk and return its SHA-256. Raises UserError where it cannot be written."""
        digest = hashlib.sha256(content).hexdigest()
        with writing_atomically(self.folder / digest) as file:
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
        path = self.folder / digest
        try:
            return path.read_bytes()
        except OSError:
            raise refuse("archive_missing", "存档文件缺失或无法读取", str(path), "请从备份中恢复") from None

    def strangers(self, known: Container[str]) -> list[Path]:
        """Return the files that are not in `known`, half-written ones included."""
        if not self.folder.is_dir():
            return []
        return sorted(path for path in self.folder.iterdir() if path.name not in known)

    def remove(self, paths: list[Path]) -> None:
        """Remove files of the archive that no row names."""
        for path in paths:
            path.unlink(missing_ok=True)
        flush_folder(self.folder)
