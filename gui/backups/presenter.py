"""Backups in the window: the day's by itself, one at once, the folder they go to. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from gui.backups.state import BackupState
from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import RunningApart
from gui.preferences import PreferencesFile
from inspections.backups.daily import is_due, refuse_where_absent
from inspections.backups.databases import Databases
from inspections.backups.last import LastBackup, last_backup
from inspections.backups.origin import Origin
from inspections.backups.snapshot import Snapshot
from inspections.backups.store_folder import StoreFolder
from inspections.backups.taking import Taken, take_backup
from inspections.backups.wording import told_lacking, told_moment, told_size
from inspections.faults import Fault, UserError

OWN_FOLDER = "backups"
"""Where backups go while no folder is chosen: in the data folder, against damage and not against the loss of the computer."""
_ANEW = "这里没有以前的备份，已从头开始；没有换 U 盘的，请看看 U 盘是否插好。"
"""An empty folder may be a new stick, or the place where the stick that was pulled out had been mounted."""


class BackupPresenter:
    """Takes backups in a worker of their own: the first one to a slow stick may take minutes, and lists must not wait for it."""

    def __init__(
        self,
        operations: RunningApart,
        preferences: PreferencesFile,
        origin: Origin,
        databases: Callable[[], Databases],
        now: Callable[[], datetime],
    ) -> None:
        """Take nothing yet. `now` tells the time with its zone."""
        self._operations, self._preferences, self._origin = operations, preferences, origin
        self._databases, self._now = databases, now
        self._busy = self._failed_last = False
        self._fault = self._message = ""
        self._snapshots: tuple[Snapshot, ...] = ()
        self.show: Callable[[BackupState], None] = lambda _: None
        self.note: Callable[[str], None] = lambda _: None

    @property
    def folder(self) -> Path:
        """Where backups go."""
        chosen = self._preferences.current.backup_folder
        return Path(chosen) if chosen else self._origin.database.parent / OWN_FOLDER

    @property
    def chosen(self) -> bool:
        """Whether a person chose the folder."""
        return bool(self._preferences.current.backup_folder)

    def choose(self, folder: Path) -> None:
        """Let backups go to `folder` from now on, and take one there at once."""
        self._preferences.change(backup_folder=str(folder))
        self.take()

    def take_when_due(self) -> None:
        """Take the day's backup, quietly, where there is none yet."""
        if is_due(self._last(), self._now()):
            self._take(by_itself=True)
        else:
            self.refresh()

    def take(self) -> None:
        """Take a backup now, as a person asked for."""
        self._take(by_itself=False)

    def refresh(self) -> None:
        """Show how things stand, and what lies in the backup folder."""
        self._render()
        last = self._last()

        def work(_session: None, _progress: Progress) -> tuple[Snapshot, ...]:
            return () if last is None else StoreFolder(last.folder).read().snapshots

        self._operations.run_apart(Operation("读取备份", work, self._list, failed=lambda _: self._list(()), quiet=True))

    def _list(self, snapshots: tuple[Snapshot, ...]) -> None:
        self._snapshots = snapshots
        self._render()

    def _take(self, *, by_itself: bool) -> None:
        if self._busy:
            return
        folder, chosen, last = self.folder, self.chosen, self._last()
        self._busy, self._message = True, ""

        def work(_session: None, progress: Progress) -> tuple[Taken, bool]:
            if chosen:
                # By itself a backup is begun nowhere but where the former ones are; a person may begin one on a new stick.
                refuse_where_absent(last if by_itself else None, folder)
            anew = last is not None and not StoreFolder(last.folder).is_there()
            return take_backup(self._origin, folder, self._databases(), now=self._now(), progress=progress.tell), anew

        self._operations.run_apart(
            Operation("备份", work, lambda done: self._taken(*done), failed=self._failed, cancelled=self._cancelled, quiet=by_itself)
        )
        self._render()

    def _taken(self, taken: Taken, anew: bool) -> None:  # noqa: FBT001 # what the work found
        self._busy, self._failed_last, self._fault = False, False, "\n".join(told_lacking(taken.snapshot))
        self._message = f"备份完成并已试开，新写入{taken.written}个文件。{_ANEW if anew else ''}"
        self.refresh()

    def _failed(self, faults: Sequence[Fault]) -> None:
        self._busy, self._failed_last, self._fault = False, True, UserError(faults).args[0]
        self.refresh()

    def _cancelled(self) -> None:
        self._busy = False
        self._render()

    def _last(self) -> LastBackup | None:
        """Return the last good backup in the folder where backups go."""
        return last_backup(self._origin.database, self.folder)

    def _render(self) -> None:
        last = last_backup(self._origin.database)  # wherever it lies
        last_words = "还没有备份" if last is None else f"{told_moment(last.taken_at)}，共{told_size(last.size)}，在 {last.folder}"
        state = BackupState(str(self.folder), self.chosen, last_words, self._fault, self._message, self._snapshots, self._busy)
        self.show(state)
        self.note(self._quiet_note())

    def _quiet_note(self) -> str:
        """Return the short line at the window's edge: since when there is no good backup, or that it lies on this computer alone."""
        last = last_backup(self._origin.database)
        if self._fault and not self._busy and is_due(self._last(), self._now()):
            if last is None:
                return "还没有备份，请看“设置”"
            return f"{last.taken_at.month}月{last.taken_at.day}日以后没有备份，请看“设置”"
        if self._fault:
            return f"{'这次没有备份成' if self._failed_last else '备份不完整'}，请看“设置”"
        return "" if self.chosen else "备份只在本机，请在“设置”中选 U 盘"
