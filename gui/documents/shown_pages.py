"""A document's pages as they are shown, in a size that a person chooses. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable

from gui.documents.state import PageImage
from gui.documents.zooming import DOTS, fitting, stepped
from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import Running
from inspections.session import Session


class ShownPages:
    """`pages` at `zoom` (1 is the size on paper at 96 dots an inch); none before there is a PDF."""

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
            from gui.documents.pages import page_images  # noqa: PLC0415 # as its import of pypdfium2

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
