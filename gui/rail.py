"""The rail at the left: one button a page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gui import theme
from gui.pages import PageEntry
from gui.widgets.labels import text_label

TOLD_FOR = 3000
"""Milliseconds for which a short word stands below the buttons."""


class Rail(QFrame):
    """Buttons with icon and title, one of which is marked."""

    chosen = Signal(str)
    """The name of the page that the person asks for."""

    def __init__(self, icons: Path, parent: QWidget | None = None) -> None:
        """Hold no button yet. `icons` is the folder of icons."""
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(theme.RAIL_WIDTH)
        self._icons = icons
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        product = text_label("供电监督检查", "product", wrap=False)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(product)
        self._layout.addStretch(1)
        self.message = text_label("", "told")
        self._layout.addWidget(self.message)
        self.standing = text_label("", "standing")
        self.standing.hide()
        self._layout.addWidget(self.standing)
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(TOLD_FOR)
        self._silence.timeout.connect(self.message.clear)

    def tell(self, word: str) -> None:
        """Show a short word below the buttons for a while."""
        self.message.setText(word)
        self._silence.start()

    def note(self, line: str) -> None:
        """Show a quiet line at the foot until there is another; none takes no room."""
        self.standing.setText(line)
        self.standing.setVisible(bool(line))

    def add(self, entry: PageEntry) -> None:
        """Add a button below the others; it can be pressed when its page is there."""
        button = QToolButton()
        button.setText(f" {entry.title}")
        button.setIcon(theme.icon(self._icons, entry.icon))
        button.setIconSize(QSize(18, 18))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setEnabled(False)
        button.clicked.connect(lambda: self.chosen.emit(entry.name))
        self._group.addButton(button)
        self._buttons[entry.name] = button
        self._layout.insertWidget(self._layout.count() - 3, button)  # above the stretch and the words at the bottom

    def mark(self, name: str) -> None:
        """Show which page is in front."""
        self._buttons[name].setChecked(True)

    def button(self, name: str) -> QToolButton:
        """Return a page's button."""
        return self._buttons[name]
