"""A card in the verdict panel: a few words; a click or Enter goes to the field that they speak of."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from gui import theme
from gui.widgets.labels import text_label

_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class PanelCard(QFrame):
    """`chosen` carries the path to go to; more may be put beneath the words, into `column`."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self.setObjectName("verdict")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words = text_label("", "marked")
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.INSET, 7, theme.INSET, theme.GAP)
        self.column.setSpacing(theme.NARROW)
        self.column.addWidget(self.words)
        self._path = ""

    def say(self, path: str, words: str, spoken: str) -> None:
        """Show rich text about the field at a path; `spoken` is what a screen reader says."""
        self._path = path
        if words != self.words.text():
            self.words.setText(words)
            self.setAccessibleName(spoken)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self._path)
        else:
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.chosen.emit(self._path)
        else:
            super().keyPressEvent(event)
