"""Editors for the profile's fields, each with its label, a hint, and in the hint's place what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from gui import theme
from gui.settings.profile_form import FIELDS, FormField
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.labels import hint_label

Editor = QLineEdit | QPlainTextEdit | QComboBox
"""What a field is edited in: a line, some lines, or a choice."""


class ProfileFields(QWidget):
    """Some of the profile's fields, one below the other."""

    edited = Signal(str, str)
    """A field's name and its text now."""

    def __init__(self, names: Iterable[str], parent: QWidget | None = None) -> None:
        """Make editors for the fields of these names, in their order."""
        super().__init__(parent)
        wanted = {field.name: field for field in FIELDS}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.MARGIN)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnMinimumWidth(0, theme.LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._hints = {name: wanted[name].hint for name in names}
        self._below: dict[str, QLabel] = {}
        self.editors: dict[str, Editor] = {}
        for name in self._hints:
            self._add(wanted[name])

    def show_state(self, texts: Mapping[str, str], faults: Mapping[str, str]) -> None:
        """Show texts and, below the fields, what is wrong with them; a text that is there already keeps its cursor."""
        for name, editor in self.editors.items():
            if text_of(editor) != texts[name]:
                editor.blockSignals(True)  # noqa: FBT003 # Qt's own
                set_text(editor, texts[name])
                editor.blockSignals(False)  # noqa: FBT003 # Qt's own
            theme.mark_wrong(editor, name in faults)
            show_below(self._below[name], self._hints[name], faults.get(name))

    def told_below(self, name: str) -> str:
        """Return what stands below a field: its hint, or what is wrong."""
        return self._below[name].text()

    def _add(self, field: FormField) -> None:
        editor = _choice(field.choices) if field.choices else QLineEdit() if field.lines == 1 else QPlainTextEdit()
        if isinstance(editor, QPlainTextEdit):
            editor.setTabChangesFocus(True)
            editor.setFixedHeight(editor.fontMetrics().lineSpacing() * field.lines + 22)
        editor.setAccessibleName(field.label)
        changed = editor.activated if isinstance(editor, QComboBox) else editor.textChanged
        changed.connect(lambda: self.edited.emit(field.name, text_of(editor)))
        label = QLabel(field.label if field.required or field.choices else f"{field.label}（选填）")
        label.setBuddy(editor)
        below = hint_label(field.hint)
        row = self._grid.rowCount()
        side = Qt.AlignmentFlag.AlignVCenter if field.lines == 1 else Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, row, 0, side)
        self._grid.addWidget(editor, row, 1)
        self._grid.addWidget(below, row + 1, 1)
        self._grid.setRowMinimumHeight(row + 2, theme.NARROW)
        self._grid.addWidget(QWidget(), row + 2, 1)
        self.editors[field.name], self._below[field.name] = editor, below


def show_below(label: QLabel, hint: str, fault: str | None) -> None:
    """Show a hint, or a fault in its place and colour."""
    kind = "hint" if fault is None else "error"
    label.setText(hint if fault is None else fault)
    if label.objectName() != kind:
        label.setObjectName(kind)
        label.style().unpolish(label)
        label.style().polish(label)


def _choice(choices: Mapping[str, str]) -> QComboBox:
    box = CalmCombo()
    for code, label in choices.items():
        box.addItem(label, code)
    return box


def text_of(editor: Editor) -> str:
    """Return an editor's text, of a choice its code."""
    if isinstance(editor, QComboBox):
        return str(editor.currentData())
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def set_text(editor: Editor, text: str) -> None:
    """Put a text into an editor; a choice shows the first where nothing was chosen."""
    if isinstance(editor, QComboBox):
        editor.setCurrentIndex(max(0, editor.findData(text)))
    elif isinstance(editor, QLineEdit):
        editor.setText(text)
    else:
        editor.setPlainText(text)
