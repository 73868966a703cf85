"""An issued document to look at, as it lies in the archive."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from gui import theme
from gui.notices.presenter import A4_WIDTH, DOTS, ZOOMS
from gui.notices.preview import Preview
from gui.notices.state import PageImage
from gui.operations.progress import Progress
from gui.operations.running import Running
from gui.papers.kinds import TITLES
from inspections.cases.documents import Document
from inspections.session import Session

_SIZE = QSize(900, 690)
_BESIDE = 90


@dataclass(frozen=True, slots=True)
class PreviewState:
    """The pages at a zoom (1 is the size on paper at 96 dots an inch), and what stands where there is none yet."""

    pages: tuple[PageImage, ...] = ()
    zoom: float = 1.0
    told: str = "正在读取…"


class DocumentPreview(QDialog):
    """Shows the pages. `print_requested` and `take_out_requested` carry the Document."""

    print_requested = Signal(object)
    take_out_requested = Signal(object)

    def __init__(self, operations: Running, document: Document, parent: QWidget | None = None) -> None:
        """Fetch the pages."""
        super().__init__(parent)
        self._operations, self._document = operations, document
        self._closed = False
        self.setWindowTitle(f"{TITLES[document.number.series.kind]}  {document.number.text}")
        room = self.screen().availableSize()
        self.resize(min(_SIZE.width(), room.width() - 40), min(_SIZE.height(), room.height() - 60))
        fitting = [zoom for zoom in ZOOMS if zoom * A4_WIDTH <= self.width() - _BESIDE and zoom <= 1]
        self._state = PreviewState(zoom=max(fitting, default=ZOOMS[0]))
        self.preview = Preview()
        self.preview.zoomed.connect(self._zoom)
        self.name = QLabel(document.file_name)
        self.name.setObjectName("hint")
        self.name.setWordWrap(True)
        self.taking = self._button("取出 PDF…")
        self.taking.clicked.connect(lambda: self.take_out_requested.emit(document))
        self.printing = self._button("打印…")
        self.printing.clicked.connect(lambda: self.print_requested.emit(document))
        self.closing = self._button("关闭")
        self.closing.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self.name, 1)
        for button in (self.taking, self.printing, self.closing):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.MARGIN, theme.WIDE, theme.MARGIN)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.preview, 1)
        layout.addLayout(row)
        self._show(self._state)
        self._fetch(self._state.zoom)

    def _zoom(self, steps: int) -> None:
        place = min(max(ZOOMS.index(self._state.zoom) + steps, 0), len(ZOOMS) - 1)
        if ZOOMS[place] != self._state.zoom:
            self._fetch(ZOOMS[place])

    def _fetch(self, zoom: float) -> None:
        digest, scale = self._document.sha256, zoom * DOTS * self.devicePixelRatioF()

        def work(session: Session, _progress: Progress) -> tuple[PageImage, ...]:
            from gui.notices.pages import page_images  # noqa: PLC0415 # as its import of pypdfium2

            return page_images(session.store.archive.read(digest), scale)

        self._operations.run("显示文书", work, lambda pages: self._show(PreviewState(pages, zoom)), quiet=True)

    @override
    def done(self, result: int) -> None:
        """Close; pages that come later are shown to nobody."""
        self._closed = True
        super().done(result)

    def _show(self, state: PreviewState) -> None:
        if self._closed:
            return
        self._state = state
        self.preview.show_pages(state.pages, state.zoom, state.told)

    @staticmethod
    def _button(label: str) -> QPushButton:
        button = QPushButton(label)
        button.setAutoDefault(False)
        return button
