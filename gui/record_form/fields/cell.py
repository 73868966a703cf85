"""A field in the form: its label, its editor, and beneath them what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.record_form.fields.factory import editor_for
from gui.record_form.fields.several import TicksEditor
from gui.widgets.labels import text_label
from inspections.forms.hints import HINTS
from inspections.records.fields.field import Field

_LONG_LABEL = 18
"""Characters of a label that takes a row of its own."""
_WIDE = frozenset({"code", "note", "requirement"})
"""Fields of a line that take a row of their own: an act's meaning and what was seen of it, the finding that is reviewed."""


class FieldCell(QWidget):
    """`edited` carries the path and what was entered."""

    edited = Signal(str, object)

    def __init__(self, field: Field, path: str, *, compact: bool = False) -> None:
        """Make the editor of a field for the fact at `path`."""
        super().__init__()
        self.path = path
        self.editor = editor_for(field, compact=compact)
        self.wide = self.editor.wide or len(field.label) > _LONG_LABEL or (compact and field.path in _WIDE)
        self.span = 1
        """Columns that the field takes."""
        hint = (field.hint or HINTS.get(field.path)) if isinstance(self.editor, TicksEditor) else None
        self.label = QLabel(f"{field.label}（{hint}）" if hint else field.label)
        self.label.setWordWrap(self.wide)
        self.label.setBuddy(self.editor)
        self.fault = text_label("", "error")
        self.fault.hide()
        self.note = text_label("", "note")
        self.note.hide()
        self.editor.name(field.label)
        self.editor.edited.connect(self._tell)
        self.setFocusProxy(self.editor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 2)
        layout.setSpacing(3)
        for part in (self.label, self.editor, self.note, self.fault):
            layout.addWidget(part)

    def show_fault(self, sentence: str) -> None:
        """Show what is wrong beneath the field; an empty sentence takes it away."""
        if self.fault.text() != sentence:
            self.fault.setText(sentence)
            self.fault.setVisible(bool(sentence))
            self.editor.mark(sentence)

    def show_note(self, sentence: str) -> None:
        """Show what is to be known of the value beneath the field; an empty sentence takes it away."""
        if self.note.text() != sentence:
            self.note.setText(sentence)
            self.note.setVisible(bool(sentence))

    def _tell(self, raw: object) -> None:
        self.edited.emit(self.path, raw)
