"""A few values beside each other, one of them meaning that nothing is known: it is chosen openly and never hides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QRadioButton
from typing_extensions import override

from gui.record_form.fields.editor import FieldEditor

YES_NO = ((True, "是"), (False, "否"), (None, "未查明"))


class RadioEditor(FieldEditor):
    """One button a value; a value of None stands for the empty field."""

    def __init__(self, options: Sequence[tuple[object, str]]) -> None:
        """Make the buttons in the order of `options` (value, label)."""
        super().__init__()
        self._values = [value for value, _ in options]
        self._group = QButtonGroup(self)
        self._showing = False
        self.buttons: list[QRadioButton] = []
        for index, (_, label) in enumerate(options):
            button = QRadioButton(label)
            self._group.addButton(button, index)
            self.buttons.append(button)
            self.row.addWidget(button)
        self.row.addStretch(1)
        self.buttons[-1].setChecked(True)
        self.setFocusProxy(self.buttons[-1])
        self._group.idToggled.connect(self._toggled)

    @override
    def show_value(self, value: object) -> None:
        self._showing = True
        index = next((index for index, own in enumerate(self._values) if own is value or (own == value and own is not None)), -1)
        self.buttons[index].setChecked(True)
        self.setFocusProxy(self.buttons[index])
        self._showing = False

    @override
    def name(self, words: str) -> None:
        for button in self.buttons:
            button.setAccessibleName(f"{words}：{button.text()}")

    def _toggled(self, index: int, checked: bool) -> None:  # noqa: FBT001 # Qt's signal
        if checked:
            self.setFocusProxy(self.buttons[index])
            if not self._showing:
                self.edited.emit(self._values[index])
