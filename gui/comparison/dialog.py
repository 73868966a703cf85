"""与另一检查表对比: the table of differences, and at its foot the reasons of the chosen line."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import theme
from gui.comparison.presenter import Compared, ComparisonPresenter
from gui.comparison.state import ComparisonState
from gui.comparison.table import ComparisonModel, ComparisonTable
from gui.placement import size_within_screen
from gui.widgets.buttons import plain_button
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.labels import text_label
from inspections.documents.knowledge import Knowledge

_SIZE = QSize(1180, 660)
_REASON_LINES = 4


class ComparisonDialog(QDialog):
    """What a form holds, against its own checklist at the left and another one at the right."""

    def __init__(self, knowledge: Knowledge, compared: Compared, parent: QWidget | None = None) -> None:
        """Show the comparison with the next checklist."""
        super().__init__(parent)
        self.setWindowTitle("与另一检查表对比")
        size_within_screen(self, _SIZE)
        self.presenter = ComparisonPresenter(self.show_state, knowledge, compared)
        self.own = text_label("", "heading")
        self.other = CalmCombo()
        self.other.setAccessibleName("右表")
        self.other.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.other.setMinimumContentsLength(24)
        self.other.activated.connect(lambda index: self.presenter.choose(str(self.other.itemData(index))))
        against = QLabel("右表：")
        against.setBuddy(self.other)
        self.only = QCheckBox("只看不同之处")
        self.only.toggled.connect(self.presenter.show_only_differing)
        self.message = text_label("", "hint")
        self.model = ComparisonModel()
        self.table = ComparisonTable(self.model)
        self.table.selectionModel().currentRowChanged.connect(lambda current, _: self._show_reasons(current.row()))
        self.reasons = text_label("", "reasons", selectable=True)
        self.reasons.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.reasons.setMinimumHeight(self.fontMetrics().lineSpacing() * _REASON_LINES)
        closing = plain_button("关闭", self.accept, enter=True)
        choice = QHBoxLayout()
        choice.setSpacing(theme.GAP)
        choice.addWidget(against)
        choice.addWidget(self.other, 1)
        choice.addSpacing(theme.WIDE)
        choice.addWidget(self.only)
        foot = QHBoxLayout()
        foot.addWidget(self.reasons, 1)
        foot.addWidget(closing, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.MARGIN, theme.WIDE, theme.MARGIN)
        layout.setSpacing(theme.GAP)
        for part in (self.own, choice, self.message, self.table, foot):
            if isinstance(part, QWidget):
                layout.addWidget(part, 1 if part is self.table else 0)
            else:
                layout.addLayout(part)
        self.presenter.compare()
        self.table.setFocus()

    def show_state(self, state: ComparisonState) -> None:
        """Show a state."""
        self.own.setText(f"左表：{state.own}")
        if self.other.count() != len(state.offered):
            self.other.clear()
            for pack, title in state.offered:
                self.other.addItem(title, pack)
        self.other.setCurrentIndex(self.other.findData(state.other))
        self.other.setToolTip(self.other.currentText())
        self.other.setEnabled(bool(state.offered))
        self.only.blockSignals(True)  # noqa: FBT003 # Qt's own
        self.only.setChecked(state.only_differing)
        self.only.blockSignals(False)  # noqa: FBT003 # Qt's own
        self.message.setText(state.message)
        self.model.show_lines(state.lines)
        self._show_reasons(-1)
        self.table.selectRow(0)

    def _show_reasons(self, row: int) -> None:
        if not 0 <= row < len(self.model.lines):
            self.reasons.clear()
            return
        line = self.model.lines[row]
        sides = (("左表", line.first), ("右表", line.second))
        self.reasons.setText("\n".join(f"{name}（{side.label}）：{side.reason}" for name, side in sides if side.label))
