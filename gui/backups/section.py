"""备份 in the settings: the folder, the last good backup, what can be restored, and the acts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QWidget

from gui import theme
from gui.backups.presenter import BackupPresenter
from gui.backups.snapshot_table import SnapshotTable
from gui.backups.state import BackupState
from gui.widgets.buttons import button_row, plain_button
from gui.widgets.columns import fill_part
from gui.widgets.labels import hint_label, text_label

_HINT = (
    "每天第一次打开程序时自动备份记录、文书、证据和草稿，当场试开；旧的备份自动清理，最近7天、5周、12个月的各留一次。"
    "立即生效，不用点“保存”。"
)
_OWN = "备份现在和数据在同一块磁盘上，只能防止数据损坏；电脑丢失或磁盘损坏时会一同失去。请选择 U 盘或者共享文件夹。"
_ROWS = 5


class BackupSection(QWidget):
    """Shows the state and says what the person wants."""

    restore_requested = Signal()

    def __init__(self, presenter: BackupPresenter, parent: QWidget | None = None) -> None:
        """Build the widgets; `presenter` shows its state here from now on."""
        super().__init__(parent)
        self.presenter = presenter
        hint = hint_label(_HINT)
        self.folder, self.last, self.own, self.fault, self.message = (
            text_label(selectable=True),
            text_label(selectable=True),
            text_label("", "note", selectable=True),
            text_label("", "error", selectable=True),
            text_label("", "hint", selectable=True),
        )
        self.own.setText(_OWN)
        self.table = SnapshotTable(_ROWS)
        self.table.setSelectionMode(SnapshotTable.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choosing = plain_button("选择备份文件夹…", self._choose)
        self.taking = plain_button("立即备份", presenter.take)
        self.restoring = plain_button("恢复…", self.restore_requested.emit)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.MARGIN)
        grid.setVerticalSpacing(theme.NARROW)
        grid.setColumnMinimumWidth(0, theme.LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, (label, value) in enumerate((("备份文件夹", self.folder), ("上次完好的备份", self.last))):
            grid.addWidget(QLabel(label), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
        for row, part in enumerate((self.own, self.fault, self.message), 2):
            grid.addWidget(part, row, 1)
        buttons = button_row(self.choosing, self.taking, self.restoring, None)
        fill_part(self, hint, grid, self.table, buttons)
        presenter.show = self.show_state

    def show_state(self, state: BackupState) -> None:
        """Show the state."""
        self.folder.setText(QDir.toNativeSeparators(state.folder))
        self.last.setText(state.last)
        self.own.setVisible(not state.chosen)
        self.fault.setText(state.fault)
        self.fault.setVisible(bool(state.fault))
        self.message.setText("正在备份…" if state.busy else state.message)
        self.message.setVisible(bool(self.message.text()))
        self.table.show_snapshots(state.snapshots)
        self.table.setVisible(bool(state.snapshots))
        for button in (self.choosing, self.taking, self.restoring):
            button.setEnabled(not state.busy)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "选择备份文件夹", str(self.presenter.folder) if self.presenter.chosen else "")
        if folder:
            self.presenter.choose(Path(folder))
