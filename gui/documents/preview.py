"""The preview: all pages below each other, with buttons and keys to go from page to page and to zoom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gui import theme
from gui.documents.state import PageImage
from gui.widgets.buttons import button_row, plain_button
from gui.widgets.columns import fill_part
from gui.widgets.labels import text_label

UNFINISHED = "草稿（未填完）：空着的地方还缺内容，现在不能签发。"
_DESK = "#8b939e"
"""Ground on which the white pages lie."""


class Preview(QWidget):
    """Shows pages. `zoomed` carries 1 or -1."""

    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no page yet."""
        super().__init__(parent)
        self._pages: tuple[PageImage, ...] = ()
        self.sheets: list[QLabel] = []
        self.unfinished = text_label(UNFINISHED)
        self.unfinished.setStyleSheet(f"color: {theme.WARNING}; border: 1px solid {theme.WARNING}; border-radius: 3px; padding: 4px 8px;")
        self.unfinished.hide()
        self.area = QScrollArea()
        self.area.setObjectName("preview")
        self.area.setStyleSheet(f"QScrollArea#preview, QWidget#sheets {{ background: {_DESK}; }}")
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("文书预览")
        self.area.verticalScrollBar().valueChanged.connect(self._tell_position)
        self.position = QLabel()
        self.position.setMinimumWidth(110)
        self.zoom = QLabel()
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom.setMinimumWidth(52)
        self.before = self._button("上一页", "PgUp", lambda: self.go(-1))
        self.after = self._button("下一页", "PgDown", lambda: self.go(1))
        self.smaller = self._button("缩小", "Ctrl+-", lambda: self.zoomed.emit(-1))
        self.larger = self._button("放大", "Ctrl+=", lambda: self.zoomed.emit(1))
        row = button_row(self.before, self.after, self.position, None, self.smaller, self.zoom, self.larger)
        fill_part(self, row, self.unfinished, self.area, grow=self.area)

    def show_pages(self, pages: tuple[PageImage, ...], zoom: float, reason: str, *, unfinished: bool = False) -> None:
        """Show pages, or a sentence where there is none. Where one looks stays the same, in another size too.

        `unfinished` pages are marked as such above them, never on them.
        """
        self.zoom.setText(f"{zoom:.0%}")
        self.unfinished.setVisible(unfinished)
        if pages is self._pages and pages:
            return
        bar = self.area.verticalScrollBar()
        before = bar.value() * (_height(pages) / max(_height(self._pages), 1))
        self._pages = pages
        sheets = QWidget()
        sheets.setObjectName("sheets")
        column = QVBoxLayout(sheets)
        column.setSpacing(theme.MARGIN)
        self.sheets = [self._sheet(page) for page in pages] or [_sentence(reason)]
        for sheet in self.sheets:
            # A sentence takes the whole width: one that is centred by its layout gets too little height for its lines.
            column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter if pages else Qt.AlignmentFlag(0))
        column.addStretch(1)
        self.area.setWidget(sheets)
        column.activate()
        sheets.adjustSize()
        bar.setValue(round(before))
        for button in (self.before, self.after, self.smaller, self.larger):
            button.setEnabled(bool(pages))
        self._tell_position()

    def go(self, pages: int) -> None:
        """Go some pages on, or back."""
        sheet = self.sheets[min(max(self.current() + pages, 0), len(self.sheets) - 1)]
        self.area.verticalScrollBar().setValue(sheet.y() - theme.GAP)

    def current(self) -> int:
        """Return the number (from 0) of the page that fills most of the view."""
        middle = self.area.verticalScrollBar().value() + self.area.viewport().height() // 2
        return max((number for number, sheet in enumerate(self.sheets) if sheet.y() <= middle), default=0)

    def _tell_position(self) -> None:
        self.position.setText(f"第{self.current() + 1}页，共{len(self._pages)}页" if self._pages else "")

    def _sheet(self, page: PageImage) -> QLabel:
        image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        sheet = QLabel()
        sheet.setPixmap(pixmap)
        sheet.setFixedSize(pixmap.deviceIndependentSize().toSize())
        return sheet

    def _button(self, label: str, keys: str, act: Callable[[], None]) -> QPushButton:
        button = plain_button(label, act, tip=keys, enter=False)
        QShortcut(QKeySequence(keys), self, act)
        return button


def _height(pages: tuple[PageImage, ...]) -> int:
    """Return the first page's height in dots, which tells the size of all."""
    return pages[0].height if pages else 0


def _sentence(reason: str) -> QLabel:
    label = text_label(reason)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setStyleSheet(f"color: {theme.GROUND}; padding: 40px;")
    return label
