"""未完成的草稿, above the list: each can be gone on with or deleted."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gui import theme
from gui.records.state import DraftLine
from gui.widgets.buttons import plain_button
from gui.widgets.labels import heading_label, hint_label, text_label

_ROWS_SHOWN = 3
_ROW = 36


class DraftsBox(QFrame):
    """A row a draft, three in sight; not there where there is none."""

    continued = Signal(UUID)
    discarded = Signal(DraftLine)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no draft yet."""
        super().__init__(parent)
        self.setObjectName("drafts")
        self.setStyleSheet(
            f"QFrame#drafts {{ background: #fff8e6; border: 1px solid #ecd9a6; border-radius: 4px; }}"
            f"QFrame#drafts QLabel#heading {{ color: {theme.WARNING}; }}"
            "QFrame#drafts QScrollArea, QWidget#draftRows { background: transparent; }"
        )
        self.heading = heading_label(wrap=False)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        layout.setSpacing(theme.NARROW)
        layout.addWidget(self.heading)
        layout.addWidget(self._area)
        self._drafts: tuple[DraftLine, ...] = ()
        self.continuing: list[QPushButton] = []
        self.discarding: list[QPushButton] = []
        self.hide()

    def show_drafts(self, drafts: tuple[DraftLine, ...]) -> None:
        """Show these drafts."""
        if drafts == self._drafts:
            return
        self._drafts = drafts
        self.heading.setText(f"未完成的草稿（{len(drafts)}份）")
        rows = QWidget()
        rows.setObjectName("draftRows")
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, theme.GAP, 0)
        grid.setHorizontalSpacing(theme.MARGIN)
        grid.setVerticalSpacing(theme.NARROW)
        grid.setColumnStretch(1, 1)
        self.continuing, self.discarding = [], []
        for index, draft in enumerate(drafts):
            self._add(grid, index, draft)
        self._area.setWidget(rows)
        self._area.setFixedHeight(min(len(drafts), _ROWS_SHOWN) * _ROW)
        self.setVisible(bool(drafts))

    def _add(self, grid: QGridLayout, row: int, draft: DraftLine) -> None:
        title = text_label(draft.title, wrap=False)
        label = hint_label(draft.message, wrap=False)
        on = plain_button("继续填写", lambda: self.continued.emit(draft.id))
        on.setAccessibleName(f"继续填写 {draft.title}")
        off = plain_button("删除草稿", lambda: self.discarded.emit(draft))
        off.setAccessibleName(f"删除草稿 {draft.title}")
        for column, widget in enumerate((title, label, on, off)):
            grid.addWidget(widget, row, column)
        grid.setRowMinimumHeight(row, _ROW - theme.NARROW)
        self.continuing.append(on)
        self.discarding.append(off)
