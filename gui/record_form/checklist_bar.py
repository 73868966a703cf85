"""The checklist that a form is held against, above its verdicts: chosen from a list, with what is to be borne in mind."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from gui import theme
from gui.widgets.buttons import button_row, plain_button
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.labels import text_label
from inspections.forms.form_checklist import ChecklistState

_ONE_ROW = 620
"""Logical pixels from which label, list and button stand in one row."""


class ChecklistBar(QWidget):
    """`chosen` carries the id of the checklist that the person chose."""

    chosen = Signal(str)
    comparison_requested = Signal()
    rejudgement_requested = Signal()

    def __init__(self) -> None:
        """Offer nothing yet."""
        super().__init__()
        self._state: ChecklistState | None = None
        self._offered: tuple[tuple[str, str], ...] = ()
        self.box = CalmCombo()
        self.box.setAccessibleName("核对所用检查表")
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self.box.activated.connect(lambda index: self.chosen.emit(self.box.itemData(index)))
        self.label = QLabel("检查表")
        self.label.setBuddy(self.box)
        self.compare = plain_button("对比…", self.comparison_requested.emit, tip="与另一检查表对比")
        self.compare.setAccessibleName("与另一检查表对比")
        self.judged, self.note, self.changed = _line("hint"), _line("hint"), _line("hint")
        for line in (self.note, self.changed):
            line.setStyleSheet(f"color: {theme.WARNING};")
        self.again = plain_button("按新版本重新核对…", self.rejudgement_requested.emit)
        self.again.hide()
        self._choice = QGridLayout()
        self._choice.setHorizontalSpacing(theme.GAP)
        self._choice.setVerticalSpacing(theme.NARROW)
        self._choice.setColumnStretch(1, 1)
        self._wide: bool | None = None
        newer = button_row(self.changed, self.again, grow=self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.INSET, theme.NARROW, theme.INSET, 0)
        layout.setSpacing(theme.NARROW)
        layout.addLayout(self._choice)
        layout.addWidget(self.judged)
        layout.addWidget(self.note)
        layout.addLayout(newer)
        self._lay(wide=True)

    def show_state(self, state: ChecklistState) -> None:
        """Show a state; at a key press it is nearly always the one that is shown already."""
        if state == self._state:
            return
        self._state = state
        if state.offered != self._offered:
            self._offered = state.offered
            self.box.clear()
            for index, (pack, title) in enumerate(state.offered):
                self.box.addItem(title, pack)
                self.box.setItemData(index, title, Qt.ItemDataRole.ToolTipRole)
        self.box.setCurrentIndex(self.box.findData(state.checklist))
        self.box.setToolTip(f"{self.box.currentText()}\n{state.reason}".strip())
        self.compare.setEnabled(len(state.offered) > 1)
        for line, sentence in ((self.judged, state.judged), (self.note, state.note), (self.changed, state.changed)):
            line.setText(sentence)
            line.setVisible(bool(sentence))
        self.again.setVisible(state.may_rejudge)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(wide=event.size().width() >= _ONE_ROW)

    def _lay(self, *, wide: bool) -> None:
        """Put the list between its label and the button, or beneath them, where it shows a title whole."""
        if wide == self._wide:
            return
        self._wide = wide
        for part in (self.label, self.box, self.compare):
            self._choice.removeWidget(part)
        self._choice.addWidget(self.label, 0, 0)
        self._choice.addWidget(self.compare, 0, 2)
        if wide:
            self._choice.addWidget(self.box, 0, 1)
        else:
            self._choice.addWidget(self.box, 1, 0, 1, 3)


def _line(name: str) -> QLabel:
    label = text_label("", name)
    label.hide()
    return label
