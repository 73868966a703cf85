"""Sections of fields in an area that scrolls down and never sideways."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from gui.record_form.section_box import SectionBox


class ScrollingForm(QScrollArea):
    """The signals carry what the fields say; `boxes` are the sections that are there, by key."""

    edited = Signal(str, object)
    line_added = Signal(str)
    line_removed = Signal(str, int)

    def __init__(self, margins: tuple[int, int, int, int], spacing: int) -> None:
        """Show no section yet. Margins (left, above, right, below) and the distance of sections are in pixels."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inner = QWidget()
        self.column = QVBoxLayout(self.inner)
        self.column.setContentsMargins(*margins)
        self.column.setSpacing(spacing)
        self.column.addStretch(1)
        self.setWidget(self.inner)
        self.boxes: dict[str, SectionBox] = {}

    def put(self, box: SectionBox, key: str, row: int) -> None:
        """Put a section into this row of the column."""
        box.edited.connect(self.edited)
        box.line_added.connect(self.line_added)
        box.line_removed.connect(self.line_removed)
        self.column.insertWidget(row, box)
        self.boxes[key] = box
        box.fit(self._width())

    def take_out(self, part: QWidget) -> None:
        """Take something out of the column for good."""
        self.column.removeWidget(part)
        part.hide()
        part.deleteLater()

    def part(self, path: str) -> QWidget | None:
        """Return the field for a path, or None."""
        return next((part for box in self.boxes.values() if (part := box.part(path)) is not None), None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        for box in self.boxes.values():  # before the layout: what no longer fits would keep the form from shrinking
            box.fit(self._width())
        super().resizeEvent(event)

    def _width(self) -> int:
        margins = self.column.contentsMargins()
        return self.width() - self.verticalScrollBar().sizeHint().width() - margins.left() - margins.right()
