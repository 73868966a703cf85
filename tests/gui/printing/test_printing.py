"""Printing into a PDF, which is the one printer that is always there."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from gui.operations.progress import Cancelled, Progress
from gui.printing.printing import FINEST, print_pdf
from inspections.cases.numbers import NumberKind
from inspections.documents.composing import blank
from inspections.documents.kinds.catalogue import blank_cover
from inspections.faults import UserError
from inspections.typesetting.pdf.drawing import render_pdf
from tests.support.made_up_case import profile, templates
from tests.support.notice_drafts import fonts

pytestmark = pytest.mark.usefixtures("dressed")
A4 = (595.0, 842.0)


@pytest.fixture(scope="module")
def form() -> bytes:
    return render_pdf(blank(templates()[NumberKind.INTERVIEW], profile()), fonts())


def printer_to(path: Path, resolution: int = 150) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(resolution)
    return printer


def inked(pdf: bytes, number: int) -> tuple[int, int, int, int]:
    """Return the box of what is darker than paper, in points."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[number].render(scale=1, grayscale=True).to_pil().point(lambda value: 255 * (value < 160))
    document.close()
    box: tuple[int, int, int, int] = picture.getbbox()
    return box


def pages_of(pdf: bytes) -> list[tuple[float, float]]:
    document = pypdfium2.PdfDocument(pdf)
    sizes = [document[number].get_size() for number in range(len(document))]
    document.close()
    return sizes


def test_every_page_lies_where_the_file_has_it(form: bytes, tmp_path: Path) -> None:
    pages = len(pages_of(form))
    assert print_pdf(form, printer_to(tmp_path / "out.pdf"), Progress()) == pages
    printed = (tmp_path / "out.pdf").read_bytes()
    assert len(pages_of(printed)) == pages
    assert pages_of(printed)[0] == pytest.approx(A4, abs=1)
    for number in range(pages):
        assert inked(printed, number) == pytest.approx(inked(form, number), abs=2)


def test_only_the_pages_that_were_chosen_are_printed(form: bytes, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    assert print_pdf(form, printer, Progress()) == 1
    assert inked((tmp_path / "out.pdf").read_bytes(), 0) == pytest.approx(inked(form, 1), abs=2)


def test_a_printer_of_any_fineness_is_asked_for_no_more_than_paper_shows(tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "out.pdf", 1200)
    print_pdf(render_pdf(blank_cover(None), fonts()), printer, Progress())
    assert printer.resolution() == FINEST


def test_a_cancelled_print_stops(form: bytes, tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        print_pdf(form, printer_to(tmp_path / "out.pdf"), progress)


@pytest.mark.qt_log_ignore("QPainter::begin")  # Qt says it, too
def test_a_printer_that_takes_nothing_is_told(form: bytes, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="打印机没有接受"):
        print_pdf(form, printer_to(tmp_path / "nowhere" / "out.pdf"), Progress())
