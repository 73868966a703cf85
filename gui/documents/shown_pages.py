"""A document's pages as pictures, in a size that a person chooses. Knows no widget.

A zoom of 1 is the size on paper at 96 dots an inch. Pages are rendered by pypdfium2 in the worker: PDFium works in one thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gui.documents.state import PageImage
from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import Running
from inspections.session import Session

if TYPE_CHECKING:
    import pypdfium2

ZOOMS = (0.5, 0.6, 0.7, 0.8, 1.0, 1.25, 1.5, 2.0)
DOTS = 96 / 72
"""Screen dots a point at a zoom of 1."""
_A4 = 595 * DOTS
"""Width of a page at a zoom of 1."""


def fitting(width: int) -> float:
    """Return the largest zoom, not above full size, at which a page fits into so many logical pixels; the least where none does."""
    return max((zoom for zoom in ZOOMS if zoom * _A4 <= width and zoom <= 1), default=ZOOMS[0])


def stepped(zoom: float, steps: int) -> float:
    """Return the zoom so many steps larger, or smaller; the last one where there is no further."""
    return ZOOMS[min(max(ZOOMS.index(zoom) + steps, 0), len(ZOOMS) - 1)]


def page_images(pdf: bytes, scale: float) -> tuple[PageImage, ...]:
    """Return every page, rendered at `scale` dots a point (1/72 inch)."""
    import pypdfium2  # noqa: PLC0415 # 70 ms that only a preview needs

    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_image(document, number, scale) for number in range(len(document)))
    finally:
        document.close()


def _image(document: pypdfium2.PdfDocument, number: int, scale: float) -> PageImage:
    page = document[number]
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    try:
        return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        bitmap.close()
        page.close()


class ShownPages:
    """`pages` at `zoom`; none before there is a PDF."""

    def __init__(self, operations: Running, ratio: float, width: int, changed: Callable[[], None]) -> None:
        """Begin as large as fits into `width` logical pixels, at `ratio` dots each. `changed` is told when pages have come."""
        self._operations, self._ratio, self._changed = operations, ratio, changed
        self._pdf = b""
        self.pages: tuple[PageImage, ...] = ()
        self.zoom = fitting(width)

    @property
    def scale(self) -> float:
        """Dots a point at which pages are rendered."""
        return self.zoom * DOTS * self._ratio

    def take(self, pdf: bytes, pages: tuple[PageImage, ...], scale: float) -> None:
        """Hold pages that were rendered at `scale`; where the zoom is another one by now they are rendered anew."""
        self._pdf, self.pages = pdf, pages
        if pdf and scale != self.scale:
            self.show(pdf)

    def show(self, pdf: bytes) -> None:
        """Render pages in the background."""
        self._pdf = pdf
        scale = self.scale

        def work(_session: Session, _progress: Progress) -> tuple[PageImage, ...]:
            return page_images(pdf, scale)

        def done(pages: tuple[PageImage, ...]) -> None:
            if pdf is self._pdf and scale == self.scale:
                self.pages = pages
                self._changed()

        self._operations.run(Operation("显示文书", work, done, quiet=True))

    def step(self, steps: int) -> None:
        """Show the pages larger (1) or smaller (-1)."""
        zoom = stepped(self.zoom, steps)
        if self._pdf and zoom != self.zoom:
            self.zoom = zoom
            self.show(self._pdf)
