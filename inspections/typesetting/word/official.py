"""A document with a red head as .docx: mark, number, red line, title, text, annexes, signature, note and colophon."""

from __future__ import annotations

from math import fsum
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from inspections.days import spoken_day
from inspections.typesetting import page
from inspections.typesetting.heads import MARK_LARGEST, MARK_WIDTH, break_title
from inspections.typesetting.official_document import Annex, Level, Listing, OfficialDocument, Paragraph, annex_label
from inspections.typesetting.word.colophon import SMALL, add_colophon
from inspections.typesetting.word.letterhead import add_letterhead
from inspections.typesetting.word.lettering import FACES, TITLE, Face, Style, add_text, shape
from inspections.typesetting.word.sheet import add_gap, new_sheet, number_pages
from inspections.typesetting.word.tables import add_table

ABOVE_MARK = page.MARK_TOP
SEAL_LINES = 3
"""Empty lines above a signature that a seal covers."""
LINES_KEPT = 3
"""Paragraphs above the signature, empty ones too, that stay on its page."""
RED_LINE = {"val": "single", "sz": "12", "space": "11", "color": "D90000"}
"""1.5 points, 4 mm below the number."""


def official_docx(document: OfficialDocument) -> Document:
    """Return the document for a word processor."""
    made = new_sheet(document)
    number_pages(made)
    _head(made, document)
    for part in document.paragraphs:
        add_part(made, part)
    _annex_list(made, document.annexes)
    _signature(made, document)
    if document.note:
        add_text(shape(made.add_paragraph(), indent=2), f"（{document.note}）")
    for number, annex in enumerate(document.annexes, start=1):
        _annex(made, annex_label(number, len(document.annexes)), annex)
    if document.colophon is not None:
        add_colophon(made, document.colophon, copies_alone=document.letter_form)
    return made


def add_part(made: Document, part: Paragraph | Listing) -> None:
    """Add a paragraph in its level's typeface, or a table."""
    if isinstance(part, Listing):
        add_table(made, part.headings, part.rows, part.blank_rows, part.shares)
        return
    turn = len(part.text) if part.lead is None else part.lead
    paragraph = shape(made.add_paragraph(), indent=2)
    paragraph.paragraph_format.keep_with_next = part.level in {Level.FIRST, Level.SECOND} and turn == len(part.text)
    add_text(paragraph, part.text[:turn], Style(FACES[part.level]))
    if part.text[turn:]:
        add_text(paragraph, part.text[turn:])


def add_title(made: Document, text: str) -> None:
    """Add a title of size 2, broken by sense."""
    widths = [page.SIZE_2 if not character.isascii() else page.SIZE_2 / 2 for character in text]
    for line in break_title(text, widths, page.BLOCK_WIDTH):
        add_text(shape(made.add_paragraph(), align=WD_ALIGN_PARAGRAPH.CENTER), line, TITLE)


def _head(made: Document, document: OfficialDocument) -> None:
    if document.letter_form:
        add_letterhead(made, document.issuer, document.number)
    else:
        _mark_and_number(made, document)
    add_gap(made, 2)
    add_title(made, document.title)
    add_gap(made)
    add_text(shape(made.add_paragraph()), f"{document.addressee}：")


def _mark_and_number(made: Document, document: OfficialDocument) -> None:
    size = min(MARK_LARGEST, MARK_WIDTH / max(1, len(document.issuer)))
    mark = shape(made.add_paragraph(), align=WD_ALIGN_PARAGRAPH.CENTER, leading=Pt(round(size * 1.2)))
    mark.paragraph_format.space_before = Pt(ABOVE_MARK)
    add_text(mark, document.issuer, Style(Face.BIAOSONG, round(size), red=True))
    # The mark's own line ends half a line below it: with one more the number stands where the printed one does.
    add_gap(made)
    number = shape(made.add_paragraph(), align=WD_ALIGN_PARAGRAPH.CENTER)
    add_text(number, document.number)
    _underline(number)


def _annex_list(made: Document, annexes: tuple[Annex, ...]) -> None:
    if annexes:
        add_gap(made)
    for number, annex in enumerate(annexes, start=1):
        lead_number = f"{number}.　" if len(annexes) > 1 else ""
        lead = "附件：" if number == 1 else "　　　"
        hanging = len(lead) + (1.5 if lead_number else 0)
        paragraph = shape(made.add_paragraph(), indent=-hanging, left=2 + hanging)
        add_text(paragraph, f"{lead}{lead_number.strip('　')}{annex.title}")


def _signature(made: Document, document: OfficialDocument) -> None:
    day = spoken_day(document.dated)
    # No page with the signature alone.
    for paragraph in made.paragraphs[-LINES_KEPT:]:
        paragraph.paragraph_format.keep_with_next = True
    issuer, date = _cells(document.signed_by), _cells(day)
    if document.sealed:
        add_gap(made, SEAL_LINES, together=True)
        date_right, issuer_right = 4.0, max(0.0, 4 + (date - issuer) / 2)
    else:
        add_gap(made, together=True)
        # The date begins two characters right of the issuer's first one; the wider of the two stands two from the right.
        date_right, issuer_right = (issuer - date, 2.0) if issuer - date >= 2 else (2.0, 2 + date + 2 - issuer)  # noqa: PLR2004 # as said
    for text, right in ((document.signed_by, issuer_right), (day, date_right)):
        paragraph = shape(made.add_paragraph(), right=right, align=WD_ALIGN_PARAGRAPH.RIGHT)
        paragraph.paragraph_format.keep_with_next = text is not day
        add_text(paragraph, text)


def _cells(text: str) -> float:
    return fsum(0.5 if character.isascii() else 1.0 for character in text)


def _annex(made: Document, label: str, annex: Annex) -> None:
    paragraph = shape(made.add_paragraph())
    paragraph.paragraph_format.page_break_before = True
    add_text(paragraph, label, Style(Face.HEI))
    add_gap(made)
    add_title(made, annex.title)
    add_gap(made)
    add_table(made, annex.headings, annex.rows, 0, ())
    if annex.note:
        add_text(shape(made.add_paragraph()), f"注：{annex.note}", SMALL)


def _underline(number: WordParagraph) -> None:
    """Draw the red line below the number."""
    properties: Any = number._p.get_or_add_pPr()  # noqa: SLF001 # python-docx knows no borders of paragraphs
    borders, edge = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in RED_LINE.items():
        edge.set(qn(f"w:{key}"), value)
    borders.append(edge)
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:autoSpaceDE", "w:autoSpaceDN", "w:spacing", "w:ind", "w:jc", "w:rPr")
