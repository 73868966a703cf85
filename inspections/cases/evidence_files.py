"""A file that is to become evidence: whether it can, and its bytes in parts, however large it is and whatever happens to it meanwhile."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from inspections.cases.evidence import EvidenceKind
from inspections.faults import Fault, UserError, refuse
from inspections.files.archive import PART
from inspections.files.system_words import spoken
from inspections.recognising.names import readable_path

LARGEST = 4 * 1024**3 - 1
"""Bytes of one file: a stick of the usual format (FAT32), onto which backups go, holds no larger one."""

_KINDS = {"image": EvidenceKind.PHOTO, "audio": EvidenceKind.RECORDING, "video": EvidenceKind.RECORDING}


def kind_of(media_type: str) -> EvidenceKind:
    """Return what kind of evidence a file of this media type is; a drawing in vectors is no photo."""
    if media_type == "image/svg+xml":
        return EvidenceKind.DOCUMENT
    return _KINDS.get(media_type.partition("/")[0], EvidenceKind.DOCUMENT)


def file_fault(path: Path) -> Fault | None:
    """Return why a path cannot become evidence, None where it can as far as is seen without reading it."""
    try:
        status = path.stat()
    except (OSError, ValueError) as error:  # a name with NUL in it is a ValueError
        return unreadable(path, error)
    where = readable_path(path)
    if stat.S_ISDIR(status.st_mode):
        return Fault("folder", "这是一个文件夹", where, "请选择其中的文件")
    if not stat.S_ISREG(status.st_mode):
        return Fault("no_regular_file", "这是设备或者管道，不是文件", where, "请先存成文件")
    if status.st_size == 0:
        return _empty(path)
    return _too_large(path, status.st_size) if status.st_size > LARGEST else None


def size_of(path: Path) -> int:
    """Return how many bytes a file seems to have; 0 where that cannot be seen."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def parts_of(path: Path) -> Iterator[bytes]:
    """Yield a file in parts.

    Raises UserError where it cannot be read to its end, turns out to be empty, or grows meanwhile: then it is not whole yet.
    """
    size = 0
    try:
        expected = path.stat().st_size
        with path.open("rb") as file:
            while part := file.read(PART):
                size += len(part)
                if size > expected:
                    raise refuse("growing", "文件还在变大，没有录完或者没有拷完", readable_path(path), "请等录制或者拷贝结束后再添加")
                yield part
    except OSError as error:
        if not size:
            raise UserError([unreadable(path, error)]) from error
        action = "请检查存储卡、U盘或者数据线，重新拷贝后再添加"
        raise refuse("broken_off", f"文件只读到一半（{spoken(error)}）", readable_path(path), action) from error
    if not size:
        raise UserError([_empty(path)])


def unreadable(path: Path, error: Exception) -> Fault:
    """Return the fault that a path cannot be opened at all."""
    reason = spoken(error) if isinstance(error, OSError) else "系统不接受这个名称"
    return Fault("no_file", f"无法读取文件（{reason}）", readable_path(path), "请核对文件是否还在，存储卡、U盘是否插好")


def _empty(path: Path) -> Fault:
    return Fault("empty_file", "文件是空的", readable_path(path), "请核对是否拷贝完整")


def _too_large(path: Path, size: int) -> Fault:
    what = f"文件超过{LARGEST // 1024**2}MB" if size <= LARGEST + PART else f"文件有{size // 1024**2}MB，超过{LARGEST // 1024**2}MB"
    return Fault("too_large", what, readable_path(path), "请用录像的软件分成几段，逐段添加")
