"""The fields of one file that is to become evidence: what it shows, when, where, by whom, for which findings."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.evidence.state import PLACE, SHOWS, TAKEN, TAKEN_BY, EvidenceState, PendingFile
from gui.record_form.fields.day import DayEditor
from gui.settings.profile_fields import show_below
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.labels import hint_label

NO_FINDINGS = "这条记录没有核对出问题，可以不选。"
WHICH = "选出这件证据所证明的问题，可以多选，也可以不选。"
_LINES = 2
_ROWS = 3
"""Of the grid for a field: the editor, what is said below it, what speaks against it."""
_LINE = 24
"""Characters of a finding's summary that fit beside its box."""


class FileForm(QWidget):
    """Shows one file's fields. `edited` carries the field's name and its text, `marked` a requirement and whether it was ticked."""

    edited = Signal(str, str)
    marked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show empty fields."""
        super().__init__(parent)
        self._offered: tuple[tuple[str, str], ...] | None = None
        self.boxes: dict[str, QCheckBox] = {}
        self.shows = QPlainTextEdit()
        self.shows.setTabChangesFocus(True)
        self.shows.setFixedHeight(self.shows.fontMetrics().lineSpacing() * _LINES + 22)
        self.shows.textChanged.connect(lambda: self.edited.emit(SHOWS, self.shows.toPlainText()))
        self.taken = DayEditor(with_time=True)
        self.taken.edited.connect(lambda text: self.edited.emit(TAKEN, str(text)))
        self.location = QLineEdit()
        self.location.textChanged.connect(lambda text: self.edited.emit(PLACE, text))
        self.taken_by: CalmCombo = CalmCombo()
        self.taken_by.setEditable(True)
        self.taken_by.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.taken_by.editTextChanged.connect(lambda text: self.edited.emit(TAKEN_BY, text))
        self.about: QLabel = hint_label()
        self.warning: QLabel = hint_label()
        self.warning.setObjectName("error")
        self.doubt: QLabel = hint_label()
        self.doubt.setObjectName("error")
        self.below: dict[str, QLabel] = {name: hint_label() for name in (SHOWS, TAKEN, PLACE, TAKEN_BY)}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.MARGIN)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, str, QWidget, QWidget], ...] = (
            (SHOWS, "证明内容", self.shows, self.shows),
            (TAKEN, "取得时间", self.taken, self.taken.line),
            (PLACE, "取得地点", self.location, self.location),
            (TAKEN_BY, "取得人", self.taken_by, self.taken_by),
        )
        grid.addWidget(self.about, 0, 0, 1, 2)
        grid.addWidget(self.warning, 1, 0, 1, 2)
        for index, (name, label, editor, named) in enumerate(rows):
            first = 2 + _ROWS * index
            named.setAccessibleName(label)
            grid.addWidget(QLabel(label), first, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(editor, first, 1)
            grid.addWidget(self.below[name], first + 1, 1)
            if name == TAKEN:
                grid.addWidget(self.doubt, first + 2, 1)
        last = 2 + _ROWS * len(rows)
        grid.addWidget(QLabel("对应问题"), last, 0, Qt.AlignmentFlag.AlignTop)
        self.which = hint_label()
        self._findings = QWidget()
        grid.addWidget(self.which, last, 1)
        grid.addWidget(self._findings, last + 1, 0, 1, 2)
        self._grid = grid
        grid.setRowStretch(last + 2, 1)

    def show_state(self, state: EvidenceState) -> None:
        """Show the chosen file's fields; a text that is there already keeps its cursor."""
        self._offer(state)
        if state.chosen < 0:
            return
        file = state.pending[state.chosen]
        blocked = [QSignalBlocker(editor) for editor in (self.shows, self.taken, self.location, self.taken_by, *self.boxes.values())]
        if self.shows.toPlainText() != file.shows:
            self.shows.setPlainText(file.shows)
        self.taken.show_value(file.taken)
        if self.location.text() != file.place:
            self.location.setText(file.place)
        if self.taken_by.currentText() != file.taken_by:
            self.taken_by.setEditText(file.taken_by)
        for requirement, box in self.boxes.items():
            box.setChecked(requirement in file.requirements)
        del blocked
        self._tell(file)

    def _tell(self, file: PendingFile) -> None:
        for name, editor in ((SHOWS, self.shows), (PLACE, self.location), (TAKEN_BY, self.taken_by)):
            theme.mark_wrong(editor, name in file.faults)
        self.taken.mark(file.faults.get(TAKEN, ""))
        for label, text in (
            (self.about, f"{file.kind}　{file.name}"),
            (self.warning, file.warning),
            (self.doubt, "" if TAKEN in file.faults else file.doubt),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        for name, label in self.below.items():
            hint = file.taken_from if name == TAKEN else ""
            show_below(label, hint, file.faults.get(name))
            label.setVisible(bool(label.text()))

    def _offer(self, state: EvidenceState) -> None:
        """Offer findings and inspectors, anew only where they changed."""
        if self._offered == state.findings:
            return
        self._offered = state.findings
        self.which.setText(WHICH if state.findings else NO_FINDINGS)
        with QSignalBlocker(self.taken_by):
            self.taken_by.clear()
            self.taken_by.addItems(list(state.inspectors))
            self.taken_by.setCurrentIndex(-1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NARROW)
        self.boxes = {}
        for requirement, summary in state.findings:
            box = QCheckBox(theme.label(_broken(summary)))
            box.setToolTip(summary)
            box.toggled.connect(lambda on, requirement=requirement: self.marked.emit(requirement, on))
            self.boxes[requirement] = box
            column.addWidget(box)
        self._grid.replaceWidget(self._findings, inside)
        self._findings.hide()  # at once: it is deleted only when events are worked off
        self._findings.deleteLater()
        self._findings = inside


def _broken(summary: str) -> str:
    """Break a long summary into lines: a box to tick does not do so by itself."""
    return "\n".join(summary[start : start + _LINE] for start in range(0, len(summary), _LINE))
