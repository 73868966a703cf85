"""The table of a comparison: the matter, the difference, and each checklist's clause, rule and verdict."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from gui.comparison.state import MatterState
from gui.theme import VERDICT_COLOURS

_Index = QModelIndex | QPersistentModelIndex
_RULES, _VERDICTS = frozenset({2, 4}), frozenset({3, 5})
HEADINGS = ("事项", "差别", "左表：条款和规定", "结论", "右表：条款和规定", "结论")
_SHARES = (0.2, 0, 0.5, 0, 0.5, 0)
"""What a column of long text has of the width that the short ones leave; the matter's share is taken first."""
_SHORT = {1: "只有左表要求", 3: "无法判断", 5: "无法判断"}
_BESIDE = 18
"""Logical pixels beside a text in its cell."""


class ComparisonModel(QAbstractTableModel):
    """Rows of a comparison; the reason of a verdict is its tool tip."""

    def __init__(self) -> None:
        """Hold no row yet."""
        super().__init__()
        self.lines: tuple[MatterState, ...] = ()

    def show_lines(self, lines: tuple[MatterState, ...]) -> None:
        """Take up the rows."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 # Qt's own signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 # Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(HEADINGS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        line = self.lines[index.row()]
        column = index.column()
        side = line.first if column < 4 else line.second  # noqa: PLR2004 # the right checklist's columns
        if role == Qt.ItemDataRole.DisplayRole:
            texts = (line.matter, line.difference, *(part for own in (line.first, line.second) for part in (own.rule or "—", own.label)))
            return texts[column]
        if role == Qt.ItemDataRole.ToolTipRole and column in _RULES | _VERDICTS:
            return side.reason or None
        if role == Qt.ItemDataRole.ForegroundRole and column in _VERDICTS and side.verdict:
            return QColor(VERDICT_COLOURS[side.verdict])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return None


class ComparisonTable(QTableView):
    """Long texts are wrapped, each row as high as its text; nothing is scrolled sideways."""

    def __init__(self, model: ComparisonModel) -> None:
        """Show the rows of the model."""
        super().__init__()
        self.setModel(model)
        self.setAccessibleName("两个检查表的对比")
        self.setWordWrap(True)
        self.setShowGrid(True)
        self.setStyleSheet("QTableView { outline: none; } QTableView::item { padding: 4px 5px; }")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self.fit)

    def fit(self) -> None:
        """Give short columns what they need and the long ones the rest, and each row its height."""
        metrics = self.fontMetrics()
        short = {column: metrics.horizontalAdvance(text) + _BESIDE for column, text in _SHORT.items()}
        left = self.viewport().width() - sum(short.values())
        matter = int(left * _SHARES[0])
        for column in range(len(HEADINGS)):
            share = matter if column == 0 else int((left - matter) * _SHARES[column])
            self.setColumnWidth(column, short.get(column, share))
        self.resizeRowsToContents()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
