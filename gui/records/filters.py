"""The search box and the filters above the list."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from gui import theme
from gui.records.months import spoken_month
from gui.records.state import STATES
from gui.widgets.buttons import plain_button
from gui.widgets.calm_combo import CalmCombo
from inspections.cases.listings import RecordQuery
from inspections.records.fields.inspection import TOPICS

_TYPING = 150
"""Milliseconds without a key after which the list follows what was typed."""


class SearchLine(QLineEdit):
    """A line that Esc empties."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class RecordFilters(QWidget):
    """What is searched for. `asked` carries the query after each change."""

    asked = Signal(RecordQuery)
    left = Signal()
    """Enter in the search box: on to the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Ask for everything."""
        super().__init__(parent)
        self.text = SearchLine()
        self.text.setPlaceholderText("按记录编号、被检查单位或用户名称查找（Ctrl+F）")
        self.text.setClearButtonEnabled(True)
        self.text.setAccessibleName("查找")
        self.topic = _choice("检查项目", "全部项目")
        for code, label in TOPICS.items():
            self.topic.addItem(label, code)
        self.state = _choice("状态", "全部状态")
        for state, label in STATES.items():
            self.state.addItem(label, state)
        self.month = _choice("月份", "全部月份")
        self.clearing = plain_button("清除筛选")
        self.clearing.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(self.text, 1)
        for widget in (self.topic, self.state, self.month, self.clearing):
            row.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING)
        self._timer.timeout.connect(self._ask)
        self.text.textChanged.connect(self._typed)
        self.text.returnPressed.connect(self._enter)
        for box in (self.topic, self.state, self.month):
            box.currentIndexChanged.connect(self._ask)
        self.clearing.clicked.connect(self.clear)

    def query(self) -> RecordQuery:
        """Return what is asked for now."""
        return RecordQuery(self.text.text().strip(), self.topic.currentData() or "", self.state.currentData(), self.month.currentData())

    def clear(self) -> None:
        """Ask for everything."""
        blocked = [QSignalBlocker(editor) for editor in (self.text, self.topic, self.state, self.month)]
        self.text.clear()
        for box in (self.topic, self.state, self.month):
            box.setCurrentIndex(0)
        del blocked
        self._ask()

    def show_months(self, months: tuple[tuple[int, int], ...]) -> None:
        """Offer these months; the one that is chosen stays."""
        if months == tuple(self.month.itemData(index) for index in range(1, self.month.count())):
            return
        chosen = self.month.currentData()
        blocked = QSignalBlocker(self.month)
        while self.month.count() > 1:
            self.month.removeItem(1)
        for month in months if chosen is None or chosen in months else (chosen, *months):
            self.month.addItem(spoken_month(month), month)
            if month == chosen:
                self.month.setCurrentIndex(self.month.count() - 1)
        blocked.unblock()

    def _typed(self) -> None:
        self._timer.start()

    def _enter(self) -> None:
        self._ask()
        self.left.emit()

    def _ask(self) -> None:
        self._timer.stop()
        query = self.query()
        self.clearing.setEnabled(query != RecordQuery())
        self.asked.emit(query)


def _choice(name: str, all_of_them: str) -> QComboBox:
    box = CalmCombo()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMinimumContentsLength(8)
    box.addItem(all_of_them, None)
    return box
