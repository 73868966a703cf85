"""Backups of a store in a folder of a test, done on the spot."""

from datetime import datetime
from pathlib import Path

from db.snapshots import SqliteDatabases
from gui.backups.presenter import BackupPresenter
from gui.operations.running import RunningApart
from gui.preferences import PreferencesFile
from inspections.backups.origin import Origin
from tests.support.backed_up_store import NOON


class Clock:
    """Tells `at`."""

    def __init__(self) -> None:
        self.at: datetime = NOON

    def __call__(self) -> datetime:
        return self.at


def backups_of(folder: Path, operations: RunningApart, preferences: PreferencesFile, clock: Clock | None = None) -> BackupPresenter:
    origin = Origin(folder / "inspection.db", "1.2.3", "办公电脑")
    return BackupPresenter(operations, preferences, origin, SqliteDatabases, clock or Clock())
