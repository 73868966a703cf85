"""An issued document to look at, as it lies in the archive."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from gui import theme
from gui.documents.preview import Preview
from gui.documents.shown_pages import ShownPages
from gui.operations.operation import Operation
from gui.operations.running import Running
from gui.placement import size_within_screen
from gui.widgets.buttons import button_row, plain_button
from gui.widgets.columns import fill_dialog
from gui.widgets.labels import hint_label
from inspections.cases.documents import Document
from inspections.documents.kinds import title_of

_SIZE = QSize(900, 690)
_BESIDE = 90


class DocumentPreview(QDialog):
    """Shows the pages. `print_requested` and `take_out_requested` carry the Document."""

    print_requested = Signal(object)
    take_out_requested = Signal(object)

    def __init__(self, operations: Running, document: Document, parent: QWidget | None = None) -> None:
        """Fetch the pages."""
        super().__init__(parent)
        self._closed = False
        self.setWindowTitle(f"{title_of(document)}  {document.number.text}")
        size_within_screen(self, _SIZE)
        self._shown = ShownPages(operations, self.devicePixelRatioF(), self.width() - _BESIDE, self._show)
        self.preview = Preview()
        self.preview.zoomed.connect(self._shown.step)
        self.name = hint_label(document.file_name)
        self.taking = plain_button("取出 PDF…", lambda: self.take_out_requested.emit(document), enter=False)
        self.printing = plain_button("打印…", lambda: self.print_requested.emit(document), enter=False)
        self.closing = plain_button("关闭", self.accept, enter=False)
        row = button_row(self.name, self.taking, self.printing, self.closing, grow=self.name)
        fill_dialog(self, self.preview, row, grow=self.preview, above=theme.MARGIN)
        self._show()
        operations.run(Operation("读取文书", lambda session, _: session.store.archive.read(document.sha256), self._shown.show, quiet=True))

    @override
    def done(self, result: int) -> None:
        """Close; pages that come later are shown to nobody."""
        self._closed = True
        super().done(result)

    def _show(self) -> None:
        if not self._closed:
            self.preview.show_pages(self._shown.pages, self._shown.zoom, "正在读取…")
