"""Backups joined to the window: a worker of their own, the day's backup, the dialog for restoring, and the program's new start after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from gui.backups.presenter import BackupPresenter
from gui.backups.restore_dialog import RestoreDialog
from gui.backups.restore_presenter import RestorePresenter
from gui.faults.front import front, open_dialog
from gui.faults.presenter import FaultPresenter
from gui.installation import Installation
from gui.main_window import MainWindow
from gui.operations.operations import Operations
from gui.operations.progress_dialog import ProgressView
from gui.preferences import PreferencesFile
from inspections.backups.origin import Origin
from inspections.backups.switching import withdraw_plan

_HOUR = 3_600_000
"""Milliseconds between two looks whether a new day has come: windows stay open over night."""


class BackupDesk(QObject):
    """What the settings and the opening of the store need of backups."""

    restart_requested = Signal()
    """The window has closed for a restored store; the program must start anew."""

    def __init__(
        self,
        *,
        installation: Installation,
        preferences: PreferencesFile,
        faults: FaultPresenter,
        bug: Callable[[BaseException], None],
        window: MainWindow,
        now: Callable[[], datetime],
    ) -> None:
        """Take nothing yet."""
        super().__init__(window)
        self._window, self._installation, self._now = window, installation, now
        self._origin = Origin.here(installation.database, installation.version)
        self.operations = Operations(installation.open_session, faults.show_faults, bug, window)
        ProgressView(self.operations, window)
        self.presenter = BackupPresenter(self.operations, preferences, self._origin, installation.databases, now)
        self.presenter.note = window.rail.note
        self._timer = QTimer(self)
        self._timer.setInterval(_HOUR)
        self._timer.timeout.connect(self.presenter.take_when_due)

    def begin(self) -> None:
        """Take the day's backup where it is due, and look again every hour."""
        self.presenter.take_when_due()
        self._timer.start()

    def open_restore(self) -> RestoreDialog:
        """Open the dialog for restoring on the folder where backups go."""
        presenter = RestorePresenter(self.operations, self._origin, self._installation.databases, self._now)
        dialog = RestoreDialog(presenter, front(self._window))
        dialog.settled.connect(self._restart)
        presenter.look_into(self.presenter.folder)
        open_dialog(dialog)
        return dialog

    def close(self) -> None:
        """Stop what is under way: a backup that is not whole is none, and the next start takes it again."""
        self._timer.stop()
        self.operations.close(timeout=5)  # a share that hangs must not keep the window open

    def _restart(self, _aside: Path) -> None:
        """Close the window and let the program start anew; where a page objects everything stays as it is."""
        if self._window.close():
            self.restart_requested.emit()
        else:
            withdraw_plan(self._installation.data)
