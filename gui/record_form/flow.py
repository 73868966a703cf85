"""A grid that fills rows from left to right, as many columns as fit; a part may take several (`span`) or a row (`wide`)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from gui import theme


class Flow(QGridLayout):
    """`column` is a column's least width; never more than `most` columns. Reading order is tab order."""

    def __init__(self, column: int, most: int) -> None:
        """Begin with one column."""
        super().__init__()
        self._column, self._most, self._columns = column, most, 0
        self._parts: list[QWidget] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(theme.MARGIN)
        self.setVerticalSpacing(theme.CLOSE)

    def fit(self, width: int) -> None:
        """Use the columns that fit `width`."""
        columns = self.columns_of(width)
        if columns != self._columns:
            self.arrange(self._parts, columns)

    def columns_of(self, width: int) -> int:
        """Return how many columns fit a width."""
        return max(1, min(self._most, (width + self.horizontalSpacing()) // (self._column + self.horizontalSpacing())))

    def arrange(self, parts: Sequence[QWidget], columns: int = 0) -> None:
        """Lay the parts out anew, in their order."""
        while self.takeAt(0) is not None:
            pass
        for column in range(self._columns):
            self.setColumnStretch(column, 0)
        self._parts, self._columns = list(parts), columns or self._columns or 1
        row = column = 0
        for part in self._parts:
            wide = bool(getattr(part, "wide", False))
            if wide and column:
                row, column = row + 1, 0
            if wide:
                self.addWidget(part, row, 0, 1, self._columns)
                row += 1
                continue
            span = min(int(getattr(part, "span", 1)), self._columns)
            if column + span > self._columns:
                row, column = row + 1, 0
            self.addWidget(part, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
            if column == self._columns:
                row, column = row + 1, 0
        for column in range(self._columns):
            self.setColumnStretch(column, 1)
