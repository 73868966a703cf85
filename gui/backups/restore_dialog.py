"""恢复备份: choose a folder and a snapshot, try it, read what would happen, decide."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QSize, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QWidget
from typing_extensions import override

from gui.backups.restore_presenter import RestorePresenter
from gui.backups.snapshot_table import SnapshotTable
from gui.backups.state import RestoreState
from gui.placement import size_within_screen
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.columns import fill_dialog
from gui.widgets.labels import hint_label, text_label
from inspections.faults import UserError

_HINT = "先选一次备份试开：程序把它取到一个空文件夹里，核对每个文件并打开数据库，成功后再由您决定。试开不影响现在的数据。"
_SIZE = QSize(820, 520)
_ROWS = 6


class RestoreDialog(QDialog):
    """Nothing happens to the present data before the last button, and then it is set aside."""

    settled = Signal(Path)
    """The person decided; carries where the present data will lie. The program must start anew."""

    def __init__(self, presenter: RestorePresenter, parent: QWidget | None = None) -> None:
        """Build the widgets."""
        super().__init__(parent)
        self.setWindowTitle("恢复备份")
        size_within_screen(self, _SIZE)
        self.presenter = presenter
        hint = hint_label(_HINT)
        self.folder = text_label()
        self.choosing = plain_button("另选备份文件夹…", self._choose)
        self.stores = CalmCombo()
        self.stores.setAccessibleName("哪台电脑的备份")
        self.stores.activated.connect(presenter.choose_store)
        self.table = SnapshotTable(_ROWS)
        self.table.itemSelectionChanged.connect(presenter.choose_another)
        self.message, self.consequence = text_label("", "error", selectable=True), text_label(selectable=True)
        self.trying = primary_button("试开所选备份", self._try, enter=False)
        self.settling = plain_button("恢复并重新打开程序", self._settle, enter=False)
        self.closing = plain_button("取消", self.reject, enter=False)
        self._arrange(hint)
        presenter.render = self.show_state

    def _arrange(self, hint: QLabel) -> None:
        top = button_row(self.folder, self.choosing, grow=self.folder)
        row = button_row(None, self.trying, self.settling, self.closing)
        fill_dialog(self, hint, top, self.stores, self.table, self.message, self.consequence, row, grow=self.table)

    def show_state(self, state: RestoreState) -> None:
        """Show the state."""
        self.folder.setText(f"备份文件夹：{QDir.toNativeSeparators(state.folder)}")
        if tuple(self.stores.itemText(index) for index in range(self.stores.count())) != state.stores:
            self.stores.clear()
            self.stores.addItems(list(state.stores))
        self.stores.setCurrentIndex(state.store if state.stores else -1)
        self.stores.setVisible(len(state.stores) > 1)
        self.table.blockSignals(True)  # noqa: FBT003 # Qt's own
        self.table.show_snapshots(state.snapshots)
        self.table.blockSignals(False)  # noqa: FBT003 # Qt's own
        self.message.setText(state.message)
        self.message.setObjectName("hint" if state.busy else "error")
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        self.message.setVisible(bool(state.message))
        self.consequence.setText(state.consequence)
        self.consequence.setVisible(bool(state.consequence))
        for widget in (self.table, self.stores, self.choosing):
            widget.setEnabled(not state.busy)
        self.trying.setEnabled(bool(state.snapshots) and not state.busy and not state.consequence)
        self.settling.setVisible(bool(state.consequence))

    @override
    def done(self, result: int) -> None:
        """Close; what was only tried is removed."""
        self.presenter.leave()
        super().done(result)

    def _try(self) -> None:
        chosen = self.table.chosen
        if chosen is not None:
            self.presenter.try_out(chosen)

    def _settle(self) -> None:
        try:
            aside = self.presenter.settle()
        except UserError as error:
            self.message.setText(str(error))
            self.message.setVisible(True)
            return
        self.accept()
        self.settled.emit(aside)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "选择备份文件夹", self.folder.text().removeprefix("备份文件夹："))
        if folder:
            self.presenter.look_into(Path(folder))
