"""The table of records: as many rows as there are keys, each filled when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from gui import theme
from gui.records.state import STATES
from inspections.cases.listings import RecordLine, RecordState
from inspections.records.fields.inspection import TOPICS

COLUMNS = (
    ("记录编号", "410823-2026-000000"),
    ("检查时间", "2023-08-15"),
    ("被检查单位", ""),
    ("检查项目", "用电报装"),
    ("状态", "有不符合项"),
    ("问题数", "100"),
    ("通知书文号", "武发改能源〔2023〕10号"),
)
"""Headings, and a text that each column holds at least; the one without has what is left."""

_STATE, _COUNT = 4, 5
_COLOURS = {
    RecordState.VIOLATION: theme.ERROR,
    RecordState.UNDETERMINED: theme.WARNING,
    RecordState.CLEAN: theme.GOOD,
    RecordState.NOTICED: theme.ACCENT,
}
_Index = QModelIndex | QPersistentModelIndex


class RecordTable(QAbstractTableModel):
    """Asks `line_at(row)` for what a row shows; a row whose line is still to come is blank."""

    def __init__(self, line_at: Callable[[int], RecordLine | None], parent: QObject | None = None) -> None:
        """Hold no row yet."""
        super().__init__(parent)
        self._line_at = line_at
        self.keys: Sequence[int] = ()

    def show_keys(self, keys: Sequence[int]) -> None:
        """Take up the rows of a new answer."""
        self.beginResetModel()
        self.keys = keys
        self.endResetModel()

    def show_lines(self, first: int, last: int) -> None:
        """Paint rows whose lines have come."""
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def line(self, row: int) -> RecordLine | None:
        """Return the line of a row, or None."""
        return self._line_at(row) if 0 <= row < len(self.keys) else None

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 # Qt's own signature
        """Return how many lines were found."""
        return 0 if parent.isValid() else len(self.keys)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 # Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section][0]
        return None

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        column = index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignHCenter if column == _COUNT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.ForegroundRole}:
            return None
        line = self._line_at(index.row())
        if line is None:
            return None
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(_COLOURS[line.state]) if column == _STATE else None
        return _texts(line)[column]


def _texts(line: RecordLine) -> tuple[str, ...]:
    return (
        line.number,
        line.inspected_on.isoformat(),
        line.inspectee,
        "、".join(TOPICS[topic] for topic in line.topics),
        STATES[line.state],
        str(line.violations) if line.violations else "",
        "、".join(line.notices),
    )
