"""Two hundred thousand calls into Qt: PySide6 6.12 on Python 3.11 dies after some thousand (a lost reference to None)."""

import sys
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from typing_extensions import override

CALLS = 200_000


class Nothing(QAbstractTableModel):
    """A model whose cells hold nothing."""

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 10

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 2

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return None


def test_two_hundred_thousand_calls_lose_no_reference(qtbot: QtBot, dressed: QApplication) -> None:
    del dressed
    label, model = QLabel(), Nothing()
    qtbot.addWidget(label)
    index = model.index(3, 1)
    before = sys.getrefcount(None)
    for number in range(CALLS // 2):
        label.setText(f"第{number}次")
        index.data()
    assert label.text() == f"第{CALLS // 2 - 1}次"
    assert before - sys.getrefcount(None) < 1000
