"""Files that leave the program: written aside, flushed to the disk, then renamed. Nothing half-written bears a final name."""

from __future__ import annotations

import errno
import os
import re
import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from inspections.faults import UserError, refuse
from inspections.files.private import FOLDER, make_private
from inspections.files.system_words import spoken

ASIDE_SUFFIX = ".part"
"""Ending of a file that is still being written; one that is found later was left behind by a crash."""

HALF_WRITTEN = re.compile(r"\.[0-9a-f]{16}\.part")
"""The whole name of such a file, which no person gives."""
_OLD = 3600.0
"""Seconds after which nobody is still writing a file aside."""
_UNFLUSHABLE = frozenset(
    getattr(errno, name)
    for name in ("EACCES", "EPERM", "EINVAL", "EBADF", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "ENOTTY", "EISDIR")
    if hasattr(errno, name)
)
"""How Windows, shares and FUSE say that a folder cannot be flushed: what was written and renamed is there all the same."""
_HELD, _HELD_ON_WINDOWS = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}), frozenset({5, 32, 33, 1224})
"""How the system says that a file may not be replaced: it is open elsewhere, or protected."""

_REMEDIES = (
    ("请腾出空间，或换一个位置", (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)), (39, 112)),
    ("请改用较短的文件名，或换一个路径较短的位置", (errno.ENAMETOOLONG,), (206,)),
    ("请检查磁盘或存储盘是否完好、插好，然后重试", (errno.EIO, errno.ENXIO, errno.ENODEV, errno.ENOTCONN), (21, 23, 1117)),
    ("请换一个可以写入的位置", (errno.EROFS, errno.EACCES, errno.EPERM), (5, 19)),
)
"""What to do, by errno and by Windows' own numbers."""


def write_atomically(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write `content` under `path`, replacing what was there, wholly or not at all. Raises UserError.

    What a killed run left half-written in the same folder is cleared. `private`: for its owner alone (`inspections.files.private`).
    """
    clear_left_aside(path.parent)
    with writing_atomically(path, private=private) as file:
        file.write(content)


@contextmanager
def writing_atomically(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """Hand out a file to be filled, which becomes `path` when the block ends well and vanishes when it does not.

    Missing folders are made. Raises UserError where the system refuses to write. A `private` file, and the folder that is made for
    it, are for their owner alone.
    """
    aside = _beside(path)
    with _in_words(path):
        try:
            with _open_aside(aside, private=private) as file:
                yield file
            _give_name(aside, path)
        except BaseException:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
            raise
        flush_folder(path.parent)


@contextmanager
def writing_aside(folder: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Hand out a new file of `folder` and where it lies, whose name is not known yet: `give_name` comes next.

    It is on the disk when the block ends well and vanishes when it does not. Raises UserError where the system refuses to write.
    """
    aside = _beside(folder / "_")
    with _in_words(folder):
        try:
            with _open_aside(aside) as file:
                yield aside, file
        except BaseException:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
            raise


def give_name(aside: Path, path: Path) -> None:
    """Let a file that was written aside become `path`, replacing what was there. Raises UserError."""
    with _in_words(path):
        _give_name(aside, path)
        flush_folder(path.parent)


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write every file or none of them. Raises UserError.

    All lie on the disk before the first one gets its name, so that a disk that fills at the third leaves nothing of this run. A file
    that has these bytes already is left alone.
    """
    new = [(path, content) for path, content in files if not holds(path, content)]
    asides: list[tuple[Path, Path]] = []
    named: list[tuple[Path, Path | None]] = []
    try:
        for path, content in new:
            with _in_words(path):
                aside = _beside(path)
                asides.append((aside, path))
                with _open_aside(aside) as file:
                    file.write(content)
        for aside, path in asides:
            with _in_words(path):
                former = _second_name(path)
                _give_name(aside, path)
                named.append((path, former))
    except BaseException:
        for path, former in named:
            with suppress(OSError):
                path.unlink() if former is None else former.replace(path)
        for aside, _ in asides:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
        raise
    for path, former in named:
        if former is not None and former != path:
            former.unlink(missing_ok=True)
        with _in_words(path):
            flush_folder(path.parent)
    for folder in {path.parent for path, _ in files}:
        clear_left_aside(folder)


def clear_left_aside(folder: Path) -> None:
    """Remove what a killed run began to write into `folder`: only files named by this program, and only old ones."""
    long_ago = time.time() - _OLD
    with suppress(OSError):
        for left in list(folder.iterdir()):
            if HALF_WRITTEN.fullmatch(left.name) and left.stat().st_mtime < long_ago:
                left.unlink()


def holds(path: Path, content: bytes) -> bool:
    """Say whether a file with these very bytes lies at `path`; what cannot be read does not."""
    try:
        return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def flush_folder(folder: Path) -> None:
    """Make the renames and removals in `folder` outlast a power cut, where the system can; Windows does it by itself."""
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _UNFLUSHABLE:
            raise


def _beside(path: Path) -> Path:
    return path.with_name(f".{secrets.token_hex(8)}{ASIDE_SUFFIX}")


@contextmanager
def _open_aside(aside: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """Hand out a new file that is on the disk when the block has ended."""
    aside.parent.mkdir(mode=FOLDER if private else 0o777, parents=True, exist_ok=True)
    if private:
        make_private(aside)
    with aside.open("r+b" if private else "xb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _second_name(path: Path) -> Path | None:
    """Keep what lies at `path` under another name too; None where nothing lies there. Where the disk knows no second names, `path`."""
    if not path.exists():
        return None
    former = _beside(path)
    try:
        os.link(path, former)
    except OSError:  # FAT and many shares: then a failure later on leaves the new file, which is whole
        return path
    return former


def _give_name(aside: Path, path: Path) -> None:
    try:
        aside.replace(path)
    except OSError as error:
        if path.is_file() and (error.errno in _HELD or getattr(error, "winerror", None) in _HELD_ON_WINDOWS):
            what = "文件无法写入（可能正在 Excel、WPS 等程序中打开，或者是只读文件）"
            raise refuse("unwritable", what, str(path), "请关闭该文件后重试，或换一个文件名") from error
        raise


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> UserError:
    windows = getattr(error, "winerror", None)
    action = next(
        (remedy for remedy, numbers, on_windows in _REMEDIES if error.errno in numbers or windows in on_windows),
        "请检查文件夹的权限和剩余空间，或换一个位置",
    )
    return refuse("unwritable", f"文件无法写入（{spoken(error)}）", str(path), action)
