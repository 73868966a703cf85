"""One of several values from a list that opens, or none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QVBoxLayout
from typing_extensions import override

from gui.record_form.fields.editor import FieldEditor
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.labels import hint_label

EMPTY = "（未填）"


class ChoiceEditor(FieldEditor):
    """A box of values with an empty one at its head."""

    def __init__(self, options: Sequence[tuple[object, str]], empty: str = EMPTY) -> None:
        """Offer `options` (value, label) behind the empty entry."""
        super().__init__()
        self._values: list[object] = [None, *(value for value, _ in options)]
        self.box = CalmCombo()
        self.box.addItems([empty, *(label for _, label in options)])
        for index in range(1, self.box.count()):
            self.box.setItemData(index, self.box.itemText(index), Qt.ItemDataRole.ToolTipRole)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(4)
        self.box.setMaxVisibleItems(14)
        self.box.activated.connect(self._choose)
        self.setFocusProxy(self.box)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(self.box)
        self.row.addLayout(column, 1)
        self.whole = hint_label()
        self.whole.hide()
        column.addWidget(self.whole)

    @override
    def show_value(self, value: object) -> None:
        index = next((index for index, own in enumerate(self._values) if own is value or (own == value and own is not None)), -1)
        if index < 0:  # a file of another program may say what no list holds: it is shown, and marked as wrong
            self._values.append(value)
            self.box.addItem(str(value))
            index = len(self._values) - 1
        self.box.setCurrentIndex(index)
        self._show_whole()

    @override
    def name(self, words: str) -> None:
        self.box.setAccessibleName(words)

    @override
    def mark(self, wrong: str) -> None:
        self.box.setProperty("wrong", bool(wrong))
        self.box.style().unpolish(self.box)
        self.box.style().polish(self.box)

    def _choose(self, index: int) -> None:
        self._show_whole()
        self.edited.emit(self._values[index])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_whole()

    def _show_whole(self) -> None:
        """Write a value out beneath the box where the box cuts it off: of two documents the cut names may be the same."""
        chosen = self.box.currentText() if self.box.currentIndex() > 0 else ""
        cut = self.fontMetrics().horizontalAdvance(chosen) > self._room()
        self.whole.setText(chosen if cut else "")
        self.whole.setFixedHeight(max(0, self.whole.heightForWidth(self.width())))
        # Its height is known by now: a row of a list would reckon it from another width, and cut the last line off.
        self.whole.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.whole.setVisible(cut)

    def _room(self) -> int:
        """Return how many pixels the box has for its words."""
        option = QStyleOptionComboBox()
        self.box.initStyleOption(option)
        control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        around = self.box.width() - self.box.style().subControlRect(control, option, field, self.box).width()
        return self.width() - around  # the box takes this width as soon as it is laid out
