"""A text of several lines, as documents have them."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from typing_extensions import override

from gui import theme
from gui.record_form.fields.editor import FieldEditor
from gui.record_form.fields.growing import GrowingText


class ParagraphEditor(FieldEditor):
    """Takes a row of its own and is as high as its words."""

    wide = True

    def __init__(self, hint: str = "") -> None:
        """Be empty; `hint` shows while it is."""
        super().__init__()
        self.text = GrowingText()
        self.text.setTabChangesFocus(True)
        self.text.propose(hint)
        self.text.textChanged.connect(lambda: self.edited.emit(self.text.toPlainText()))
        self.setFocusProxy(self.text)
        self.row.addWidget(self.text, 1)

    @override
    def show_value(self, value: object) -> None:
        words = "" if value is None else str(value)
        if self.text.toPlainText() != words:
            blocked = QSignalBlocker(self.text)
            self.text.setPlainText(words)
            blocked.unblock()
            self.text.fit()

    @override
    def name(self, words: str) -> None:
        self.text.setAccessibleName(words)

    @override
    def mark(self, wrong: str) -> None:
        theme.mark_wrong(self.text, bool(wrong))
        self.text.setAccessibleDescription(wrong)

    @override
    def lock(self, locked: bool) -> None:
        self.text.setReadOnly(locked)
