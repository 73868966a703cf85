"""A section of the form on the page: its groups of fields, the further ones folded."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui import theme
from gui.record_form.fields.cell import FieldCell
from gui.record_form.fields.lines import LinesEditor
from gui.record_form.flow import Flow
from gui.widgets.buttons import plain_button
from gui.widgets.labels import heading_label, text_label
from inspections.forms.content import Content, value_at
from inspections.forms.needs import Shown
from inspections.forms.sections import Group, Item, Section
from inspections.records.fields.field import ListField

_COLUMN = 210
_MARGINS = 32
_MOST_COLUMNS = 3
_DOUBLE = frozenset({"inspectee.name"})
"""Fields that hold a whole name and take two columns."""


class GroupBox(QWidget):
    """One group: a heading and the fields that are shown of it."""

    def __init__(self, group: Group, parts: Mapping[str, QWidget]) -> None:
        """Lay out `parts` (path to field) when they are shown."""
        super().__init__()
        self._paths = [item.path for item in group.items]
        self._parts = parts
        self._shown: list[str] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.CLOSE)
        if group.heading:
            heading = text_label(group.heading, "group", wrap=False)
            layout.addWidget(heading)
        self._above = QVBoxLayout()
        layout.addLayout(self._above)
        self.flow = Flow(_COLUMN, _MOST_COLUMNS)
        layout.addLayout(self.flow)
        self.hide()

    def add_above(self, path: str, part: QWidget) -> None:
        """Put a widget beneath the heading where the group holds the item at `path`."""
        if path in self._paths:
            self._above.addWidget(part)

    def show_paths(self, paths: frozenset[str]) -> None:
        """Show these of the group's fields and hide the others; an empty group hides."""
        wanted = [path for path in self._paths if path in paths]
        if wanted != self._shown:
            self._shown = wanted
            for path in self._paths:
                self._parts[path].setVisible(path in paths)
            self.flow.arrange([self._parts[path] for path in wanted])
            self.setVisible(bool(wanted))


class SectionBox(QFrame):
    """`edited` and the others carry what the fields say."""

    edited = Signal(str, object)
    line_added = Signal(str)
    line_removed = Signal(str, int)
    none_declared = Signal(str, bool)

    def __init__(self, section: Section) -> None:
        """Make every field of the section, hidden until it is shown."""
        super().__init__()
        self.setObjectName("section")
        self.cells: dict[str, FieldCell] = {}
        self.lists: dict[str, LinesEditor] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.INDENT, theme.INSET, theme.INDENT, theme.MARGIN)
        layout.setSpacing(theme.GAP)
        title = heading_label(section.title, wrap=False)
        layout.addWidget(title)
        self._groups: list[GroupBox] = []
        for group in section.groups:
            parts = {item.path: self._part(item) for item in group.items}
            box = GroupBox(group, parts)
            for part in parts.values():
                part.setParent(box)
                part.hide()
            self._groups.append(box)
            layout.addWidget(box)
        self.more = plain_button("")
        self.more.setObjectName("more")
        self.more.setCheckable(True)
        self.more.toggled.connect(lambda _checked: self._arrange())
        layout.addWidget(self.more)
        self._needed: frozenset[str] = frozenset()
        self._further: frozenset[str] = frozenset()
        self._paths = frozenset(item.path for item in section.items)

    def add_above(self, path: str, part: QWidget) -> None:
        """Put a widget above the fields of the group that holds the item at `path`, beneath its heading."""
        for group in self._groups:
            group.add_above(path, part)

    def fit(self, width: int) -> None:
        """Use as many columns as `width` allows; a form never scrolls sideways."""
        for group in self._groups:
            group.flow.fit(width - _MARGINS)
        for lines in self.lists.values():
            lines.fit(width - _MARGINS)

    def show_items(self, shown: Shown) -> None:
        """Show what is needed, and offer the further fields."""
        needed, further = shown.needed & self._paths, shown.further & self._paths
        if (needed, further) != (self._needed, self._further):
            self._needed, self._further = needed, further
            self._arrange()

    def show_content(self, content: Content) -> None:
        """Fill every field anew."""
        for path, cell in self.cells.items():
            cell.editor.show_value(value_at(content, path))
        for lines in self.lists.values():
            lines.show_content(content)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Show each fault beside its field."""
        for path, cell in self.cells.items():
            cell.show_fault(faults.get(path, ""))
        for lines in self.lists.values():
            lines.show_faults(faults)

    def show_notes(self, notes: Mapping[str, str]) -> None:
        """Show beneath each field what is to be known of its value."""
        for path, cell in self.cells.items():
            cell.show_note(notes.get(path, ""))
        for lines in self.lists.values():
            lines.show_notes(notes)

    def part(self, path: str) -> QWidget | None:
        """Return the field for a path, unfolded where need be, or None where it is none of this section's."""
        item = path.partition("[")[0] if path.partition("[")[0] in self.lists else path
        if item not in self._paths:
            return None
        if item in self._further:
            self.more.setChecked(True)
        return self.lists[item].part(path) if item in self.lists else self.cells[item]

    def _arrange(self) -> None:
        unfolded = self.more.isChecked()
        for group in self._groups:
            group.show_paths(self._needed | self._further if unfolded else self._needed)
        self.more.setText("收起其他可填项目 ▴" if unfolded else f"其他可填项目（{len(self._further)}） ▾")
        self.more.setVisible(bool(self._further))

    def _part(self, item: Item) -> QWidget:
        if isinstance(item, ListField):
            lines = LinesEditor(item)
            lines.edited.connect(self.edited)
            lines.line_added.connect(self.line_added)
            lines.line_removed.connect(self.line_removed)
            lines.none_declared.connect(self.none_declared)
            self.lists[item.path] = lines
            return lines
        cell = FieldCell(item, item.path)
        if item.path in _DOUBLE:
            cell.span = 2
        cell.edited.connect(self.edited)
        self.cells[item.path] = cell
        return cell
