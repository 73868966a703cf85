"""Paragraphs and runs in the official typefaces, by the names under which Chinese offices have them installed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any, NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from inspections.typesetting import page
from inspections.typesetting.characters import in_print
from inspections.typesetting.official_document import Level

CELL = Pt(15.75)
"""A character with its share of the line: 16 points less a quarter, so that 28 of them fit."""
TIGHTER = -5
"""Twentieths of a point between two characters."""
LEADING = Pt(page.LEADING)
RED = RGBColor(0xD9, 0, 0)
WESTERN = "Times New Roman"
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold (2.2)."""


class Face(Enum):
    """Typefaces of GB/T 9704-2012."""

    FANGSONG = "仿宋_GB2312"
    KAI = "楷体_GB2312"
    HEI = "黑体"
    BIAOSONG = "方正小标宋简体"
    SONG = "宋体"


FACES: Mapping[Level, Face] = MappingProxyType(
    {Level.BODY: Face.FANGSONG, Level.FIRST: Face.HEI, Level.SECOND: Face.KAI, Level.THIRD: Face.FANGSONG, Level.FOURTH: Face.FANGSONG}
)


class Style(NamedTuple):
    """How a run looks."""

    face: Face = Face.FANGSONG
    size: float = page.SIZE_3
    underlined: bool = False
    red: bool = False


BODY = Style()
UNDERLINED = Style(underlined=True)
TITLE = Style(Face.BIAOSONG, page.SIZE_2)


def add_text(paragraph: Paragraph, text: str, style: Style = BODY) -> Run:
    """Add a run; tabs in it stay tabs."""
    run = paragraph.add_run(_FORBIDDEN.sub("", "\t".join(map(in_print, text.split("\t")))))
    dress(run, style)
    return run


def dress(run: Run, style: Style) -> None:
    """Set a run's typeface, size and colour."""
    run.font.name = WESTERN
    run.font.size = Pt(style.size)
    if style.underlined:
        run.font.underline = True
    if style.red:
        run.font.color.rgb = RED
    properties: Any = run._element.get_or_add_rPr()  # noqa: SLF001 # python-docx knows no East Asian typefaces
    properties.rFonts.set(qn("w:eastAsia"), style.face.value)
    properties.rFonts.set(qn("w:hint"), "eastAsia")  # quotation marks and dashes are Chinese ones
    if style.size == page.SIZE_3:
        spacing = OxmlElement("w:spacing")
        spacing.set(qn("w:val"), str(TIGHTER))
        properties.insert_element_before(spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang")


def shape(
    paragraph: Paragraph,
    *,
    indent: float = 0,
    left: float = 0,
    right: float = 0,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY,
    leading: Length | None = LEADING,
) -> Paragraph:
    """Set indents (in characters; a negative one hangs), alignment and leading (None: as its content asks) and return the paragraph."""
    form = paragraph.paragraph_format
    form.first_line_indent = Pt(CELL.pt * indent)
    form.left_indent = Pt(CELL.pt * left)
    form.right_indent = Pt(CELL.pt * right)
    form.space_before = form.space_after = Pt(0)
    form.alignment = align
    form.widow_control = True
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        # No space of its own accord between ideographs and letters or figures.
        off = OxmlElement(name)
        off.set(qn("w:val"), "0")
        properties: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001 # python-docx does not know them
        properties.insert_element_before(off, "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")
    if leading is None:
        form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    else:
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = leading
    return paragraph


def add_field(paragraph: Paragraph, instruction: str, style: Style) -> None:
    """Add a field that the word processor fills in: PAGE, NUMPAGES."""
    for kind in ("begin", "separate", "end"):
        run = paragraph.add_run()
        dress(run, style)
        if kind == "separate":
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {instruction} "
            run._element.append(code)  # noqa: SLF001 # python-docx knows no fields
            run = paragraph.add_run()
            dress(run, style)
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._element.append(mark)  # noqa: SLF001 # as above
        if kind == "separate":
            add_text(paragraph, "1", style)
