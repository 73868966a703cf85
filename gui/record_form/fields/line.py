"""Editors that are a line of text: text, numbers with their unit, amounts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit
from typing_extensions import override

from gui.record_form.fields.editor import FieldEditor
from gui.record_form.fields.plain import FormLine


class LineEditor(FieldEditor):
    """A line of text, with its unit behind it."""

    def __init__(self, unit: str = "", hint: str = "", line: QLineEdit | None = None) -> None:
        """Take the line, or make one; `hint` shows while it is empty."""
        super().__init__()
        self.line = FormLine() if line is None else line
        self.line.setMinimumWidth(72)
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(self.say)
        self.setFocusProxy(self.line)
        self.row.addWidget(self.line, 1)
        if unit:
            self.row.addWidget(QLabel(unit))

    def say(self, text: str) -> None:
        """Say what was typed."""
        self.edited.emit(text)

    @override
    def show_value(self, value: object) -> None:
        text = self.shown_text(value)
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)  # a long text shows from its beginning

    @staticmethod
    def shown_text(value: object) -> str:
        """Return a value as the line shows it."""
        if value is None:
            return ""
        return f"{value:f}" if isinstance(value, Decimal) else str(value)

    @override
    def name(self, words: str) -> None:
        self.line.setAccessibleName(words)

    @override
    def mark(self, wrong: str) -> None:
        if self.line.property("wrong") != bool(wrong):
            self.line.setProperty("wrong", bool(wrong))
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)
        self.line.setAccessibleDescription(wrong)

    @override
    def lock(self, locked: bool) -> None:
        self.line.setReadOnly(locked)
        self.line.setToolTip("记录完成后编号和区划不再改变" if locked else "")


class OfferingLine(LineEditor):
    """A line of text that offers known values while one is typed."""

    def __init__(self, hint: str = "") -> None:
        """Offer nothing yet."""
        super().__init__("", hint)
        self._offers = QStringListModel(self)
        completer = QCompleter(self._offers, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self.edited.emit)
        self.line.setCompleter(completer)

    def offer(self, values: Sequence[str]) -> None:
        """Offer these values from now on."""
        if self._offers.stringList() != list(values):
            self._offers.setStringList(list(values))
