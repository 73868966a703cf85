"""The bureau's inspectors as boxes to tick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from gui import theme
from inspections.profiles.profile import Inspector

_COLUMNS = 3


class InspectorBoxes(QWidget):
    """`chosen` carries an inspector and whether he was ticked."""

    chosen = Signal(object, bool)

    def __init__(self) -> None:
        """Show nobody yet."""
        super().__init__()
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.boxes: dict[Inspector, QCheckBox] = {}
        self.hide()

    def show_state(self, inspectors: Sequence[Inspector], lines: object) -> None:
        """Show a box for each inspector, ticked where the record's `lines` name him."""
        if tuple(self.boxes) != tuple(inspectors):
            for box in self.boxes.values():
                self._layout.removeWidget(box)
                box.hide()
                box.deleteLater()
            self.boxes = {inspector: self._box(inspector) for inspector in inspectors}
            for cell, box in enumerate(self.boxes.values()):
                self._layout.addWidget(box, cell // _COLUMNS, cell % _COLUMNS)
            self.setVisible(bool(self.boxes))
        listed = lines if isinstance(lines, list) else []
        for inspector, box in self.boxes.items():
            box.setChecked({"name": inspector.name, "certificate": inspector.certificate} in listed)

    def _box(self, inspector: Inspector) -> QCheckBox:
        box = QCheckBox(theme.label(f"{inspector.name}（{inspector.certificate}）"))
        box.clicked.connect(lambda checked: self.chosen.emit(inspector, checked))
        return box
