"""The last good backups of a store, remembered in a small file beside the database, so that window and command line see the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from inspections.backups.store_folder import StoreFolder
from inspections.faults import Fault, UserError
from inspections.files.writing import write_atomically

LOOKED_AT = frozenset({"backup_damaged", "backup_missing", "backup_unreadable", "newer_backup", "no_backup_folder"})
"""Codes of what may be wrong with the last backup where it lies."""

_FOLDERS = 8
"""Of how many folders the last backup is remembered."""


@dataclass(frozen=True, slots=True)
class LastBackup:
    """When it was taken, the store's sub-folder it lies in, its snapshot's name, bytes, and how many files it lacks."""

    taken_at: datetime
    folder: Path
    snapshot: str
    size: int
    lacking: int

    def days(self, now: datetime) -> int:
        """Return how many calendar days it is old at `now`, which has its zone; 0 also where the clock was set back."""
        return max(0, (now.date() - self.taken_at.astimezone(now.tzinfo).date()).days)


def last_backup(database: Path, chosen: Path | None = None) -> LastBackup | None:
    """Return the last good backup of the store at `database`, or its last one in the folder `chosen`; None where none is known."""
    return next((last for last in _remembered(database) if chosen is None or last.folder.parent == chosen), None)


def remember(database: Path, last: LastBackup) -> None:
    """Keep what the last good backup is. Raises UserError."""
    others = [backup for backup in _remembered(database) if backup.folder != last.folder]
    said = [
        {**asdict(backup), "folder": str(backup.folder), "taken_at": backup.taken_at.isoformat(timespec="seconds")}
        for backup in (last, *others[: _FOLDERS - 1])
    ]
    write_atomically(_beside(database), json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace"), private=True)


def look_at_last(last: LastBackup) -> tuple[Fault, ...]:
    """Say what is wrong with a backup where its medium can be reached now; a stick that is not plugged in is no fault.

    Files are looked for and their sizes compared; their bytes are read when backups are taken and restored.
    """
    folder = StoreFolder(last.folder)
    try:
        if not last.folder.is_dir():
            return ()
        reading = folder.read()
    except OSError:
        return ()
    except UserError as error:
        return error.faults
    named = [snapshot for snapshot in reading.snapshots if snapshot.name == last.snapshot]
    pulled = [fault for fault in reading.unreadable if fault.code == "backup_unreadable"]
    if not named and pulled:  # one stick, one sentence, and nothing about backups that may be whole
        return (replace(pulled[0], where=str(last.folder)),)
    if not named:
        what, where = f"上次的备份（{last.snapshot}）已经不在或不能读", str(last.folder)
        return (*reading.unreadable, Fault("backup_missing", what, where, "请立即备份"))
    lost = [file.path for file in named[0].files if not folder.pool.has(file.sha256, file.size)]
    what = f"上次的备份（{last.snapshot}）缺{len(lost)}个文件，例如{lost[0]}" if lost else ""
    return (Fault("backup_damaged", what, str(last.folder), "请立即备份"),) if lost else ()


def _remembered(database: Path) -> list[LastBackup]:
    """Return the last backup in each folder, the newest first; nothing where the file is missing or cannot be read."""
    try:
        said = json.loads(_beside(database).read_text(encoding="utf-8"))
        return [_last(entry) for entry in said]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _last(said: Mapping[str, Any]) -> LastBackup:
    taken_at = datetime.fromisoformat(said["taken_at"])
    if taken_at.tzinfo is None:
        raise ValueError(said["taken_at"])
    return LastBackup(taken_at, Path(said["folder"]), str(said["snapshot"]), int(said["size"]), int(said["lacking"]))


def _beside(database: Path) -> Path:
    return database.with_name(f"{database.name}-backup.json")
