"""A text of several lines that is as high as its words, so that what is written and what is proposed can be read to the end."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from gui.record_form.fields.plain import FormText

_LEAST, _MOST = 76, 320
"""Pixels: three lines at least; beyond the most one scrolls."""
_ANY = 16_777_215
"""Qt's own greatest size: no limit."""


class GrowingText(FormText):
    """Grows with what it holds, or with what it proposes while it is empty."""

    def __init__(self) -> None:
        """Be empty, and propose nothing."""
        super().__init__()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(_LEAST)
        self.textChanged.connect(self.fit)

    def propose(self, words: str) -> None:
        """Show these words while the field is empty."""
        if self.placeholderText() != words:
            self.setPlaceholderText(words)
        self.fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """Be as high as the words."""
        margin = 2 * int(self.document().documentMargin())
        room = QRect(0, 0, self.viewport().width() - margin, _ANY)
        wrapped = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        words = self.fontMetrics().boundingRect(room, int(wrapped), self.toPlainText() or self.placeholderText())
        around = self.height() - self.viewport().height()
        wanted = words.height() + margin + around
        self.setFixedHeight(max(_LEAST, min(wanted, _MOST)))
        beyond = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > _MOST else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(beyond)
