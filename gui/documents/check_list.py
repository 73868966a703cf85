"""The checks before issue, each a row: mark, what was looked at, what was found."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from gui import theme
from gui.widgets.labels import text_label
from inspections.documents.precheck.remark import Mark, Remark

_MARKS = {Mark.FINE: ("✓", "符合", theme.GOOD), Mark.WARNING: ("！", "注意", theme.WARNING), Mark.FAULT: ("✗", "须处理", theme.ERROR)}


class CheckList(QScrollArea):
    """Scrolls where there are many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no check yet."""
        super().__init__(parent)
        self.setObjectName("checks")
        self.setStyleSheet(f"QScrollArea#checks {{ border: 1px solid {theme.LINE}; border-radius: 3px; }}")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("签发前检查")
        self._lines: tuple[Remark, ...] = ()

    def show_checks(self, lines: tuple[Remark, ...]) -> None:
        """Show these checks, what must be mended first."""
        if lines == self._lines:
            return
        self._lines = lines
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(theme.GAP)
        grid.setColumnStretch(2, 1)
        order = (Mark.FAULT, Mark.WARNING, Mark.FINE)
        for row, line in enumerate(sorted(lines, key=lambda line: order.index(line.mark))):
            sign, word, colour = _MARKS[line.mark]
            mark, title, sentence = QLabel(sign), QLabel(line.title), text_label(line.message, selectable=True)
            mark.setAccessibleName(word)
            mark.setToolTip(word)
            mark.setStyleSheet(f"color: {colour}; font-size: 12pt;")
            title.setStyleSheet(f"color: {colour};")
            for column, label in enumerate((mark, title, sentence)):
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(len(lines), 1)
        self.setWidget(inside)
