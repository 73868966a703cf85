"""A table whose texts wrap: columns of one width, and others that share what is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QWidget


class WrappedTable(QTableWidget):
    """Rows to look at and choose, each as high as its texts ask once `resizeRowsToContents` is called."""

    def __init__(self, headings: Sequence[str], widths: Sequence[int], name: str, parent: QWidget | None = None) -> None:
        """Show no row yet; each column has a width in logical pixels, or 0 where it takes its share of what is left."""
        super().__init__(0, len(headings), parent)
        self.setHorizontalHeaderLabels(list(headings))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(widths):
            if width:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(column, width)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(name)
