"""The fixed line at the foot of what is being filled in: that something is not on the disk, why, and since when."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


class TroubleLine(QLabel):
    """Stands at the foot, where it takes its room from below and moves no field; it is gone while all is saved."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setObjectName("trouble")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hide()

    def show_trouble(self, message: str) -> None:
        """Show a sentence; none hides the line."""
        if self.text() != message:
            self.setText(message)
        if self.isHidden() == bool(message):
            self.setVisible(bool(message))
