"""A sheet of text cells under headings, from CSV or Excel, each distinct text of a column held once."""

from __future__ import annotations

import codecs
import csv
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from python_calamine import CalamineError, CalamineWorkbook

from inspections.errors import refuse
from inspections.records.facts import ABSENT
from inspections.records.headings import plain

_CHUNK = 100_000
"""Rows read at once: bounds the memory of a large file, and each chunk is a step of progress."""

_TITLE_LINES = 10
"""Lines above the headings that are searched for them: ledgers carry a title line, often merged over all columns."""


@dataclass(frozen=True, slots=True, eq=False)
class TextColumn:
    """One column: `codes` (int32, one a row) into `texts`, -1 for an empty cell."""

    codes: NDArray[np.int32]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Headings and as many columns of `size` rows."""

    name: str
    size: int
    headings: tuple[str, ...]
    columns: tuple[TextColumn, ...]


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
    encoders = [_Encoder() for _ in headings]
    try:
        with warnings.catch_warnings():
            # pandas only warns where the first row is too long, and drops what is too much.
            warnings.simplefilter("error", pd.errors.ParserWarning)
            chunks: Iterator[pd.DataFrame] = pd.read_csv(
                path,
                encoding=encoding,
                header=None,
                names=list(range(len(headings))),
                index_col=False,
                skiprows=above + 1,
                dtype=object,
                na_filter=False,
                chunksize=_CHUNK,
                skip_blank_lines=True,
            )
            for chunk in chunks:
                for number, encoder in enumerate(encoders):
                    codes, texts = pd.factorize(chunk[number].to_numpy())
                    encoder.add(texts, codes)
    except pd.errors.EmptyDataError:
        pass
    except (pd.errors.ParserError, pd.errors.ParserWarning) as error:
        line = re.search(r"line (\d+)", str(error))
        what = f"第{line[1]}行的单元格多于表头" if line else "有一行的单元格多于表头，或者引号没有成对"
        raise refuse("ragged_table", what, path.name, "请检查逗号和引号") from error
    return _without_blank_rows("", headings, encoders)


def read_xlsx(path: Path, is_heading: frozenset[str]) -> list[Sheet]:
    """Read every sheet of a workbook that has a row of headings; the first sheet must have one."""
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        named = [(name, workbook.get_sheet_by_name(name).to_python()) for name in workbook.sheet_names]
    except (CalamineError, OSError) as error:
        raise refuse("no_workbook", "不是可以读取的 .xlsx 工作簿", path.name, "请用 Excel 或 WPS 另存为 .xlsx 后重试") from error
    sheets = []
    for position, (name, rows) in enumerate(named):
        texts = [[_cell_text(cell) for cell in row] for row in rows]
        if position and not any(cell.strip() for row in texts for cell in row):
            continue
        above, headings = _headings(texts[:_TITLE_LINES], is_heading, f"{path.name} 工作表“{name}”")
        encoders = [_Encoder() for _ in headings]
        for number, encoder in enumerate(encoders):
            cells = [row[number] if number < len(row) else "" for row in texts[above + 1 :]]
            encoder.add(cells, np.arange(len(cells)))
        sheets.append(_without_blank_rows(name, headings, encoders))
    return sheets


def _without_blank_rows(name: str, headings: Sequence[str], encoders: Sequence[_Encoder]) -> Sheet:
    columns = [encoder.column() for encoder in encoders]
    filled = np.zeros(len(columns[0].codes), dtype=np.bool_)
    for column in columns:
        filled |= column.codes != ABSENT
    if not filled.all():
        kept = np.flatnonzero(filled)
        columns = [encoder.column(kept) for encoder in encoders]
    return Sheet(name, int(filled.sum()), tuple(headings), tuple(columns))


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
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
