"""Tables with thin lines whose headings every page repeats."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import fsum
from typing import Any

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Row

from inspections.typesetting import page
from inspections.typesetting.table import SIDE, lay_out_cells
from inspections.typesetting.word.lettering import Face, Style, add_text, shape

LARGEST = 12.0
ROW_HEIGHT = Pt(22)


def add_table(document: Document, headings: Sequence[str], rows: Sequence[Sequence[str]], blank: int, shares: Sequence[float]) -> None:
    """Add a table as wide as the block, its size and columns those of the printed one as far as unknown fonts allow.

    A column whose cells all stand on one line is centred, any other begins at the left.
    """
    like = lay_out_cells((headings, *rows), shares, _ems)
    size = min(LARGEST, like.size)
    wraps = [any(len(row.cells[column]) > 1 for row in like.rows) for column in range(len(headings))]
    table = document.add_table(rows=0, cols=len(headings), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for number, cells in enumerate((headings, *rows, *([""] * len(headings) for _ in range(blank)))):
        row = table.add_row()
        row.height, row.height_rule = ROW_HEIGHT, WD_ROW_HEIGHT_RULE.AT_LEAST
        _mark(row, "w:cantSplit")
        if number == 0:
            _mark(row, "w:tblHeader")
        for cell, text, wrapped in zip(row.cells, cells, wraps, strict=True):
            align = WD_ALIGN_PARAGRAPH.LEFT if wrapped and number else WD_ALIGN_PARAGRAPH.CENTER
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            add_text(shape(cell.paragraphs[0], align=align, leading=None), text, Style(Face.FANGSONG, size))
    _set_widths(table, [right - left for left, right in pairwise(like.edges)])
    _set_margins(table, SIDE * size)


def _ems(text: str) -> list[float]:
    """The widths of characters as Chinese fonts have them: figures and Latin letters are half as wide."""
    return [0.5 if character.isascii() else 1.0 for character in text]


def _set_widths(table: Table, widths: Sequence[float]) -> None:
    share = page.BLOCK_WIDTH / fsum(widths)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width * share)
        for cell in column.cells:
            cell.width = Pt(width * share)


def _set_margins(table: Table, side: float) -> None:
    """Set the blank on either side of a cell's text, which a word processor makes wider than a narrow column can spare."""
    margins: Any = OxmlElement("w:tblCellMar")
    for name in ("left", "right"):
        margin: Any = OxmlElement(f"w:{name}")
        margin.set(qn("w:w"), str(round(20 * side)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties: Any = table._tbl.tblPr  # noqa: SLF001 # python-docx does not know these margins
    before = properties.find(qn("w:tblLook"))
    properties.insert(len(properties) if before is None else properties.index(before), margins)


def _mark(row: _Row, name: str) -> None:
    properties: Any = row._tr.get_or_add_trPr()  # noqa: SLF001 # python-docx does not know these marks
    properties.append(OxmlElement(name))
