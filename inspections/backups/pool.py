"""The files of all snapshots of a store: each under the SHA-256 of its bytes, written once, shared by every snapshot that names it."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Container, Iterator
from contextlib import suppress
from pathlib import Path

from inspections.backups.snapshot import KeptFile
from inspections.faults import UserError, refuse
from inspections.files.system_words import spoken
from inspections.files.writing import ASIDE_SUFFIX, flush_folder, writing_atomically

_CHUNK = 1 << 20
_GRACE = 24 * 3600
"""Seconds for which a file that no snapshot names is left alone: another process may be about to name it."""

PLUG_IN = "请插入 U 盘或者接通共享文件夹，或者另选一个文件夹"
"""What to do where a backup folder cannot be used."""

Telling = Callable[[], None]
"""Called now and then while bytes go by; may raise, which ends the work."""


class Pool:
    """A folder with one folder below it for each first byte (FAT holds few long names in one)."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which belongs to backups alone."""
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Return where the file of this SHA-256 lies."""
        return self.folder / digest[:2] / digest

    def has(self, digest: str, size: int | None = None) -> bool:
        """Say whether a file is there (of this size). Its bytes are not looked at."""
        try:
            stored_size = self.path(digest).stat().st_size
        except OSError:
            return False
        return size is None or stored_size == size

    def put(self, source: Path, digest: str, telling: Telling) -> bool:
        """Keep the file `source`, whose SHA-256 is said to be `digest`; False where it is another by now and nothing was kept.

        Raises UserError where it cannot be read or the medium cannot be written; nothing is begun where the pool itself is gone, for
        that would be on the disk that shows where the stick was. Raises OSError where that cannot be seen.
        """
        if not self.folder.is_dir():
            raise refuse("unwritable", "备份文件夹已不在", str(self.folder), PLUG_IN)
        hashing = hashlib.sha256()
        try:
            with writing_atomically(self.path(digest), private=True) as file:
                for chunk in chunks(source):
                    telling()
                    hashing.update(chunk)
                    file.write(chunk)
                _refuse_another(hashing.hexdigest(), digest)
        except _AnotherError:
            return False
        return True

    def sound(self, digest: str, telling: Telling) -> bool:
        """Say whether a file is there, can be read and has its bytes."""
        try:
            return self.read_back(digest, telling)
        except UserError:
            return False

    def read_back(self, digest: str, telling: Telling) -> bool:
        """Say whether a file has its bytes, read from the medium itself where the system lets us ask for that.

        Raises UserError where it cannot be read.
        """
        path = self.path(digest)
        with suppress(OSError, AttributeError), path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)  # else what was just written comes from memory
        return digest_of(path, telling, "backup_unreadable") == digest

    def take_out(self, kept: KeptFile, target: Path, telling: Telling) -> None:
        """Copy a file to `target`, flushed to the disk. Raises UserError where it is not what it was, or `target` cannot be written."""
        source, hashing = self.path(kept.sha256), hashlib.sha256()
        with writing_atomically(target, private=True) as file:
            for chunk in self._kept_chunks(source):
                telling()
                hashing.update(chunk)
                file.write(chunk)
            if hashing.hexdigest() != kept.sha256:
                raise refuse("backup_damaged", f"备份中的文件已损坏（{kept.path}）", str(source), "请用别的备份")

    def _kept_chunks(self, source: Path) -> Iterator[bytes]:
        """Yield a kept file's bytes. What cannot be read is told by the stick, not by the hash under which the file lies."""
        try:
            yield from chunks(source)
        except UserError as error:
            action = "请检查备份盘是否完好、插好，或者用别的备份"
            raise refuse("backup_damaged", f"备份中的{error.faults[0].what}", str(self.folder.parent), action) from error

    def files(self) -> Iterator[Path]:
        """Yield all files, half-written ones included. Raises OSError."""
        for folder in sorted(self.folder.iterdir()) if self.folder.is_dir() else ():
            if folder.is_dir():
                yield from sorted(folder.iterdir())

    def sweep(self, named: Container[str]) -> None:
        """Remove files that are not `named` and have lain here for a day. Raises OSError."""
        now = time.time()
        for path in self.files():
            left = path.name not in named and (len(path.name) == 64 or path.suffix == ASIDE_SUFFIX)  # noqa: PLR2004 # a SHA-256 in hex
            if left and now - path.stat().st_mtime > _GRACE:
                path.unlink(missing_ok=True)
        if self.folder.is_dir():
            flush_folder(self.folder)


class _AnotherError(Exception):
    """The bytes are not those that were named."""


def _refuse_another(digest: str, named: str) -> None:
    if digest != named:
        raise _AnotherError


def digest_of(path: Path, telling: Telling, code: str = "unreadable") -> str:
    """Return the SHA-256 (hex) of a file's bytes. Raises UserError of this code where it cannot be read."""
    hashing = hashlib.sha256()
    for chunk in chunks(path, code):
        telling()
        hashing.update(chunk)
    return hashing.hexdigest()


def chunks(path: Path, code: str = "unreadable") -> Iterator[bytes]:
    """Yield a file's bytes. Raises UserError of this code where it cannot be read."""
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise refuse(code, f"文件无法读取（{spoken(error)}）", str(path), "请检查磁盘") from error
