"""A table whose short columns are as wide as what they hold; one column of long text has what is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from gui import theme

_BESIDE = 16
"""Logical pixels beside a text in its cell."""
_WIDEST = "汉" * 18
"""A short column grows no wider than this; a longer text is in the cell's tool tip."""
_LONG = "汉" * 13
"""The column of long text is no narrower than this: the table is scrolled sideways instead."""


class FittedTable(QTableView):
    """Rows to look at and choose. Columns grow with the rows that are seen and never shrink, so that nothing jumps."""

    def __init__(self, model: QAbstractItemModel, samples: Sequence[str], name: str) -> None:
        """Make each column at least as wide as its sample; the one with an empty sample is that of long text."""
        super().__init__()
        self._samples = samples
        self.setAccessibleName(name)
        self.setModel(model)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setStyleSheet("QTableView { outline: none; } QTableView::item { border: none; padding: 0 3px; }")
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(0)  # only the rows in sight are measured: there may be a hundred thousand
        self.fit()
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(self.fit)
        self.verticalScrollBar().valueChanged.connect(self.fit)

    def fit(self) -> None:
        """Widen short columns to what is in sight, and give the long text the rest."""
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        widest = metrics.horizontalAdvance(_WIDEST)
        long, taken = 0, 0
        for column, sample in enumerate(self._samples):
            if not sample:
                long = column
                continue
            floor = max(metrics.horizontalAdvance(sample) + _BESIDE, header.sectionSizeHint(column))
            present = header.sectionSize(column) if header.sectionSize(column) != header.defaultSectionSize() else 0
            # A view that is not shown measures every row there is, which takes seconds for a hundred thousand.
            seen = self.sizeHintForColumn(column) + _BESIDE // 2 if self.isVisible() else 0
            width = max(present, floor, min(seen, widest))
            header.resizeSection(column, width)
            taken += width
        header.resizeSection(long, max(metrics.horizontalAdvance(_LONG), self.viewport().width() - taken))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
