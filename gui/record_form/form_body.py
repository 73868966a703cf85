"""The scrolling body of the form: its sections, each made when it is first shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from gui import theme
from gui.record_form.fields.line import OfferingLine
from gui.record_form.inspector_boxes import InspectorBoxes
from gui.record_form.scrolling_form import ScrollingForm
from gui.record_form.section_box import SectionBox
from gui.record_form.state import FormState
from inspections.forms.content import value_at
from inspections.forms.sections import Section

_IN_SIGHT = 90
"""Pixels kept above and below a field that is brought into sight."""


class FormBody(ScrollingForm):
    """The signals carry what the fields say."""

    none_declared = Signal(str, bool)
    inspector_chosen = Signal(object, bool)

    def __init__(self) -> None:
        """Show no section yet."""
        super().__init__((theme.MARGIN, theme.INSET, theme.MARGIN, theme.MARGIN), theme.INSET)
        self.inner.setObjectName("formBody")
        self._sections: tuple[Section, ...] = ()
        self._generations: dict[str, int] = {}
        self.inspectors = InspectorBoxes()
        self.inspectors.chosen.connect(self.inspector_chosen)

    def build(self, sections: Sequence[Section]) -> None:
        """Take up the sections; their fields are made when they are first shown. Those that are no longer the same go, the others stay."""
        for former in self._sections:
            box = None if former in sections else self.boxes.pop(former.key, None)
            if box is not None:
                self._generations.pop(former.key, None)
                self.take_out(box)
        self._sections = tuple(sections)

    def forget(self) -> None:
        """Fill all fields anew with the next state, whatever they show: it is another presenter's."""
        self._generations.clear()

    def show_state(self, state: FormState) -> None:
        """Show a state: the sections it needs, values where they changed otherwise than by typing, faults."""
        for section in self._sections:
            paths = {item.path for item in section.items}
            visible = not paths.isdisjoint(state.shown.needed)
            box = self.boxes.get(section.key)
            if box is None:
                if not visible:
                    continue
                box = self._make(section)
            box.show_items(state.shown)
            if self._generations.get(section.key) != state.generation:
                self._generations[section.key] = state.generation
                box.show_content(state.content)
                self._lock(box, state.locked)
            box.show_faults(state.faults)
            box.show_notes(state.notes)
            if box.isHidden() == visible:
                box.setVisible(visible)
            number = box.cells.get("id")
            if number is not None and not _has_cursor(number):
                number.editor.show_value(value_at(state.content, "id"))  # it follows day and county while those are being typed
        self.inspectors.show_state(state.inspectors, value_at(state.content, "inspectors"))
        name = self.part("inspectee.name")
        editor = getattr(name, "editor", None)
        if isinstance(editor, OfferingLine):
            editor.offer(state.parties)

    def focus(self, path: str) -> None:
        """Bring the field at a path into sight and put the cursor into it."""
        part = self.part(path)
        if part is None:
            return
        # Rows made in this very call have no row yet; without one there is nothing to scroll to.
        for layout in (part.layout(), self.column):
            if layout is not None:
                layout.activate()
        self.inner.adjustSize()
        self.ensureWidgetVisible(part, 0, _IN_SIGHT)
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, section: Section) -> SectionBox:
        box = SectionBox(section)
        box.none_declared.connect(self.none_declared)
        if "inspectors" in box.lists:
            box.add_above("inspectors", self.inspectors)
        before = [self.boxes[own.key] for own in self._sections[: self._sections.index(section)] if own.key in self.boxes]
        row = self.column.indexOf(before[-1]) + 1 if before else 0
        self.put(box, section.key, row)
        return box

    @staticmethod
    def _lock(box: SectionBox, locked: frozenset[str]) -> None:
        for path, cell in box.cells.items():
            if path in {"id", "county"}:
                cell.editor.lock(path in locked)


def _has_cursor(part: QWidget) -> bool:
    focused: QWidget | None = QApplication.focusWidget()  # None where another window has the keyboard
    return focused is not None and part.isAncestorOf(focused)
