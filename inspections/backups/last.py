"""The last good backup of a store, remembered in a small file beside the database, so that window and command line see the same."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from inspections.backups.store_folder import StoreFolder
from inspections.errors import Fault, UserError
from inspections.files import write_atomically


@dataclass(frozen=True, slots=True)
class LastBackup:
    """When it was taken, where its store's folder lies, its snapshot's name, bytes, and how many files it lacks."""

    taken_at: datetime
    folder: Path
    snapshot: str
    size: int
    lacking: int

    def days(self, now: datetime) -> int:
        """Return how many calendar days of this computer it is old; 0 also where the clock was set back."""
        return max(0, (now.astimezone().date() - self.taken_at.astimezone().date()).days)


def last_backup(database: Path) -> LastBackup | None:
    """Return the last good backup of the store at `database`, None where none is known."""
    try:
        said = json.loads(_beside(database).read_text(encoding="utf-8"))
        last = LastBackup(
            datetime.fromisoformat(said["taken_at"]),
            Path(said["folder"]),
            str(said["snapshot"]),
            int(said["size"]),
            int(said["lacking"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return None if last.taken_at.tzinfo is None else last


def remember(database: Path, last: LastBackup) -> None:
    """Keep what the last good backup is. Raises UserError."""
    said = {**asdict(last), "folder": str(last.folder), "taken_at": last.taken_at.isoformat(timespec="seconds")}
    write_atomically(_beside(database), json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace"))


def look_at_last(last: LastBackup) -> tuple[Fault, ...]:
    """Say what is wrong with the last backup where its medium can be reached now; a stick that is not plugged in is no fault.

    Files are looked for and their sizes compared; their bytes are read when backups are taken and restored.
    """
    try:
        reachable = last.folder.is_dir()
    except OSError:
        return ()
    if not reachable:
        return ()
    folder = StoreFolder(last.folder)
    try:
        reading = folder.read()
    except UserError as error:
        return error.faults
    named = [snapshot for snapshot in reading.snapshots if snapshot.name == last.snapshot]
    if not named:
        where = str(last.folder)
        return (*reading.unreadable, Fault("backup_missing", f"上次的备份（{last.snapshot}）已经不在或不能读", where, "请立即备份"))
    lost = [file.path for file in named[0].files if not folder.pool.has(file.sha256, file.size)]
    what = f"上次的备份（{last.snapshot}）缺{len(lost)}个文件，例如{lost[0]}" if lost else ""
    return (Fault("backup_damaged", what, str(last.folder), "请立即备份"),) if lost else ()


def _beside(database: Path) -> Path:
    return database.with_name(f"{database.name}-backup.json")
