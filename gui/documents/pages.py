"""Pages of a PDF as pictures, by pypdfium2. Runs in the worker: PDFium works in one thread only."""

from __future__ import annotations

from gui.documents.state import PageImage


def page_images(pdf: bytes, scale: float) -> tuple[PageImage, ...]:
    """Return every page, rendered at `scale` dots a point (1/72 inch)."""
    import pypdfium2  # noqa: PLC0415 # 70 ms that only a preview needs

    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_image(document, number, scale) for number in range(len(document)))
    finally:
        document.close()


def _image(document: pypdfium2.PdfDocument, number: int, scale: float) -> PageImage:  # type: ignore[name-defined] # noqa: F821 # imported when needed
    page = document[number]
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    try:
        return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        bitmap.close()
        page.close()
