"""Whether the files of documents and evidence are there, are what they were, and are known."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from inspections.cases.registered import missing_folder
from inspections.faults import Fault, UserError
from inspections.files.archive import Archive, is_kept_name
from inspections.files.quarantine import LIST
from inspections.files.system_words import spoken
from inspections.files.writing import HALF_WRITTEN
from inspections.health.examination import Examination

_RESTORE = "请从备份中找回这个文件"


def files(examined: Examination) -> Iterator[Fault]:
    """Yield a fault for each registered file that is missing, changed or in quarantine, and each file that nobody knows."""
    archive = examined.store.archive
    with examined.store.reading() as unit:
        named = {file.sha256: file.what for file in unit.files.all()}
        gone = list(missing_folder(archive, unit.files))
    examined.counts["files"] = len(named)
    yield from gone
    if not gone:
        for done, (digest, what) in enumerate(named.items(), start=1):
            yield from _registered(archive, digest, what)
            examined.progress(done, len(named))
        yield from _unknown(examined, archive, named)
    yield from _put_aside(examined, archive, named)


def _registered(archive: Archive, digest: str, what: str) -> Iterator[Fault]:
    path = archive.folder / digest
    try:
        with path.open("rb") as file:
            actual = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        if not archive.quarantine.path(digest).is_file():  # else it is told among those that can be taken back
            yield Fault("file_missing", f"{what}的存档文件不见了", str(path), _RESTORE)
    except OSError as error:
        yield Fault("file_unreadable", f"{what}的存档文件无法读取（{spoken(error)}）", str(path), "请检查权限和磁盘")
    else:
        if actual != digest:
            yield Fault("file_changed", f"{what}的存档文件已被改动或损坏", str(path), _RESTORE)


def _unknown(examined: Examination, archive: Archive, named: dict[str, str]) -> Iterator[Fault]:
    try:
        strangers = archive.strangers(frozenset(named))
    except OSError as error:
        yield Fault("archive_unreadable", f"存放文书和证据的文件夹无法读取（{spoken(error)}）", str(archive.folder), "请检查文件夹的权限")
        return
    for path in strangers:
        if HALF_WRITTEN.fullmatch(path.name):
            continue
        examined.counts["unknown_files"] += 1
        if is_kept_name(path.name) and path.is_file():
            action = "下次打开数据库时会移入隔离文件夹，不会删除；如果刚换上了较早的数据库，请先换回最新的"
            yield Fault("file_unknown", "存档文件夹中的文件在数据库里没有登记", str(path), action)
        else:
            what = "文件夹" if path.is_dir() else "文件"
            yield Fault("file_unknown", f"存档文件夹中有不是本程序的{what}", str(path), "本程序不会动它，请移到别处")


def _put_aside(examined: Examination, archive: Archive, named: dict[str, str]) -> Iterator[Fault]:
    try:
        quarantined = archive.quarantine.files()
        kept = archive.quarantine.looked_at()
    except UserError as error:
        yield from error.faults
        return
    examined.counts["quarantined_files"] = len(quarantined)
    for path in quarantined:
        yield from _kept_aside(path, archive, named, kept)


def _kept_aside(path: Path, archive: Archive, named: dict[str, str], kept: frozenset[str]) -> Iterator[Fault]:
    if path.name in named and not (archive.folder / path.name).is_file():
        yield Fault("file_put_aside", f"{named[path.name]}的存档文件在隔离文件夹里", str(path), "请在窗口的体检中取回")
    elif path.name not in kept:
        action = f"何时、为什么移来，请看同一文件夹中的“{LIST}”；无误的可以一直留在那里，在窗口的体检中确认后不再提示"
        yield Fault("file_quarantined", "隔离文件夹中有数据库没有登记的文件", str(path), action)
