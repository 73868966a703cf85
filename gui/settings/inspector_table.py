"""The inspectors with their certificates: a small table, with buttons that add and remove a row."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from gui import theme
from gui.settings.profile_fields import show_below
from gui.settings.profile_form import INSPECTORS
from gui.widgets.buttons import button_row, plain_button
from gui.widgets.columns import fill_part
from gui.widgets.labels import hint_label

HINT = "通知书须由两名以上持证人员检查后出具（行政处罚法第四十二条）。点单元格即可修改。"
LONE = "现在只有一名检查人：可以先继续，出具通知书前请再添加一名（行政处罚法第四十二条要求两名以上）。"
_CELL = re.compile(rf"{INSPECTORS}\[(\d+)\]\.(name|certificate)")

Rows = tuple[tuple[str, str], ...]


class InspectorTable(QWidget):
    """Two columns, name and certificate."""

    edited = Signal(tuple)
    """All rows as they are now: (name, certificate) each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no inspector yet."""
        super().__init__(parent)
        self.table = QTableWidget(0, 2)
        self.table.setHorizontalHeaderLabels(["姓名", "执法证号"])
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.table.setTabKeyNavigation(True)
        self.table.setCornerButtonEnabled(False)
        self.table.setAccessibleName("检查人")
        self.table.setFixedHeight(theme.ROW_HEIGHT * 5 + 6)
        self.table.itemChanged.connect(lambda _: self.edited.emit(self.rows()))
        self.table.itemSelectionChanged.connect(self._allow)
        self.adding = plain_button("添加检查人", self._add)
        self.removing = plain_button("删除所选", self._remove)
        self._below = hint_label(HINT)
        buttons = button_row(self.adding, self.removing, None)
        fill_part(self, self.table, self._below, buttons)
        self._allow()

    def rows(self) -> Rows:
        """Return what the table holds."""
        return tuple((self._cell(row, 0), self._cell(row, 1)) for row in range(self.table.rowCount()))

    def show_state(self, rows: Rows, faults: Mapping[str, str]) -> None:
        """Show rows and what is wrong with them."""
        self.table.blockSignals(True)  # noqa: FBT003 # Qt's own
        if rows != self.rows():
            self.table.setRowCount(0)
            for row in rows:
                self._append(row)
        wrong = {path: sentence for path, sentence in faults.items() if _CELL.fullmatch(path)}
        for number in range(self.table.rowCount()):
            for column, name in enumerate(("name", "certificate")):
                item = self.table.item(number, column)
                if item is not None:
                    item.setToolTip(wrong.get(f"{INSPECTORS}[{number}].{name}", ""))
        self.table.blockSignals(False)  # noqa: FBT003 # Qt's own
        sentences = faults.get(INSPECTORS, "")
        if wrong:
            sentences = "；".join(f"第{_row(path) + 1}行{sentence.rstrip('。')}" for path, sentence in sorted(wrong.items())) + "。"
        lone = sum(any(text.strip() for text in row) for row in rows) == 1
        show_below(self._below, LONE if lone else HINT, sentences or None)
        theme.mark_wrong(self.table, bool(sentences))
        self._allow()

    def told_below(self) -> str:
        """Return what stands below the table: its hint, or what is wrong."""
        return self._below.text()

    def _add(self) -> None:
        self._append(("", ""))
        self.table.setFocus()
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)  # which opens the cell's editor

    def _append(self, row: tuple[str, str]) -> None:
        number = self.table.rowCount()
        self.table.insertRow(number)
        for column, text in enumerate(row):
            self.table.setItem(number, column, QTableWidgetItem(text))

    def _remove(self) -> None:
        self.table.removeRow(self.table.currentRow())
        self.edited.emit(self.rows())
        self._allow()

    def _allow(self) -> None:
        self.removing.setEnabled(bool(self.table.selectedItems()))

    def _cell(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return "" if item is None else item.text()


def _row(path: str) -> int:
    match = _CELL.fullmatch(path)
    return int(match[1]) if match else 0
