"""An empty document with the page of GB/T 9704-2012: size, margins, and what stands at the foot of every page."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from inspections.typesetting import page
from inspections.typesetting.paper import Printed
from inspections.typesetting.word.lettering import BODY, Face, Style, add_field, add_text, dress, shape

NUMBER = Style(Face.SONG, page.SIZE_4)
COUNT = Style(Face.FANGSONG, page.SIZE_4)
FOOTER = Mm(35 - 7 - 6)
"""From the paper's lower edge to a number that stands 7 mm below the block."""
LONGEST = 255
"""Characters of a property (ECMA-376, part 2, 11)."""


def new_sheet(printed: Printed) -> Document:
    """Return a document without text, described as the PDF is."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), FOOTER
    # Every line has its exact leading; a grid on top of it would spread the larger type of titles over two lines.
    for grid in section._sectPr.findall(qn("w:docGrid")):  # noqa: SLF001 # python-docx knows no grid
        section._sectPr.remove(grid)  # noqa: SLF001 # as above
    _plain_style(document)
    described = document.core_properties
    described.title, described.author = printed.title[:LONGEST], (printed.author or printed.issuer)[:LONGEST]
    described.subject, described.language = (printed.subject or printed.number)[:LONGEST], "zh-CN"
    described.created = described.modified = datetime.combine(printed.dated, time(), UTC)
    described.last_modified_by, described.comments = described.author, ""
    return document


def number_pages(document: Document) -> None:
    """Set — 1 — below each page, outside: odd pages right, even pages left, one character in (GB/T 9704-2012, 7.5)."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, align, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT, {"right": 1}),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT, {"left": 1}),
    ):
        footer.is_linked_to_previous = False
        paragraph = shape(footer.paragraphs[0], align=align, leading=None, **side)
        add_text(paragraph, "— ", NUMBER)
        add_field(paragraph, "PAGE", NUMBER)
        add_text(paragraph, " —", NUMBER)


def count_pages(document: Document) -> None:
    """Set 第1页　共3页 below each page."""
    paragraph = shape(foot_paragraph(document), align=WD_ALIGN_PARAGRAPH.CENTER, leading=None)
    for words, field in (("第", "PAGE"), ("页　共", "NUMPAGES")):
        add_text(paragraph, words, COUNT)
        add_field(paragraph, field, COUNT)
    add_text(paragraph, "页", COUNT)


def foot_paragraph(document: Document) -> Paragraph:
    """Return a new paragraph at the foot of every page."""
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    first = footer.paragraphs[0]
    return footer.add_paragraph() if first.runs or len(footer.paragraphs) > 1 else first


def _plain_style(document: Document) -> None:
    """Let what a person adds look like the text around it."""
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(BODY.size)
    normal.element.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), BODY.face.value)
    normal.paragraph_format.space_after = Pt(0)


def add_gap(document: Document, lines: int = 1, *, together: bool = False) -> None:
    """Add empty lines; where `together` they stay with what follows."""
    for _ in range(lines):
        paragraph = shape(document.add_paragraph())
        paragraph.paragraph_format.keep_with_next = together
        dress(paragraph.add_run(), BODY)
