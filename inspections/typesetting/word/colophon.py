"""版记 at the foot of the last page: a frame bound to the lower edge of the block (GB/T 9704-2012, 7.4).

A frame (`w:framePr`, ISO/IEC 29500-1, 17.3.1.11) is as high as its text, and is kept at the margin by Word and LibreOffice alike. The
latter (7.4) lets go neither a floating table of full width nor a frame whose paragraphs have borders, so each rule is a blank line as
high as the rule is thick, shaded black.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph

from inspections.days import spoken_day
from inspections.typesetting import page
from inspections.typesetting.official_document import Colophon
from inspections.typesetting.word.lettering import Face, Style, add_text, shape

SMALL = Style(Face.FANGSONG, page.SIZE_4)
OUTER, INNER = Pt(1), Pt(0.7)
"""0.35 mm, and 0.25 mm between."""
PITCH = Pt(1.6 * page.SIZE_4)
SIDE = Pt(page.SIZE_4)
"""One character stays blank on either side of the text, not of the rules."""
COPIES = "抄送："
FRAME = {
    "w": str(round(page.BLOCK_WIDTH * 20)),
    "wrap": "notBeside",
    "vAnchor": "margin",
    "hAnchor": "margin",
    "xAlign": "left",
    "yAlign": "bottom",
}
"""As wide as the block, at its lower edge; text stays above."""


def add_colophon(made: Document, colophon: Colophon, *, copies_alone: bool = False) -> None:
    """Add the 版记 behind the text. Whatever is written above it later, it stays at the foot of the page on which the text ends.

    That of a letter is of `copies_alone`: it has neither rules nor printer (10.1).
    """
    if copies_alone:
        _line(made, f"{COPIES}{'，'.join(colophon.copies)}。", hanging=len(COPIES))
        shape(made.add_paragraph(), leading=OUTER)
        return
    _rule(made, OUTER)
    if colophon.copies:
        _line(made, f"{COPIES}{'，'.join(colophon.copies)}。", hanging=len(COPIES))
        _rule(made, INNER)
    printed = _line(made, f"{colophon.printed_by}\t{spoken_day(colophon.printed_on)}印发")
    printed.paragraph_format.tab_stops.add_tab_stop(Length(Pt(page.BLOCK_WIDTH) - SIDE), WD_TAB_ALIGNMENT.RIGHT)
    _rule(made, OUTER)
    # A frame is anchored to the paragraph behind it.
    shape(made.add_paragraph(), leading=OUTER)


def _line(made: Document, text: str, hanging: int = 0) -> Paragraph:
    paragraph = _framed(shape(made.add_paragraph(), leading=PITCH))
    form = paragraph.paragraph_format
    form.left_indent, form.first_line_indent, form.right_indent = Length(SIDE * (1 + hanging)), Length(-SIDE * hanging), SIDE
    add_text(paragraph, text, SMALL)
    return paragraph


def _rule(made: Document, thickness: Length) -> None:
    line = _framed(shape(made.add_paragraph(), leading=thickness))
    shade = OxmlElement("w:shd")
    for key, value in {"val": "clear", "color": "auto", "fill": "000000"}.items():
        shade.set(qn(f"w:{key}"), value)
    properties: Any = line._p.get_or_add_pPr()  # noqa: SLF001 # python-docx knows no shading
    properties.insert_element_before(shade, "w:tabs", "w:autoSpaceDE", "w:autoSpaceDN", "w:spacing", "w:ind", "w:jc")


def _framed(paragraph: Paragraph) -> Paragraph:
    """Put a paragraph into the frame: neighbours with the same one share it."""
    frame = OxmlElement("w:framePr")
    for key, value in FRAME.items():
        frame.set(qn(f"w:{key}"), value)
    properties: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001 # python-docx knows no frames
    properties.insert_element_before(
        frame, "w:widowControl", "w:pBdr", "w:tabs", "w:autoSpaceDE", "w:autoSpaceDN", "w:spacing", "w:ind", "w:jc"
    )
    return paragraph
