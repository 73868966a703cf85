"""Fields of text that leave undo and redo to the form, whose steps are on the disk and reach across all fields."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from typing_extensions import override

_FORMS_OWN = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)

REDO = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)
"""Redo by the key that Windows has for it, on every system."""


def is_forms_own(event: QKeyEvent) -> bool:
    """Say whether a key press is for the form and not for the field."""
    return event.keyCombination() == REDO or any(event.matches(key) for key in _FORMS_OWN)


class FormLine(QLineEdit):
    """A line of text."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_forms_own(event):
            event.ignore()  # on its way up it reaches the page
        else:
            super().keyPressEvent(event)


class FormText(QPlainTextEdit):
    """A text of several lines."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_forms_own(event):
            event.ignore()
        else:
            super().keyPressEvent(event)
