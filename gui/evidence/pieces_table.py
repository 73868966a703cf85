"""The evidence of the case as a table: number, small picture, what it shows, when and where and by whom, the file."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QTableWidgetItem, QWidget

from gui import theme
from gui.documents.state import PageImage
from gui.evidence.state import PieceLine
from gui.evidence.thumbnails import HEIGHT, WIDTH
from gui.widgets.wrapped_table import WrappedTable

_HEADINGS = ("编号", "图样", "证明内容", "取得", "文件")
_WIDTHS = (52, WIDTH + 14, 0, 142, 150)
_ROW = 4


class PiecesTable(WrappedTable):
    """Rows of pieces; a withdrawn one is struck out. `opened` carries the piece that was double-clicked."""

    opened = Signal(UUID)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no piece yet."""
        super().__init__(_HEADINGS, _WIDTHS, "本案证据", parent)
        self._lines: tuple[PieceLine, ...] = ()
        self.setIconSize(QSize(WIDTH, HEIGHT))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cellActivated.connect(lambda row, _: self.opened.emit(self._lines[row].uuid))

    def chosen(self) -> PieceLine | None:
        """Return the piece that is chosen, or None."""
        row = self.currentRow()
        return self._lines[row] if self.selectedItems() and 0 <= row < len(self._lines) else None

    def show_pieces(self, lines: tuple[PieceLine, ...]) -> None:
        """Show these pieces; the one that was chosen stays chosen."""
        if lines == self._lines:
            return
        before = self.chosen()
        self._lines = lines
        self.clearContents()
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            self._fill(row, line)
        self._fit()
        places = [line.uuid for line in lines]
        if before is not None and before.uuid in places:
            self.selectRow(places.index(before.uuid))
        else:
            self.clearSelection()

    def _fill(self, row: int, line: PieceLine) -> None:
        shows = line.shows + "".join(f"\n· {finding}" for finding in line.findings)
        if line.withdrawn:
            shows = f"已撤回：{line.withdrawn}\n{shows}"
        if line.lost:
            shows = f"{line.lost}！请从备份中恢复。\n{shows}"
        texts = (
            str(line.number),
            "",
            shows,
            f"{line.taken}\n{line.place}\n{line.taken_by}" + ("\n（已更正）" if line.corrected else ""),
            f"{line.kind}\n{line.file_name}\nSHA-256 {line.digest}…",
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            if line.withdrawn:
                item.setForeground(QColor(theme.MUTED))
            if line.lost:
                item.setForeground(QColor(theme.ERROR))
            if line.withdrawn and column == 0:
                font = QFont(self.font())
                font.setStrikeOut(True)
                item.setFont(font)
            self.setItem(row, column, item)
        picture = QTableWidgetItem()
        self.setItem(row, 1, picture)
        if line.thumbnail is not None:
            picture.setIcon(QIcon(pixmap_of(line.thumbnail)))
        else:
            picture.setText(line.kind)

    def _fit(self) -> None:
        least = max(HEIGHT + 2 * theme.NARROW, self.fontMetrics().lineSpacing() * _ROW)
        for row in range(self.rowCount()):
            self.resizeRowToContents(row)
            self.setRowHeight(row, max(least, self.rowHeight(row)))


def pixmap_of(image: PageImage) -> QPixmap:
    """Return a picture's pixels as Qt paints them."""
    return QPixmap.fromImage(QImage(image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB32))
