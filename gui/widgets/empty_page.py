"""What stands in the place of a table that has nothing to show yet: why, and what can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui import theme
from gui.widgets.buttons import button_row
from gui.widgets.labels import centred_label


class EmptyPage(QWidget):
    """A text in the middle, a little above the half, with buttons beneath it."""

    def __init__(self, text: str, *buttons: QPushButton) -> None:
        """Show `text`, whose lines are its own, and the buttons in their order."""
        super().__init__()
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(centred_label(text))
        column.addSpacing(theme.WIDE)
        column.addLayout(button_row(None, *buttons, None, spacing=theme.CLOSE))
        column.addStretch(2)
