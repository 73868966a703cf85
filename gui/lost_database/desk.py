"""Asks what is to be done about a database that is gone, and does it; then the store is opened once more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gui.faults.front import open_dialog
from gui.faults.presenter import ShowsFaults
from gui.lost_database.dialog import LostDatabaseDialog
from gui.question import ask
from inspections.faults import UserError
from inspections.files.lost_database import begin_anew, candidates, take_up


class LostDatabaseDesk:
    """Made when the store could not be opened. `again` opens it once more, `restore` opens the dialog for backups.

    `leave` closes the program.
    """

    def __init__(  # noqa: PLR0913 # what each answer does is named at the call
        self,
        *,
        database: Path,
        faults: ShowsFaults,
        today: Callable[[], date],
        again: Callable[[], None],
        restore: Callable[[], object],
        leave: Callable[[], object],
        parent: QWidget,
    ) -> None:
        """Ask nothing yet."""
        self._database, self._faults, self._today = database, faults, today
        self._again, self._restore, self._leave, self._parent = again, restore, leave, parent

    def ask(self, message: str) -> LostDatabaseDialog:
        """Open the question and return it; `message` is what is wrong."""
        stores = candidates(self._database)
        dialog = LostDatabaseDialog(message, stores, self._parent)
        dialog.chosen.connect(lambda index: self._act(dialog, lambda: take_up(self._database, stores[index], self._today())))
        dialog.anew.connect(lambda: self._ask_anew(dialog))
        dialog.restore_requested.connect(self._restore)
        dialog.rejected.connect(self._leave)
        open_dialog(dialog)
        return dialog

    def _ask_anew(self, dialog: LostDatabaseDialog) -> None:
        ask(
            dialog,
            "另建新的数据库",
            "确定从空的数据库开始吗？",
            ("另建新的", "返回"),
            lambda: self._act(dialog, lambda: begin_anew(self._database, self._today())),
            "原来的文书和证据文件夹会原样改名放到一边，名称后加“停用”和日期，不会删除。新的数据库不知道已经用过的文号，签发前请核对。",
        )

    def _act(self, dialog: LostDatabaseDialog, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as error:
            self._faults.show_faults(error.faults)
            return
        dialog.accept()
        self._again()
