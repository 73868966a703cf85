"""A table of snapshots, newest first: when they were taken, what they hold, how large they are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from gui import theme
from inspections.backups.snapshot import Snapshot
from inspections.backups.wording import told_counts, told_moment, told_size

_HEADINGS = ("备份时间", "内容", "大小")


class SnapshotTable(QTableWidget):
    """One snapshot a row; `chosen` is the selected one."""

    def __init__(self, rows: int, parent: QWidget | None = None) -> None:
        """Hold none yet; be as high as `rows` rows."""
        super().__init__(0, len(_HEADINGS), parent)
        self._snapshots: tuple[Snapshot, ...] = ()
        self.setHorizontalHeaderLabels(list(_HEADINGS))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, mode in enumerate(
            (QHeaderView.ResizeMode.ResizeToContents, QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.ResizeToContents)
        ):
            self.horizontalHeader().setSectionResizeMode(column, mode)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("备份")
        self.setMinimumHeight(theme.ROW_HEIGHT * (rows + 1) + 6)

    @property
    def chosen(self) -> Snapshot | None:
        """The selected snapshot, or None."""
        rows = {index.row() for index in self.selectedIndexes()}
        return self._snapshots[rows.pop()] if rows else None

    def show_snapshots(self, snapshots: tuple[Snapshot, ...]) -> None:
        """Show these and select the newest; the same ones again leave the selection as it is."""
        if snapshots == self._snapshots:
            return
        self._snapshots = snapshots
        self.setRowCount(len(snapshots))
        for row, snapshot in enumerate(snapshots):
            lacking = "" if snapshot.complete else f"，缺{len(snapshot.lacking)}个文件"
            texts = (told_moment(snapshot.taken_at), f"{told_counts(snapshot)}{lacking}", told_size(snapshot.size))
            for column, text in enumerate(texts):
                self.setItem(row, column, QTableWidgetItem(text))
        if snapshots:
            self.selectRow(0)
