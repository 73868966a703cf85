"""What the backup section and the dialog for restoring show."""

from __future__ import annotations

from dataclasses import dataclass

from inspections.backups.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class BackupState:
    """`folder` is where backups go, `chosen` whether a person chose it; `last` tells of the last good backup.

    `fault` says why there is no newer one, or what the last one lacks. `snapshots` are those that can be restored from the folder, newest
    first. `busy` while one is taken.
    """

    folder: str
    chosen: bool
    last: str
    fault: str = ""
    message: str = ""
    snapshots: tuple[Snapshot, ...] = ()
    busy: bool = False


@dataclass(frozen=True, slots=True)
class RestoreState:
    """The folder that is looked into, its stores by name, which of them is shown, its snapshots newest first.

    `message` says what is wrong or what is being done; `consequence` what would happen, once the snapshot lies unpacked and tried.
    """

    folder: str
    stores: tuple[str, ...] = ()
    store: int = 0
    snapshots: tuple[Snapshot, ...] = ()
    message: str = ""
    consequence: str = ""
    busy: bool = False
