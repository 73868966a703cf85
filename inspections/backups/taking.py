"""Taking a backup: copied, written, read back from the medium, opened and checked before its manifest is written."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inspections.backups.databases import Contents, Databases
from inspections.backups.last import LastBackup, last_backup, remember
from inspections.backups.medium import FORMER, pulled_out, refuse_where_lost, written_to
from inspections.backups.origin import CALENDARS, Origin
from inspections.backups.pool import digest_of
from inspections.backups.private_folder import private_folder
from inspections.backups.snapshot import KeptFile, Lack, Snapshot
from inspections.backups.store_folder import SNAPSHOTS, StoreFolder, name_of_store, unreachable
from inspections.backups.thinning import to_thin_out
from inspections.faults import UserError, refuse
from inspections.files.system_words import spoken
from inspections.progress import Progress, unwatched

_SLICES = 32
"""The whole pool is read anew in so many backups, a slice a day: a file that rots on the medium is noticed while it can be mended."""

"""Told how many files are done, of how many; may raise, which ends the work."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A good backup: its snapshot, where its manifest lies, how many files were new on the medium, which snapshots were thinned out."""

    snapshot: Snapshot
    manifest: Path
    written: int
    thinned: tuple[Snapshot, ...]


def take_backup(origin: Origin, chosen: Path, databases: Databases, *, now: datetime, progress: Progress = unwatched) -> Taken:
    """Back up a store to the folder `chosen`, which is made where it is missing, and thin out what lies there.

    `now` bears its zone: the days that thinning counts are this computer's. Files that rows name and that are gone make the snapshot
    incomplete. Raises UserError where there is no sound backup now; the former ones stay as they are.
    """
    _refuse_own_folder(origin, chosen)
    try:
        with private_folder() as private:
            folder, copy = _copied(origin, chosen, databases, private)
            with written_to(folder):
                taking = _Taking(folder, now, progress)
                contents = _filled(taking, copy, origin, databases, private)
                return _finished(taking, contents, origin)
    except OSError as error:
        raise refuse("no_backup", f"备份没有完成（{spoken(error)}）", str(chosen), FORMER) from error


def _refuse_own_folder(origin: Origin, chosen: Path) -> None:
    """Refuse a place inside what is backed up: it would be taken for files that no row names, and be lost with them."""
    for own in (origin.archive, origin.quarantine, origin.database.with_name(CALENDARS)):
        if chosen.resolve().is_relative_to(own.resolve()):
            raise refuse("no_backup_folder", f"这里是数据自己的文件夹“{own.name}”，备份不能放在里面", str(chosen), "请另选一个文件夹")


def _copied(origin: Origin, chosen: Path, databases: Databases, private: Path) -> tuple[StoreFolder, Path]:
    """Copy the database to a private folder, and make the store's folder on the medium; return that and the copy.

    A folder with former backups that goes away meanwhile was on a stick, in whose place nothing is made.
    """
    last, copy = last_backup(origin.database, chosen), private / "copy.db"
    former = StoreFolder(last.folder) if last is not None and StoreFolder(last.folder).is_there() else None
    databases.copy(origin.database, copy)
    folder = StoreFolder(chosen / name_of_store(origin.computer, origin.database, databases.device(copy)))
    if former is not None and not former.is_there():
        raise pulled_out(chosen)
    try:
        chosen.mkdir(parents=True, exist_ok=True)
        for own in (folder.path, folder.path / SNAPSHOTS, folder.pool.folder):
            own.mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise unreachable(chosen, error) from error
    return folder, copy


def _filled(taking: _Taking, copy: Path, origin: Origin, databases: Databases, private: Path) -> Contents:
    """Bring everything into the pool, tried; no manifest names it yet."""
    contents = _tried(taking, copy, origin, databases, private)
    taking.total = len(contents.files) + 1
    for digest in contents.files:
        taking.keep_archived(origin, digest)
    _keep_drafts(taking, origin, databases, private)
    for location, path in origin.others():
        taking.keep_other(path, location)
    return contents


def _tried(taking: _Taking, copy: Path, origin: Origin, databases: Databases, private: Path) -> Contents:
    """Keep the copy of the database, take it out of the medium again and open it."""
    kept = taking.keep_other(copy, origin.database.name)
    if kept is None:
        raise refuse("no_backup", "备份没有完成，数据库的副本无法读取", str(copy), f"{FORMER}，请重试")
    unpacked = private / "tried" / origin.database.name
    taking.folder.pool.take_out(kept, unpacked, taking.tell)
    return databases.examine(unpacked)


def _keep_drafts(taking: _Taking, origin: Origin, databases: Databases, private: Path) -> None:
    """Keep the drafts; damaged ones do not stand in the way of the records."""
    if not origin.drafts.is_file():
        return
    copy = private / origin.drafts.name
    try:
        databases.copy(origin.drafts, copy)
    except UserError as error:
        taking.lacking.append(Lack(origin.drafts.name, error.faults[0].what))
    else:
        taking.keep_other(copy, origin.drafts.name)


