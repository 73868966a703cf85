"""A table of a hundred thousand rows is fitted by the rows that are seen."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from gui.widgets.fitted_table import FittedTable

ROWS = 100_000
_Index = QModelIndex | QPersistentModelIndex


class Counted(QAbstractTableModel):
    """Says how often a cell was asked for."""

    asked = 0

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 # Qt's own signature
        return 0 if parent.isValid() else ROWS

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 # Qt's own signature
        return 0 if parent.isValid() else 2

    def data(self, _index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 # any role's value
        self.asked += 1
        return "某县供电公司" if role == Qt.ItemDataRole.DisplayRole else None


def test_only_rows_in_sight_are_measured_before_and_after_the_table_is_shown(qtbot: QtBot) -> None:
    model = Counted()
    table = FittedTable(model, ["短", ""], "表")
    qtbot.addWidget(table)
    model.beginResetModel()
    model.endResetModel()
    assert model.asked < ROWS / 100
    with qtbot.waitExposed(table):
        table.show()
    assert model.asked < ROWS / 10
    assert table.columnWidth(0) >= table.fontMetrics().horizontalAdvance("某县供电公司")
