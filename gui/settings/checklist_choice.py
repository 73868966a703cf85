"""The choice of the checklist that records are held against where county and day propose none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from gui import theme
from gui.settings.profile_fields import show_below
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.labels import hint_label

HINT = "填表时，程序按县（区）和检查时间选检查表，选不出时用这一份；已有记录保留当时所用的检查表。"


class ChecklistChoice(QWidget):
    """A list of the checklists by their titles."""

    chosen = Signal(str)
    """The id of the checklist chosen by the person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Offer nothing yet."""
        super().__init__(parent)
        self._offered: tuple[tuple[str, str], ...] = ()
        self.box = CalmCombo()
        self.box.setPlaceholderText("请选择")
        self.box.setAccessibleName("检查表")
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.activated.connect(lambda index: self.chosen.emit(self.box.itemData(index)))
        self.below = hint_label(HINT)
        label = QLabel("核对所用检查表")
        label.setBuddy(self.box)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.MARGIN)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, theme.LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.box, 0, 1)
        grid.addWidget(self.below, 1, 1)

    def show_state(self, offered: tuple[tuple[str, str], ...], checklist: str, fault: str | None) -> None:
        """Offer ids and titles, and show which one is chosen and what is wrong."""
        if offered != self._offered:
            self._offered = offered
            self.box.clear()
            for pack, title in offered:
                self.box.addItem(title, pack)
        self.box.setCurrentIndex(self.box.findData(checklist) if checklist else -1)
        theme.mark_wrong(self.box, fault is not None)
        show_below(self.below, HINT, fault)
