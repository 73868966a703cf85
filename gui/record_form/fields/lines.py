"""A list of lines: each a row of fields, to be added and removed; that there are none must be said openly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui import theme
from gui.record_form.fields.cell import FieldCell
from gui.record_form.flow import Flow
from gui.widgets.buttons import button_row, plain_button
from gui.widgets.columns import fill_part
from gui.widgets.labels import hint_label, text_label
from inspections.forms.content import Content, value_at
from inspections.records.fields.field import ListField

_COLUMN = 132
"""Least width of a field in a line."""
_MOST_COLUMNS = 4
_BESIDE = 132
"""Width of a line's number, its button and the margins."""


_DOUBLE = ("name", "payee", "unit")
"""Fields that hold a whole name and take two columns where a line has several rows."""


class LineRow(QFrame):
    """One line: its number, its fields, and a button that removes it."""

    edited = Signal(str, object)
    removed = Signal(int)

    def __init__(self, described: ListField, number: int) -> None:
        """Make the fields of line `number` (from 1)."""
        super().__init__()
        self.setObjectName("line")
        self.cells = {field.path: FieldCell(field, f"{described.path}[{number}].{field.path}", compact=True) for field in described.lines}
        for path in _DOUBLE if len(described.lines) >= _MOST_COLUMNS else ():
            if path in self.cells:
                self.cells[path].span = 2
        self.setFocusProxy(next(iter(self.cells.values())))
        self.flow = Flow(_COLUMN, min(_MOST_COLUMNS, len(described.lines)))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GAP, theme.CLOSE, theme.GAP, theme.CLOSE)
        number_label = hint_label(str(number), wrap=False)
        number_label.setFixedWidth(18)
        layout.addWidget(number_label)
        fields = QWidget()
        fields.setLayout(self.flow)
        layout.addWidget(fields, 1)
        for cell in self.cells.values():
            cell.edited.connect(self.edited)
        remove = plain_button("删除", lambda: self.removed.emit(number))
        remove.setAccessibleName(f"删除第{number}行{described.label}")
        self.remove = remove
        layout.addWidget(remove)
        self.flow.arrange(list(self.cells.values()), 1)

    def fit(self, width: int) -> None:
        """Use as many columns as `width` allows."""
        self.flow.fit(width - _BESIDE)


class LinesEditor(QWidget):
    """The lines of one list. `wide` as editors are."""

    edited = Signal(str, object)
    line_added = Signal(str)
    line_removed = Signal(str, int)
    none_declared = Signal(str, bool)

    wide = True

    def __init__(self, described: ListField) -> None:
        """Show no line yet."""
        super().__init__()
        self.path, self._described = described.path, described
        self.rows: list[LineRow] = []
        self._width = 0
        self.add = plain_button(f"＋ 添加{described.label}", lambda: self.line_added.emit(self.path))
        self.none = QCheckBox(f"已核查，没有{described.label}")
        self.none.clicked.connect(lambda checked: self.none_declared.emit(self.path, checked))
        self.setFocusProxy(self.add)
        self.fault = text_label("", "error")
        self.fault.hide()
        self.note = text_label("", "note")
        self.note.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.CLOSE)
        below = button_row(self.add, self.none, None, spacing=theme.CLOSE)
        if described.required:
            self.none.hide()
        fill_part(self, self._lines, below, self.note, self.fault, spacing=theme.CLOSE)

    def fit(self, width: int) -> None:
        """Use as many columns as `width` allows."""
        self._width = width
        for row in self.rows:
            row.fit(width)

    def show_content(self, content: Content) -> None:
        """Show the list of a content: as many rows as it has lines."""
        value = value_at(content, self.path)
        lines: list[Mapping[str, Any]] = value if isinstance(value, list) else []
        while len(self.rows) > len(lines):
            row = self.rows.pop()
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(lines):
            row = LineRow(self._described, len(self.rows) + 1)
            row.edited.connect(self.edited)
            row.removed.connect(lambda number: self.line_removed.emit(self.path, number))
            row.fit(self._width)
            self.rows.append(row)
            self._lines.addWidget(row)
            row.show()  # at once and not when Qt gets to it: the cursor may go there next
        for row, line in zip(self.rows, lines, strict=True):
            for key, cell in row.cells.items():
                cell.editor.show_value(line.get(key))
        self.none.setEnabled(not lines)
        self.none.setChecked(isinstance(value, list) and not lines)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Show the faults of the list and of its fields."""
        own = faults.get(self.path, "")
        if self.fault.text() != own:
            self.fault.setText(own)
            self.fault.setVisible(bool(own))
        for row in self.rows:
            for cell in row.cells.values():
                cell.show_fault(faults.get(cell.path, ""))

    def show_notes(self, notes: Mapping[str, str]) -> None:
        """Show what is to be known of the list and of the values of its fields."""
        own = notes.get(self.path, "")
        if self.note.text() != own:
            self.note.setText(own)
            self.note.setVisible(bool(own))
        for row in self.rows:
            for cell in row.cells.values():
                cell.show_note(notes.get(cell.path, ""))

    def part(self, path: str) -> QWidget:
        """Return the part for a path inside the list: a field, a line's first field, or the list itself."""
        for row in self.rows:
            for cell in row.cells.values():
                if cell.path == path or cell.path.startswith(f"{path}."):
                    return cell
        return next(iter(self.rows[0].cells.values())) if self.rows and path == self.path else self
