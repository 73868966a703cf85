"""Several codes as boxes to tick, free texts beside them, and a box that says that there are none."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout
from typing_extensions import override

from gui import theme
from gui.record_form.fields.editor import FieldEditor
from gui.record_form.fields.plain import FormLine
from inspections.records.plain_lists import split_items

_COLUMNS = 5
_SHORT, _LONG = 6, 14
"""Characters of a label of which five stand in a row, and beyond which each has a row of its own."""


class TicksEditor(FieldEditor):
    """A box a code; nothing ticked is an empty field."""

    wide = True

    def __init__(self, choices: Mapping[str, str]) -> None:
        """Make a box for each code in the order of `choices` (code to label)."""
        super().__init__()
        self.parts = QVBoxLayout()
        self.parts.setSpacing(theme.CLOSE)
        self.row.addLayout(self.parts)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.INDENT)
        self.boxes: dict[str, QCheckBox] = {}
        longest = max(map(len, choices.values()), default=0)
        columns = _COLUMNS if longest <= _SHORT else 3 if longest <= _LONG else 1
        for cell, (code, label) in enumerate(choices.items()):
            box = QCheckBox(theme.label(label))
            box.clicked.connect(lambda _checked: self.edited.emit(self.value()))
            self.boxes[code] = box
            grid.addWidget(box, cell // columns, cell % columns)
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))
            self.parts.addLayout(grid)

    def value(self) -> list[str] | None:
        """Return the ticked codes, in their order."""
        return [code for code, box in self.boxes.items() if box.isChecked()] or None

    @override
    def show_value(self, value: object) -> None:
        codes = value if isinstance(value, list) else []
        for code, box in self.boxes.items():
            box.setChecked(code in codes)

    @override
    def name(self, words: str) -> None:
        for box in self.boxes.values():
            box.setAccessibleName(f"{words}：{box.text()}")


class TextsEditor(TicksEditor):
    """Codes to tick and free texts in a line; that there are none must be said, for it is more than an empty field."""

    def __init__(self, choices: Mapping[str, str], none: str = "已核查，没有") -> None:
        """Make the boxes, the line, and the box that says `none`."""
        super().__init__(choices)
        self.line = FormLine()
        self.line.setPlaceholderText("其他，用分号隔开" if choices else "逐项填写，用分号隔开")
        self.line.textEdited.connect(lambda _text: self.edited.emit(self.value()))
        self.none = QCheckBox(none)
        self.none.clicked.connect(lambda checked: self.edited.emit([] if checked else None))
        self.parts.addWidget(self.line)
        self.parts.addWidget(self.none)
        if not choices:
            self.setFocusProxy(self.line)

    @override
    def value(self) -> list[str] | None:
        value = [*(super().value() or []), *split_items(self.line.text())]
        self.none.setChecked(False)
        self.none.setEnabled(not value)
        return value or None

    @override
    def show_value(self, value: object) -> None:
        super().show_value(value)
        codes = value if isinstance(value, list) else []
        self.line.setText("；".join(str(part) for part in codes if part not in self.boxes))
        self.none.setChecked(value == [] and isinstance(value, list))
        self.none.setEnabled(not codes)

    @override
    def name(self, words: str) -> None:
        super().name(words)
        self.line.setAccessibleName(f"{words}：其他")
        self.none.setAccessibleName(f"{words}：{self.none.text()}")
