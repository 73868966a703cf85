"""A sheet of text cells under headings, each distinct text of a column held once; the sheets of an Excel workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from inspections.errors import refuse
from inspections.records.clean_text import says_nothing
from inspections.records.facts import ABSENT
from inspections.records.formula_cells import Cells, DamagedWorkbookError, column_letters, unusable_cells
from inspections.records.headings import plain

_EXACT = 10**15
"""From here on a number has more digits than a spreadsheet keeps."""

TITLE_LINES = 10
"""Lines above the headings that are searched for them: ledgers carry a title line, often merged over all columns."""


@dataclass(frozen=True, slots=True, eq=False)
class TextColumn:
    """One column: `codes` (int32, one a row) into `texts`, -1 for an empty cell."""

    codes: NDArray[np.int32]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Headings and as many columns of `size` rows.

    `rows` (int, one a row) is the number of each row as Excel shows it, headings and blank rows counted; `first` is the first
    column's, from 0.
    """

    name: str
    size: int
    headings: tuple[str, ...]
    columns: tuple[TextColumn, ...]
    rows: NDArray[np.intp]
    first: int = 0

    def address(self, row: int, position: int) -> str:
        """Return a cell's address, such as E2."""
        return f"{self.letters(position)}{self.rows[row]}"

    def letters(self, position: int) -> str:
        """Return the letters above a column."""
        return column_letters(self.first + position)


class TextEncoder:
    """Collects one column chunk by chunk."""

    def __init__(self) -> None:
        """Start with no rows."""
        self._first: dict[str, int] = {}
        """Each distinct text and its place, where it came first, among all texts that were added."""
        self._added = 0
        self._chunks: list[NDArray[np.int32]] = []

    def add(self, texts: Sequence[str], codes: NDArray[np.integer]) -> None:
        """Add rows whose cells are `codes` into `texts`."""
        places = map(self._first.setdefault, texts, count(self._added))
        self._chunks.append(np.fromiter(places, np.int32, len(texts))[codes])
        self._added += len(texts)

    def column(self) -> TextColumn:
        """Return the column of all rows that were added; a text of blanks alone is an empty cell."""
        filled = dict(self._first)
        for blank in [text for text in filled if says_nothing(text)]:
            del filled[blank]
        codes = np.full(self._added, ABSENT, dtype=np.int32)
        codes[np.fromiter(filled.values(), np.intp, len(filled))] = np.arange(len(filled))
        return TextColumn(codes[np.concatenate(self._chunks)] if self._chunks else codes, tuple(filled))


def read_xlsx(path: Path, is_heading: frozenset[str]) -> list[Sheet]:
    """Read every sheet of a workbook that has a row of headings; the first sheet must have one."""
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        named = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
        grids = [_texts(sheet) for sheet in named]
        unusable = unusable_cells(path)
    except (CalamineError, DamagedWorkbookError, OSError) as error:
        raise refuse("no_workbook", "不是可以读取的 .xlsx 工作簿", path.name, "请用 Excel 或 WPS 另存为 .xlsx 后重试") from error
    sheets = []
    for position, (sheet, texts) in enumerate(zip(named, grids, strict=True)):
        top, left = sheet.start or (0, 0)
        _put(texts, unusable.get(sheet.name, {}), top, left)
        if position and not any(cell.strip() for row in texts for cell in row):
            continue
        above, headings = find_headings(texts[:TITLE_LINES], is_heading, f"{path.name} 工作表“{sheet.name}”")
        encoders = [TextEncoder() for _ in headings]
        for number, encoder in enumerate(encoders):
            cells = [row[number] if number < len(row) else "" for row in texts[above + 1 :]]
            encoder.add(cells, np.arange(len(cells)))
        sheets.append(without_blank_rows(sheet.name, headings, encoders, (top + above + 2, left)))
    return sheets


def _texts(sheet: CalamineSheet) -> list[list[str]]:
    return [[_cell_text(cell) for cell in row] for row in sheet.to_python()]


def _put(texts: list[list[str]], unusable: Cells, top: int, left: int) -> None:
    """Put what is read of unusable cells in their places; the grid begins at row `top` and column `left`."""
    for (row, column), text in unusable.items():
        if row < top or column < left:
            continue  # above the headings, or beside them
        texts.extend([] for _ in range(row - top + 1 - len(texts)))
        cells = texts[row - top]
        cells.extend("" for _ in range(column - left + 1 - len(cells)))
        cells[column - left] = text


def without_blank_rows(name: str, headings: Sequence[str], encoders: Sequence[TextEncoder], corner: tuple[int, int]) -> Sheet:
    """Return the sheet whose first row under the headings has the number `corner[0]`, and whose first column is `corner[1]`."""
    columns = [encoder.column() for encoder in encoders]
    filled = np.zeros(len(columns[0].codes), dtype=np.bool_)
    for column in columns:
        filled |= column.codes != ABSENT
    kept = np.flatnonzero(filled)
    if len(kept) < len(filled):
        columns = [TextColumn(column.codes[kept], column.texts) for column in columns]
    return Sheet(name, len(kept), tuple(headings), tuple(columns), kept + corner[0], corner[1])


def find_headings(rows: Sequence[Sequence[str]], is_heading: frozenset[str], where: str) -> tuple[int, list[str]]:
    """Return the number of rows above the headings, and the headings. Raises UserError where there are none."""
    for number, row in enumerate(rows):
        headings = [cell.strip() for cell in row]
        if is_heading.intersection(map(plain, headings)):
            return number, headings
    wanted = "、".join(sorted(is_heading))
    raise refuse("no_headings", f"前 {TITLE_LINES} 行中没有找到表头", where, f"表头须含有下列之一：{wanted}")


def _cell_text(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        if abs(cell) >= _EXACT:
            return f"{cell:.14E}"
        # Excel calculates with 15 digits and shows no more; the file may hold 17.388000000000002.
        return str(int(cell)) if cell.is_integer() else f"{Decimal(f'{cell:.15g}'):f}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
