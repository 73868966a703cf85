"""The fields of a document's content, made by the form's own factory, and its places to sign."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from gui import theme
from gui.documents.state import SignerLine, TypedState
from gui.record_form.fields.several import TextsEditor
from gui.record_form.scrolling_form import ScrollingForm
from gui.record_form.section_box import SectionBox
from gui.widgets.buttons import plain_button
from gui.widgets.labels import heading_label, text_label
from inspections.documents.precheck.remark import Mark, Remark
from inspections.forms.needs import Shown
from inspections.forms.sections import Group, Section
from inspections.records.fields.field import Field, ListField

NOT_YET = "内容填写完整、签发前检查中没有标✗的各项以后，才能签名。"
"""Why nobody can sign yet."""
_KEY = "content"
"""Of the one section."""


class ContentForm(ScrollingForm):
    """The signals carry what the fields say; `signature_wanted` the key of who is to sign."""

    signature_wanted = Signal(str)

    def __init__(self) -> None:
        """Show no field yet."""
        super().__init__((0, 0, 0, 0), theme.GAP)
        self.signing: dict[str, QPushButton] = {}
        self.signing_told = QLabel()
        self._places: QWidget | None = None
        self._fields: tuple[Field | ListField, ...] = ()
        self._signers: tuple[tuple[SignerLine, ...], str] = (), ""
        self._generation = 0

    def show_state(self, state: TypedState, remarks: Sequence[Remark], *, issued: bool) -> None:
        """Show a state: values only where they changed otherwise than by typing."""
        made = state.fields != self._fields
        if made:
            self._fields = state.fields
            self._build()
        for box in self.boxes.values():
            if made or state.generation != self._generation:
                box.show_content(state.content)
            box.show_faults(state.faults)
            box.show_notes(state.notes)
        self._generation = state.generation
        reason = NOT_YET if any(remark.mark is Mark.FAULT for remark in remarks) else ""
        if (state.signers, reason) != self._signers:
            self._signers = state.signers, reason
            self._show_signers(state.signers, reason)
        self.inner.setEnabled(not issued)

    def _build(self) -> None:
        for former in self.boxes.values():
            self.take_out(former)
        box = SectionBox(Section(_KEY, "填写内容", _groups(self._fields)))
        # A document says nothing of what it does not list: there is no "checked, there is none".
        for lines in box.lists.values():
            lines.none.hide()
        for cell in box.cells.values():
            if isinstance(cell.editor, TextsEditor):
                cell.editor.none.hide()
        box.show_items(Shown(frozenset(described.path for described in self._fields), frozenset()))
        self.put(box, _KEY, 0)

    def begin_line(self, path: str) -> None:
        """Put the cursor into the first field of the list's last line: the one that was just added."""
        lines = next((box.lists[path] for box in self.boxes.values() if path in box.lists), None)
        if lines is not None and lines.rows:
            lines.rows[-1].setFocus()

    def _show_signers(self, signers: Sequence[SignerLine], reason: str) -> None:
        if self._places is not None:
            self.take_out(self._places)
        self._places = places = QWidget()
        self.signing = {}
        grid = QGridLayout(places)
        grid.setContentsMargins(theme.INDENT, 0, theme.INDENT, theme.GAP)
        grid.setHorizontalSpacing(theme.GAP)
        grid.setColumnStretch(0, 1)
        heading = heading_label("签名", wrap=False)
        grid.addWidget(heading, 0, 0)
        self.signing_told = text_label(reason, "note")
        self.signing_told.setVisible(bool(reason))
        grid.addWidget(self.signing_told, 1, 0, 1, 3)
        for row, line in enumerate(signers, start=2):
            label = text_label(line.label)
            grid.addWidget(label, row, 0)
            grid.addWidget(QLabel(line.standing), row, 1)
            button = plain_button("更改…" if line.filled else "签名…", partial(self.signature_wanted.emit, line.key), enter=False)
            button.setAccessibleName(f"{line.label}签名")
            button.setEnabled(line.may_sign)
            self.signing[line.key] = button
            grid.addWidget(button, row, 2)
        self.column.insertWidget(1, places)
        places.setVisible(bool(signers))


def _groups(fields: Sequence[Field | ListField]) -> tuple[Group, ...]:
    """Return the fields in their order, each list under its name."""
    groups: list[Group] = []
    for described in fields:
        if isinstance(described, ListField):
            groups.append(Group(described.label, (described,)))
        elif groups and not groups[-1].heading:
            groups[-1] = Group("", (*groups[-1].items, described))
        else:
            groups.append(Group("", (described,)))
    return tuple(groups)
