"""A sheet of text cells under headings, from CSV or Excel, each distinct text of a column held once."""

from __future__ import annotations

import codecs
import csv
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from inspections.errors import refuse
from inspections.records.facts import ABSENT
from inspections.records.formula_cells import Cells, DamagedWorkbookError, column_letters, unusable_cells
from inspections.records.headings import plain

_CHUNK = 100_000
"""Rows read at once: bounds the memory of a large file, and each chunk is a step of progress."""

_MOST_COLUMNS = 16_384
"""Columns of an Excel sheet."""

_EXACT = 10**15
"""From here on a number has more digits than a spreadsheet keeps."""

_TITLE_LINES = 10
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


class _Encoder:
    """Collects one column chunk by chunk."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._chunks: list[NDArray[np.int32]] = []

    def add(self, texts: Iterable[str], codes: NDArray[np.integer]) -> None:
        numbers = [self._numbers.setdefault(text, len(self._numbers)) if text.strip() else ABSENT for text in texts]
        self._chunks.append(np.array([*numbers, ABSENT], dtype=np.int32)[codes])

    def column(self, kept: NDArray[np.intp] | None = None) -> TextColumn:
        codes = np.concatenate(self._chunks) if self._chunks else np.empty(0, dtype=np.int32)
        return TextColumn(codes if kept is None else codes[kept], tuple(self._numbers))


def read_csv(path: Path, is_heading: frozenset[str]) -> Sheet:
    """Read a CSV file (UTF-8 with or without BOM, or GB18030). `is_heading` holds texts that mark the row of headings."""
    encoding = _encoding(path)
    try:
        with path.open(encoding=encoding, newline="") as lines:
            first = [row for _, row in zip(range(_TITLE_LINES), csv.reader(lines), strict=False)]
    except csv.Error as error:
        raise refuse("ragged_table", "单元格过长或引号没有成对，无法分列", path.name, "请检查引号，另存为 CSV 后重试") from error
    above, headings = _headings(first, is_heading, path.name)
    try:
        try:
            encoders = _csv_columns(path, encoding, above, len(headings))
        except (pd.errors.ParserError, pd.errors.ParserWarning):
            # Some row is longer. Its cells are read as columns without a heading, so that every fault of the file is told.
            headings += [""] * (_widest(path, encoding) - len(headings))
            encoders = _csv_columns(path, encoding, above, len(headings))
    except (pd.errors.ParserError, pd.errors.ParserWarning, csv.Error) as error:
        line = re.search(r"line (\d+)", str(error))
        what = f"第{line[1]}行无法分列" if line else "有一行无法分列，可能是引号没有成对"
        raise refuse("ragged_table", what, path.name, "请检查逗号和引号") from error
    return _without_blank_rows("", headings, encoders, (above + 2, 0))


def _csv_columns(path: Path, encoding: str, above: int, width: int) -> list[_Encoder]:
    encoders = [_Encoder() for _ in range(width)]
    try:
        with warnings.catch_warnings():
            # pandas only warns where the first row is too long, and drops what is too much.
            warnings.simplefilter("error", pd.errors.ParserWarning)
            chunks: Iterator[pd.DataFrame] = pd.read_csv(
                path,
                encoding=encoding,
                header=None,
                names=list(range(width)),
                index_col=False,
                skiprows=above + 1,
                dtype=object,
                na_filter=False,
                chunksize=_CHUNK,
                skip_blank_lines=False,  # rows are named by their number
            )
            for chunk in chunks:
                for number, encoder in enumerate(encoders):
                    codes, texts = pd.factorize(chunk[number].to_numpy())
                    encoder.add(texts, codes)
    except pd.errors.EmptyDataError:
        pass
    return encoders


def _widest(path: Path, encoding: str) -> int:
    """Return the number of cells of the longest row, as far as a spreadsheet has columns."""
    with path.open(encoding=encoding, newline="") as lines:
        return min(max(map(len, csv.reader(lines)), default=0), _MOST_COLUMNS)


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
        above, headings = _headings(texts[:_TITLE_LINES], is_heading, f"{path.name} 工作表“{sheet.name}”")
        encoders = [_Encoder() for _ in headings]
        for number, encoder in enumerate(encoders):
            cells = [row[number] if number < len(row) else "" for row in texts[above + 1 :]]
            encoder.add(cells, np.arange(len(cells)))
        sheets.append(_without_blank_rows(sheet.name, headings, encoders, (top + above + 2, left)))
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


def _without_blank_rows(name: str, headings: Sequence[str], encoders: Sequence[_Encoder], corner: tuple[int, int]) -> Sheet:
    """Return the sheet whose first row under the headings has the number `corner[0]`, and whose first column is `corner[1]`."""
    columns = [encoder.column() for encoder in encoders]
    filled = np.zeros(len(columns[0].codes), dtype=np.bool_)
    for column in columns:
        filled |= column.codes != ABSENT
    kept = np.flatnonzero(filled)
    if len(kept) < len(filled):
        columns = [encoder.column(kept) for encoder in encoders]
    return Sheet(name, len(kept), tuple(headings), tuple(columns), kept + corner[0], corner[1])


def _headings(rows: Sequence[Sequence[str]], is_heading: frozenset[str], where: str) -> tuple[int, list[str]]:
    for number, row in enumerate(rows):
        headings = [cell.strip() for cell in row]
        if is_heading.intersection(map(plain, headings)):
            return number, headings
    wanted = "、".join(sorted(is_heading))
    raise refuse("no_headings", f"前 {_TITLE_LINES} 行中没有找到表头", where, f"表头须含有下列之一：{wanted}")


def _encoding(path: Path) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            with path.open("rb") as content:
                while chunk := content.read(1 << 20):
                    decoder.decode(chunk)
                decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return encoding
    raise refuse("unknown_encoding", "文件的文字编码不是 UTF-8，也不是 GB18030", path.name, "请另存为 UTF-8 编码的 CSV 后重试")


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
