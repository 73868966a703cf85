"""The head of a letter (GB/T 9704-2012, 10.1) as .docx: header and footer of the first page bear mark and red double lines.

A line is a blank paragraph as high as the line is thick, shaded red: Word and LibreOffice draw borders of double lines apart.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from inspections.typesetting import page
from inspections.typesetting.heads import BELOW_MARK, GAP, MARK_INK, NUMBER_BELOW, THICK, THIN
from inspections.typesetting.word.lettering import Face, Style, add_text, shape

MARK_ABOVE = Mm(30)
LINE_ABOVE_EDGE = Mm(20)
BEYOND_LEFT, BEYOND_RIGHT = Mm(28 - 20), Mm(26 - 20)
"""How far a line of 170 mm in the page's middle reaches beyond the block."""
RED = "D90000"


def add_letterhead(made: Document, issuer: str, number: str) -> None:
    """Set mark and lines on the first page, which has no number, and the document's number as the text's first line."""
    section = made.sections[0]
    section.different_first_page_header_footer = True
    section.header_distance = MARK_ABOVE
    size = min(MARK_INK / 0.95, page.BLOCK_WIDTH / max(1, len(issuer)))
    header, footer = section.first_page_header, section.first_page_footer
    header.is_linked_to_previous = footer.is_linked_to_previous = False
    mark = shape(header.paragraphs[0], align=WD_ALIGN_PARAGRAPH.CENTER, leading=Pt(round(MARK_INK)))
    mark.paragraph_format.space_after = Pt(BELOW_MARK)
    add_text(mark, issuer, Style(Face.BIAOSONG, round(size), red=True))
    _pair(header, THICK, THIN)
    # Below the header the text begins where the header ends; the number keeps its distance from the lines.
    _spacer(header, NUMBER_BELOW - page.LEADING / 2 + page.SIZE_3 / 2)
    section.footer_distance = LINE_ABOVE_EDGE
    first = footer.paragraphs[0]
    shape(first, leading=Pt(1))
    _pair(footer, THIN, THICK)
    add_text(shape(made.add_paragraph(), align=WD_ALIGN_PARAGRAPH.RIGHT), number)


def _pair(container: Any, first: float, second: float) -> None:  # noqa: ANN401 # header and footer share no public type
    _line(container, first, GAP)
    _line(container, second, 0.0)


def _line(container: Any, thickness: float, below: float) -> None:  # noqa: ANN401 # as above
    line = shape(container.add_paragraph(), leading=Pt(thickness))
    form = line.paragraph_format
    form.left_indent, form.right_indent, form.space_after = Length(-BEYOND_LEFT), Length(-BEYOND_RIGHT), Pt(below)
    shade = OxmlElement("w:shd")
    for key, value in {"val": "clear", "color": "auto", "fill": RED}.items():
        shade.set(qn(f"w:{key}"), value)
    properties: Any = line._p.get_or_add_pPr()  # noqa: SLF001 # python-docx knows no shading
    properties.insert_element_before(shade, "w:tabs", "w:autoSpaceDE", "w:autoSpaceDN", "w:spacing", "w:ind", "w:jc")


def _spacer(container: Any, height: float) -> None:  # noqa: ANN401 # as above
    shape(container.add_paragraph(), leading=Pt(max(1.0, height)))
