"""Attaching evidence to a record's case: the file first, untouched, then the row that names it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from inspections.cases.evidence import Evidence
from inspections.cases.evidence_files import file_fault, kind_of, parts_of, size_of
from inspections.faults import Fault, UserError, refuse
from inspections.files.archive import Archive, AsideFile
from inspections.progress import Progress, unwatched
from inspections.recognising.media_types import HEAD, media_type_of
from inspections.recognising.names import readable_name, readable_path
from inspections.recognising.time_source import TimeSource
from inspections.store import Store, UnitOfWork
from inspections.use_cases.changes import Changed, Changes


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is to become evidence: what it shows, for which findings, who took it, when (with a time zone) and where.

    `source` says where the moment is known from.
    """

    path: Path
    shows: str
    requirements: tuple[str, ...]
    taken_at: datetime
    place: str
    taken_by: str
    source: TimeSource = TimeSource.STATED


@dataclass(frozen=True, slots=True)
class Attached:
    """The new pieces of evidence in their order."""

    pieces: tuple[Evidence, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class _Taken:
    """A found file whose bytes lie in the archive, and the media type that they say."""

    file: Found
    aside: AsideFile
    media_type: str


def attach(store: Store, record: UUID, files: Sequence[Found], progress: Progress = unwatched) -> Attached:
    """Keep the files as evidence of the record's case, all or none, numbered in their order. Raises UserError with every fault.

    `progress` gets how many thousands of bytes were copied, and of how many; what it raises ends the work and undoes it. What is kept
    is what was copied, whatever becomes of the file meanwhile. The copies are made before anybody else is kept from writing.
    """
    faults = [fault for file in files for fault in _faults(file)]
    if faults:
        raise UserError(faults)
    taken: list[_Taken] = []
    try:
        _take(store.archive, files, taken, _Bytes(sum(size_of(file.path) for file in files), progress))
        # What is kept before a failure stays where it is: a commit that failed may yet be replayed from SQLite's log.
        with store.writing() as unit:
            pieces = _keep(unit, store.archive, record, taken)
        return Attached(pieces, Changes.of(Changed.EVIDENCE, uuids=[record]))
    finally:
        for file in taken:
            store.archive.drop(file.aside)


class _Bytes:
    """Counts the bytes of all files together."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def add(self, count: int) -> None:
        self._done += count
        self._progress(min(self._done, self._total) // 1000, self._total // 1000)


def _take(archive: Archive, files: Sequence[Found], taken: list[_Taken], count: _Bytes) -> None:
    """Copy every file into the archive, and into `taken`; those that cannot be read are told together."""
    faults: list[Fault] = []
    for file in files:
        head = bytearray()
        try:
            aside = archive.take_aside(_heard(file.path, head, count))
        except UserError as error:
            if any(fault.code == "unwritable" for fault in error.faults):
                raise
            faults += error.faults
        else:
            taken.append(_Taken(file, aside, media_type_of(bytes(head), readable_name(file.path))))
    if faults:
        raise UserError(faults)


def _heard(path: Path, head: bytearray, count: _Bytes) -> Iterator[bytes]:
    """Yield a file's parts, and put its first bytes into `head`."""
    for part in parts_of(path):
        if len(head) < HEAD:
            head += part[: HEAD - len(head)]
        yield part
        count.add(len(part))


def _keep(unit: UnitOfWork, archive: Archive, record: UUID, taken: Sequence[_Taken]) -> tuple[Evidence, ...]:
    stored = unit.records.get(record)
    if stored is None:
        raise refuse("no_record", "记录不存在", str(record), "请重新选择记录")
    known = {piece.sha256: f"已经是本案的第{piece.number}号证据" for piece in unit.evidence.of_case(stored.case) if not piece.withdrawn}
    faults = []
    for copied in taken:
        if copied.aside.sha256 in known:
            what, action = f"这个文件{known[copied.aside.sha256]}", "无需再次添加；说明有误的，可以更正原来的一件"
            faults.append(Fault("kept_before", what, readable_path(copied.file.path), action))
        known[copied.aside.sha256] = f"和同时添加的“{readable_name(copied.file.path)}”内容相同"
    if faults:
        raise UserError(faults)
    first = unit.evidence.next_number(stored.case)
    pieces = tuple(_piece(copied, stored.case, record, number) for number, copied in enumerate(taken, first))
    for copied, piece in zip(taken, pieces, strict=True):
        archive.keep(copied.aside)
        unit.evidence.add(piece)
    return pieces


def _faults(file: Found) -> Iterator[Fault]:
    fault = file_fault(file.path)
    if fault is not None:
        yield fault
    if not file.shows.strip():
        yield Fault("no_words", "没有写明这件证据证明什么", readable_path(file.path), "请填写证明内容")


def _piece(taken: _Taken, case: UUID, record: UUID, number: int) -> Evidence:
    file = taken.file
    return Evidence(
        uuid4(),
        case,
        record,
        number,
        kind_of(taken.media_type),
        file.shows.strip(),
        file.requirements,
        file.taken_at,
        file.place.strip(),
        file.taken_by.strip(),
        readable_name(file.path),
        taken.media_type,
        taken.aside.size,
        taken.aside.sha256,
        source=file.source,
    )
