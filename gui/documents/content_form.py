"""The fields of a document's content, made by the form's own factory, and its places to sign."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from gui import theme
from gui.documents.state import SignerLine, TypedState
from gui.record_form.fields.several import TextsEditor
from gui.record_form.section_box import SectionBox
from inspections.documents.precheck.remark import Mark, Remark
from inspections.forms.needs import Shown
from inspections.forms.sections import Group, Section
from inspections.records.fields.field import Field, ListField

NOT_YET = "内容填写完整、签发前检查中没有标✗的各项以后，才能签名。"
"""Why nobody can sign yet."""


class ContentForm(QScrollArea):
    """The signals carry what the fields say; `signature_wanted` the key of who is to sign."""

    edited = Signal(str, object)
    line_added = Signal(str)
    line_removed = Signal(str, int)
    signature_wanted = Signal(str)

    def __init__(self) -> None:
        """Show no field yet."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget()
        self._layout = QVBoxLayout(self._inner)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.GAP)
        self._layout.addStretch(1)
        self.setWidget(self._inner)
        self.box: SectionBox | None = None
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
        if self.box is not None:
            if made or state.generation != self._generation:
                self._generation = state.generation
                self.box.show_content(state.content)
            self.box.show_faults(state.faults)
            self.box.show_notes(state.notes)
        reason = NOT_YET if any(remark.mark is Mark.FAULT for remark in remarks) else ""
        if (state.signers, reason) != self._signers:
            self._signers = state.signers, reason
            self._show_signers(state.signers, reason)
        self._inner.setEnabled(not issued)

    def part(self, path: str) -> QWidget | None:
        """Return the field for a path, or None."""
        return None if self.box is None else self.box.part(path)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()  # before the layout: what no longer fits would keep the form from shrinking
        super().resizeEvent(event)

    def _build(self) -> None:
        if self.box is not None:
            self._layout.removeWidget(self.box)
            self.box.hide()
            self.box.deleteLater()
        self.box = box = SectionBox(Section("paper", "填写内容", _groups(self._fields)))
        box.edited.connect(self.edited)
        box.line_added.connect(self.line_added)
        box.line_removed.connect(self.line_removed)
        # A document says nothing of what it does not list: there is no "checked, there is none".
        for lines in box.lists.values():
            lines.none.hide()
        for cell in box.cells.values():
            if isinstance(cell.editor, TextsEditor):
                cell.editor.none.hide()
        box.show_items(Shown(frozenset(described.path for described in self._fields), frozenset()))
        self._layout.insertWidget(0, box)
        self._fit()

    def begin_line(self, path: str) -> None:
        """Put the cursor into the first field of the list's last line: the one that was just added."""
        lines = None if self.box is None else self.box.lists.get(path)
        if lines is not None and lines.rows:
            lines.rows[-1].setFocus()

    def _fit(self) -> None:
        if self.box is not None:
            self.box.fit(self.width() - self.verticalScrollBar().sizeHint().width())

    def _show_signers(self, signers: Sequence[SignerLine], reason: str) -> None:
        if self._places is not None:
            self._layout.removeWidget(self._places)
            self._places.hide()
            self._places.deleteLater()
        self._places = places = QWidget()
        self.signing = {}
        grid = QGridLayout(places)
        grid.setContentsMargins(14, 0, 14, theme.GAP)
        grid.setHorizontalSpacing(theme.GAP)
        grid.setColumnStretch(0, 1)
        heading = QLabel("签名")
        heading.setObjectName("heading")
        grid.addWidget(heading, 0, 0)
        self.signing_told = QLabel(reason)
        self.signing_told.setObjectName("note")
        self.signing_told.setWordWrap(True)
        self.signing_told.setVisible(bool(reason))
        grid.addWidget(self.signing_told, 1, 0, 1, 3)
        for row, line in enumerate(signers, start=2):
            label = QLabel(line.label)
            label.setWordWrap(True)
            grid.addWidget(label, row, 0)
            grid.addWidget(QLabel(line.standing), row, 1)
            button = QPushButton("更改…" if line.filled else "签名…")
            button.setAutoDefault(False)
            button.setAccessibleName(f"{line.label}签名")
            button.setEnabled(line.may_sign)
            button.clicked.connect(lambda _checked, key=line.key: self.signature_wanted.emit(key))
            self.signing[line.key] = button
            grid.addWidget(button, row, 2)
        self._layout.insertWidget(1, places)
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
