"""Attaching evidence to a record's case, and withdrawing it: the file first, untouched, then the row that names it."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from inspections.archive import Archive
from inspections.cases.evidence import Evidence, EvidenceKind
from inspections.errors import Fault, UserError, refuse
from inspections.store import Store, UnitOfWork

LARGEST = 200 * 1024 * 1024
"""Bytes of one file beyond which it is refused: a laptop's memory holds a file whole while it is hashed."""

_KINDS = {"image": EvidenceKind.PHOTO, "audio": EvidenceKind.RECORDING, "video": EvidenceKind.RECORDING}


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is to become evidence: what it shows, for which findings, who took it, when (with a time zone) and where."""

    path: Path
    shows: str
    requirements: tuple[str, ...]
    taken_at: datetime
    place: str
    taken_by: str


def attach(
    store: Store, record: UUID, found: Sequence[Found], progress: Callable[[int, int], None] = lambda _done, _total: None
) -> tuple[Evidence, ...]:
    """Keep the files as evidence of the record's case, all or none, numbered in their order. Raises UserError with every fault.

    `progress` gets how many files are kept, and of how many; what it raises ends the work and undoes it.
    """
    contents = _read(found)
    # What was archived before a failure stays where it is: a commit that failed may yet be replayed from SQLite's log.
    with store.writing() as unit:
        return _keep(unit, store.archive, record, list(zip(found, contents, strict=True)), progress)


def _keep(
    unit: UnitOfWork, archive: Archive, record: UUID, files: Sequence[tuple[Found, bytes]], progress: Callable[[int, int], None]
) -> tuple[Evidence, ...]:
    stored = unit.records.get(record)
    if stored is None:
        raise refuse("no_record", "记录不存在", str(record), "请重新选择记录")
    known = {piece.sha256: piece for piece in unit.evidence.of_case(stored.case) if not piece.withdrawn}
    kept: list[Evidence] = []
    for found, content in files:
        digest = archive.put(content)
        if digest in known:
            what = f"这个文件已经是本案的第{known[digest].number}号证据"
            raise refuse("kept_before", what, str(found.path), "无需再次添加，要改说明的，先撤回原来的一件")
        piece = _piece(found, stored.case, record, unit.evidence.next_number(stored.case), len(content), digest)
        unit.evidence.add(piece)
        known[digest] = piece
        kept.append(piece)
        progress(len(kept), len(files))
    return tuple(kept)


def withdraw(store: Store, evidence: UUID, reason: str) -> None:
    """Take a piece out of its case; number, row and file stay. Raises UserError."""
    if not reason.strip():
        raise refuse("no_reason", "没有填写撤回的原因", "", "请填写原因")
    with store.writing() as unit:
        try:
            unit.evidence.withdraw(evidence, reason.strip())
        except KeyError:
            raise refuse("no_evidence", "这件证据不存在", str(evidence), "请重新选择证据") from None


def media_type_of(path: Path) -> str:
    """Return the media type that the file's name tells, `application/octet-stream` where it tells none."""
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def kind_of(media_type: str) -> EvidenceKind:
    """Return what kind of evidence a file of this media type is."""
    return _KINDS.get(media_type.partition("/")[0], EvidenceKind.DOCUMENT)


def _read(found: Sequence[Found]) -> list[bytes]:
    contents: list[bytes] = []
    faults: list[Fault] = []
    for each in found:
        try:
            size = each.path.stat().st_size
            if size > LARGEST:
                what = f"文件有{size / 1024 / 1024:.0f}MB，超过{LARGEST // 1024 // 1024}MB"
                faults.append(Fault("too_large", what, str(each.path), "请截取需要的部分"))
            elif size == 0:
                faults.append(Fault("empty_file", "文件是空的", str(each.path), "请核对是否拷贝完整"))
            else:
                contents.append(each.path.read_bytes())
        except OSError as error:
            faults.append(Fault("no_file", f"无法读取文件（{error.strerror}）", str(each.path), "请核对路径"))
        if not each.shows.strip():
            faults.append(Fault("no_words", "没有写明这件证据证明什么", str(each.path), "请填写证明内容"))
    if faults:
        raise UserError(faults)
    return contents


def _piece(found: Found, case: UUID, record: UUID, number: int, size: int, digest: str) -> Evidence:  # a piece has that many parts
    media_type = media_type_of(found.path)
    return Evidence(
        uuid4(),
        case,
        record,
        number,
        kind_of(media_type),
        found.shows.strip(),
        found.requirements,
        found.taken_at,
        found.place.strip(),
        found.taken_by.strip(),
        found.path.name,
        media_type,
        size,
        digest,
    )