def _finished(taking: _Taking, contents: Contents, origin: Origin) -> Taken:
    """Write the manifest, remember the backup, and thin out."""
    counts = {"records": contents.records, "documents": contents.documents, "evidence": contents.evidence}
    snapshot = Snapshot(
        number=taking.folder.next_number(),
        taken_at=taking.now,
        version=origin.version,
        device=contents.device,
        computer=origin.computer,
        origin=str(origin.database),
        database=origin.database.name,
        counts=counts,
        files=tuple(taking.kept),
        lacking=tuple(taking.lacking),
    )
    refuse_where_lost(taking.folder, snapshot.files)
    manifest = taking.folder.keep(snapshot)
    with suppress(UserError):  # the backup is good, also where the database lies on a medium that cannot be written
        remember(origin.database, LastBackup(taking.now, taking.folder.path, snapshot.name, snapshot.size, len(snapshot.lacking)))
    thinned: tuple[Snapshot, ...] = ()
    with suppress(OSError, UserError):  # what could not be removed today is removed another day; the backup is good
        thinned = _thin_out(taking.folder, taking.now)
    return Taken(snapshot, manifest, taking.written, thinned)


def _thin_out(folder: StoreFolder, now: datetime) -> tuple[Snapshot, ...]:
    """Remove the manifests that may go and then the files that none names; nothing where a manifest cannot be read: it may name any."""
    reading = folder.read()
    if reading.unreadable or not reading.snapshots:
        return ()
    going = to_thin_out(reading.snapshots, now.date())
    folder.drop(going)
    staying = [snapshot for snapshot in reading.snapshots if snapshot not in going]
    folder.pool.sweep(frozenset(file.sha256 for snapshot in staying for file in snapshot.files))
    return going


def _where(origin: Origin, digest: str) -> tuple[Path, int | None]:
    """Return where a file of the archive lies and its size, None where it is gone; one in quarantine may have its row again."""
    for path in (origin.archive / digest, origin.quarantine / digest):
        with suppress(OSError):
            return path, path.stat().st_size
    return origin.archive / digest, None


class _Taking:
    """One backup on its way: what was kept, what is lacking."""

    def __init__(self, folder: StoreFolder, now: datetime, progress: Progress) -> None:
        self.folder, self.now = folder, now
        self.kept: list[KeptFile] = []
        self.lacking: list[Lack] = []
        self.written, self.total = 0, 1
        self._progress = progress
        self._slice = now.date().toordinal() % _SLICES
        self._named = frozenset(file.sha256 for snapshot in folder.read().snapshots for file in snapshot.files)

    def tell(self) -> None:
        """Say how far it is; called with every piece that is read."""
        self._progress(min(len(self.kept), self.total - 1), self.total)

    def keep_other(self, path: Path, location: str) -> KeptFile | None:
        """Keep a file under the SHA-256 that it has now; None where it cannot be read."""
        try:
            digest = digest_of(path, self.tell)
            return self._keep(path, digest, location)
        except UserError as error:
            self._lack(location, error)
            return None

    def keep_archived(self, origin: Origin, digest: str) -> None:
        """Keep a file of the archive, which is named by its SHA-256. Where it is gone or changed there, the pool may still have it."""
        self.tell()
        pool, location = self.folder.pool, f"{origin.archive.name}/{digest}"
        path, size = _where(origin, digest)
        looked_at = size is None or int(digest[:4], 16) % _SLICES == self._slice
        if pool.has(digest, size) and (not looked_at or pool.sound(digest, self.tell)):
            self._kept(location, digest)
        elif size is None:
            self.lacking.append(Lack(location, "文件缺失"))
        else:
            try:
                if self._keep(path, digest, location) is None:
                    self.lacking.append(Lack(location, "文件已被改动或损坏"))
                    self.keep_other(path, location)
            except UserError as error:
                self._lack(location, error)

    def _keep(self, path: Path, digest: str, location: str) -> KeptFile | None:
        """Bring a file into the pool and read it back; None where its bytes are not those of the hash."""
        pool = self.folder.pool
        if not pool.sound(digest, self.tell):
            if not pool.put(path, digest, self.tell):
                return None
            self.written += 1
            if not pool.read_back(digest, self.tell):
                what, where = "备份没有完成，写到备份盘上的内容读回来不一致", str(self.folder.path.parent)
                raise refuse("no_backup", what, where, f"{FORMER}，请换一个 U 盘或者文件夹")
        return self._kept(location, digest)

    def _kept(self, location: str, digest: str) -> KeptFile:
        path = self.folder.pool.path(digest)
        if digest not in self._named:
            with suppress(OSError):
                os.utime(path)  # another process that sweeps sees that it is wanted
        kept = KeptFile(location, digest, path.stat().st_size)
        self.kept.append(kept)
        return kept

    def _lack(self, location: str, error: UserError) -> None:
        """Note a file that cannot be read; that the medium cannot be written is no matter of this file and goes through."""
        if error.faults[0].code != "unreadable":
            raise error
        self.lacking.append(Lack(location, error.faults[0].what))
