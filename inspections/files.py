"""Files that leave the program: written aside, flushed to the disk, then renamed. Nothing half-written bears a final name."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from inspections.errors import UserError, refuse
from inspections.system_words import spoken

ASIDE_SUFFIX = ".part"
"""Ending of a file that is still being written; one that is found later was left behind by a crash."""


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` under `path`, replacing what was there, wholly or not at all. Raises UserError."""
    with writing_atomically(path) as file:
        file.write(content)


@contextmanager
def writing_atomically(path: Path) -> Iterator[BinaryIO]:
    """Hand out a file to be filled, which becomes `path` when the block ends well and vanishes when it does not.

    Missing folders are made. Raises UserError where the system refuses to write.
    """
    aside = path.with_name(f".{secrets.token_hex(8)}{ASIDE_SUFFIX}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with aside.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
        except BaseException:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
            raise
        flush_folder(path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error


def flush_folder(folder: Path) -> None:
    """Make the renames and removals in `folder` outlast a power cut; Windows cannot open a folder and does it by itself."""
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(path: Path, error: OSError) -> UserError:
    return refuse("unwritable", f"文件无法写入（{spoken(error)}）", str(path), "请检查文件夹的权限和剩余空间，或换一个位置")
