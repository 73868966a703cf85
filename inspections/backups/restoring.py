"""Restoring: a snapshot unpacked into an empty folder, tried on a copy before it bears its name. The present data is never touched."""

from __future__ import annotations

import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from inspections.backups.databases import Databases
from inspections.backups.private_folder import private_folder
from inspections.backups.snapshot import Snapshot, read_manifest
from inspections.backups.store_folder import SNAPSHOTS, StoreFolder, stores_in, unreachable
from inspections.faults import Fault, UserError, refuse
from inspections.files.system_words import spoken
from inspections.files.writing import flush_folder
from inspections.progress import Progress, unwatched

"""Told how many files are unpacked, of how many; may raise, which ends the work."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be restored: the snapshots of one store, newest first, and what is wrong with those that cannot even be read."""

    folder: StoreFolder
    snapshots: tuple[Snapshot, ...]
    unreadable: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """A snapshot that lies unpacked: its database, and what was wrong with newer ones that were passed over."""

    snapshot: Snapshot
    database: Path
    passed_over: tuple[Fault, ...]


def offered_in(source: Path) -> Offered:
    """Return what can be restored from a backup folder, the folder of one store in it, or one named snapshot. Raises UserError."""
    source = source.absolute()
    try:
        for path in (source, source.parent / f"{source.name}.json"):
            if path.is_file():
                return Offered(StoreFolder(path.parent.parent), (read_manifest(path.read_bytes(), str(path)),), ())
    except OSError as error:
        raise unreachable(source, error) from error
    stores = stores_in(source.parent if source.name == SNAPSHOTS else source)
    if not stores:
        raise refuse("no_backup", "这个文件夹中没有备份", str(source), "请核对备份文件夹")
    if len(stores) > 1:
        names = "、".join(f"“{store.path.name}”" for store in stores)
        raise refuse("several_stores", f"这个文件夹中有{len(stores)}个数据库的备份：{names}", str(source), "请写明其中一个的文件夹")
    reading = stores[0].read()
    return Offered(stores[0], reading.snapshots, reading.unreadable)


def restore(source: Path, target: Path, databases: Databases, *, progress: Progress = unwatched) -> Restored:
    """Unpack the newest good snapshot of `source` (see `offered_in`) into the empty folder `target`, which is made where it is missing.

    Raises UserError where `target` is not empty, where it cannot be written, or where no snapshot is good; then nothing is left there.
    """
    refuse_unless_empty(target)
    offered = offered_in(source)
    passed_over = list(offered.unreadable)
    for snapshot in offered.snapshots:
        try:
            database = unpack(offered.folder, snapshot, target, databases, progress=progress)
        except UserError as error:
            if not all(fault.code in _OF_THE_BACKUP for fault in error.faults):
                raise
            # A fault of the whole folder (a stick that was pulled out) concerns every backup in it, and is reported once.
            store = str(offered.folder.path)
            passed_over.extend(fault for fault in error.faults if fault.where != store or fault not in passed_over)
        else:
            return Restored(snapshot, database, tuple(passed_over))
    raise UserError([*passed_over, Fault("no_backup", "没有可以恢复的完好备份，什么也没有恢复", str(source), "请换一个备份文件夹")])


def unpack(folder: StoreFolder, snapshot: Snapshot, target: Path, databases: Databases, *, progress: Progress) -> Path:
    """Unpack one snapshot into the empty folder `target` and return its database there. Raises UserError.

    It is unpacked beside `target` and takes its name only when all files are there as they were, and the program has opened a copy.
    """
    refuse_unless_empty(target)
    target = target.absolute()
    try:
        _clear_half_unpacked(target)
        staged = target.with_name(f".{target.name}-{secrets.token_hex(4)}{_HALF}")
        staged.mkdir(mode=0o700, parents=True)
        try:
            total = len(snapshot.files)
            for done, file in enumerate(snapshot.files):
                folder.pool.take_out(file, staged / file.path, lambda done=done: progress(done, total))  # type: ignore[misc] # binds now
            _try_out(snapshot, staged, databases)
            _give_name(staged, target, snapshot.database)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
        flush_folder(target.parent)
    except OSError as error:
        raise refuse("not_restored", f"没有恢复（{spoken(error)}）", str(target), "请换一个位置，或者检查权限和剩余空间") from error
    progress(total, total)
    return target / snapshot.database


def refuse_unless_empty(target: Path) -> None:
    """Refuse a place to restore to that is no empty folder."""
    action = "请写一个空的或者还没有的文件夹"
    try:
        if not target.absolute().name:
            raise refuse("not_empty", "不能直接恢复到磁盘的根目录", str(target), action)
        if (target.exists() or target.is_symlink()) and not target.is_dir():
            raise refuse("not_empty", "这里已经有一个文件，不是文件夹", str(target), action)
        if target.is_dir() and any(True for _ in target.iterdir()):
            raise refuse("not_empty", "文件夹不是空的，没有恢复", str(target), action)
    except OSError as error:
        raise refuse("not_restored", f"没有恢复（{spoken(error)}）", str(target), "请换一个位置") from error


_HALF = ".restoring"
_OF_THE_BACKUP = frozenset({"backup_damaged", "newer_backup"})
"""Codes of what is wrong with a snapshot and not with the place it is restored to."""


def _try_out(snapshot: Snapshot, staged: Path, databases: Databases) -> None:
    """Open a copy of the unpacked database as the program does, and see that every file is there that a row names."""
    with private_folder() as private:
        copy = private / snapshot.database
        shutil.copyfile(staged / snapshot.database, copy)
        try:
            contents = databases.examine(copy)
        except UserError as error:
            newer = any(fault.code == "newer_database" for fault in error.faults)
            what, action = (
                ("备份由较新版本的程序做成", "请升级本程序后再恢复") if newer else ("备份中的数据库打不开或已损坏", "请用别的备份")
            )
            raise refuse("newer_backup" if newer else "backup_damaged", what, snapshot.name, action) from error
    archive = staged / f"{snapshot.database}-documents"
    lacking = {lack.path.rpartition("/")[2] for lack in snapshot.lacking}
    missing = [digest for digest in contents.files if digest not in lacking and not (archive / digest).is_file()]
    if missing:
        raise refuse("backup_damaged", f"备份中少了{len(missing)}个文书或证据文件", snapshot.name, "请用别的备份")


def _give_name(staged: Path, target: Path, database: str) -> None:
    """Let what was unpacked become `target`: by one renaming, or where that is an empty folder by one each, the database last."""
    if not target.exists():
        staged.rename(target)
        return
    for path in sorted(staged.iterdir(), key=lambda path: (path.name == database, path.name)):
        path.rename(target / path.name)
    flush_folder(target)


def _clear_half_unpacked(target: Path) -> None:
    """Remove what a restoring to this very place left that was killed."""
    if target.parent.is_dir():
        for path in target.parent.glob(f".{escape(target.name)}-????????{_HALF}"):
            with suppress(OSError):
                shutil.rmtree(path)
