"""A PDF on paper: each page as a picture at the printer's own resolution. Runs in the worker, for PDFium works in one thread only."""

from __future__ import annotations

import pypdfium2
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from gui.operations.progress import Progress
from inspections.faults import refuse

FINEST = 600
"""Dots an inch beyond which nobody sees a difference on paper; a page would take half a gigabyte."""
_INCH = 72
"""Points of a PDF."""


def print_pdf(pdf: bytes, printer: QPrinter, progress: Progress) -> int:
    """Print the pages that were chosen and return how many. Raises UserError where the printer takes nothing, Cancelled when stopped."""
    printer.setResolution(min(printer.resolution(), FINEST))
    printer.setFullPage(True)
    document = pypdfium2.PdfDocument(pdf)
    try:
        wanted = _wanted(printer, len(document))
        copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
        pages = wanted * copies
        _orient(printer, document, pages[0])
        painter = QPainter()
        if not painter.begin(printer):
            raise refuse("printer_refused", "打印机没有接受这份文书", printer.printerName(), "请检查打印机是否接通，或者换一台打印机")
        try:
            for done, number in enumerate(pages):
                progress.tell(done, len(pages))
                if done:
                    _orient(printer, document, number)
                    printer.newPage()
                _paint(painter, printer, document, number)
        except BaseException:
            printer.abort()
            raise
        finally:
            painter.end()
    finally:
        document.close()
    return len(pages)


def _wanted(printer: QPrinter, count: int) -> list[int]:
    """Return the pages (from 0) that were asked for in the dialog; all of them where none were."""
    first, last = printer.fromPage(), printer.toPage()
    if printer.printRange() is not QPrinter.PrintRange.PageRange or first < 1:
        return list(range(count))
    return [number - 1 for number in range(first, min(last or count, count) + 1)] or list(range(count))


def _orient(printer: QPrinter, document: pypdfium2.PdfDocument, number: int) -> None:
    page = document[number]
    wide = page.get_width() > page.get_height()
    page.close()
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)


def _paint(painter: QPainter, printer: QPrinter, document: pypdfium2.PdfDocument, number: int) -> None:
    """Paint a page at its own size, with its corner in the paper's corner: an official document's margins are measured."""
    page = document[number]
    scale = printer.resolution() / _INCH
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    try:
        image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
        size = QRectF(0, 0, page.get_width() * scale, page.get_height() * scale)
        painter.drawImage(size, image, QRectF(QRect(0, 0, image.width(), image.height())))
    finally:
        bitmap.close()
        page.close()
