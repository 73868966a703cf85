"""What every editor of a field does: shows a value, and says what was entered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui import theme


class FieldEditor(QWidget):
    """Base of the editors. `edited` carries what was entered: text as typed, or a JSON value; None clears the field."""

    edited = Signal(object)
    wide = False
    """Whether the editor wants a row of its own."""

    def __init__(self) -> None:
        """Make an empty frame for the parts."""
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.CLOSE)

    def show_value(self, value: object) -> None:
        """Show a value of the content, None where the field is empty; nothing is emitted."""
        raise NotImplementedError  # every editor has its own; an abstract class would clash with Qt's metaclass

    def name(self, words: str) -> None:
        """Give the parts that take the keyboard their accessible name."""
        raise NotImplementedError  # every editor has its own; an abstract class would clash with Qt's metaclass

    def mark(self, wrong: str) -> None:
        """Show that the value is wrong, and why (empty: it is not)."""

    def lock(self, locked: bool) -> None:  # noqa: FBT001 # a property
        """Let the value be read only, or changed again."""
        self.setEnabled(not locked)
