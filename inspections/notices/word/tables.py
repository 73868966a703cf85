"""Tables with thin lines whose headings every page repeats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Pt
from docx.table import Table, _Row

from inspections.notices import page
from inspections.notices.word.lettering import Face, Style, add_text, shape

CELLS = Style(Face.FANGSONG, 12.0)
ROW_HEIGHT = Pt(22)
SHORT = 8
"""Characters up to which a cell is centred."""


def add_table(document: Document, headings: Sequence[str], rows: Sequence[Sequence[str]], blank: int, shares: Sequence[float]) -> None:
    """Add a table as wide as the block; without shares its columns are as wide as their longest words ask."""
    widths = shares or [min(14, max(len(cell) for cell in column)) + 1 for column in zip(headings, *rows, strict=True)]
    table = document.add_table(rows=0, cols=len(headings), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for number, cells in enumerate((headings, *rows, *([""] * len(headings) for _ in range(blank)))):
        row = table.add_row()
        row.height, row.height_rule = ROW_HEIGHT, WD_ROW_HEIGHT_RULE.AT_LEAST
        _mark(row, "w:cantSplit")
        if number == 0:
            _mark(row, "w:tblHeader")
        for cell, text in zip(row.cells, cells, strict=True):
            short = number == 0 or len(text) <= SHORT
            align = WD_ALIGN_PARAGRAPH.CENTER if short else WD_ALIGN_PARAGRAPH.LEFT
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            add_text(shape(cell.paragraphs[0], align=align, leading=None), text, CELLS)
    _set_widths(table, widths)


def _set_widths(table: Table, widths: Sequence[float]) -> None:
    share = page.BLOCK_WIDTH / sum(widths)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width * share)
        for cell in column.cells:
            cell.width = Pt(width * share)


def _mark(row: _Row, name: str) -> None:
    properties: Any = row._tr.get_or_add_trPr()  # noqa: SLF001 # python-docx does not know these marks
    properties.append(OxmlElement(name))
