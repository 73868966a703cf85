"""A box of choices on a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox
from typing_extensions import override


class CalmCombo(QComboBox):
    """A box that leaves the wheel to the page, with the cursor in it too: scrolling past must change nothing."""

    def __init__(self) -> None:
        """Take the keyboard by Tab and click, not by the wheel."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # on its way up it reaches the page, which scrolls
