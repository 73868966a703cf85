"""A CSV file as a sheet of text cells."""

from __future__ import annotations

import csv
import re
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from inspections.faults import UserError, refuse
from inspections.records.file_kinds import refuse_no_text
from inspections.records.plain_csv import NotPlainError, plain_columns
from inspections.records.sheets import TITLE_LINES, Sheet, TextEncoder, find_headings, without_blank_rows
from inspections.records.text_encodings import ENCODINGS, encoding_by_mark, encoding_of

_CHUNK = 100_000
"""Rows read at once: bounds the memory of a large file."""

_HEAD = 4096
"""Bytes by which a file is known."""

_SEPARATORS = (",", "\t", ";", "；", "，", "|")
"""What may stand between cells, the comma first."""

_MOST_COLUMNS = 16_384
"""Columns of an Excel sheet."""


def read_csv(path: Path, is_heading: frozenset[str]) -> Sheet:
    """Read a CSV file (UTF-8, GB18030, or what its byte order mark names). `is_heading` holds texts that mark the row of headings.

    A file whose headings are apart by tabs, semicolons or full-width commas is read by these. Raises UserError, OSError.
    """
    with path.open("rb") as content:
        head = content.read(_HEAD)
    refuse_no_text(head, path.name)
    for encoding in ENCODINGS if encoding_by_mark(head) is None else ():
        try:
            above, lines, headings = _top(path, encoding, is_heading)
            # In a plain file every cell is decoded, so that a wrong encoding shows here.
            encoders = plain_columns(path, encoding.removesuffix("-sig"), lines, len(headings))
        except UnicodeDecodeError:
            continue
        except (NotPlainError, UserError):
            break
        return without_blank_rows("", headings, encoders, (above + 2, 0))
    encoding = encoding_of(path)
    separator = next((each for each in _SEPARATORS if _has_headings(path, encoding, is_heading, each)), ",")
    if separator == "," and encoding in ENCODINGS:
        return _parsed(path, encoding, is_heading)
    return _separated(path, encoding, is_heading, separator)


def _has_headings(path: Path, encoding: str, is_heading: frozenset[str], separator: str) -> bool:
    try:
        _, _, headings = _top(path, encoding, is_heading, separator)
    except UserError:
        return False
    return separator == "," or len(headings) > 1


def _top(path: Path, encoding: str, is_heading: frozenset[str], separator: str = ",") -> tuple[int, int, list[str]]:
    """Return the rows above the headings, the lines of the file up to their end (a quoted cell may have several), and the headings."""
    rows, lines = [], []
    try:
        with path.open(encoding=encoding, newline="") as file:
            reader = csv.reader(file, delimiter=separator)
            for _, row in zip(range(TITLE_LINES), reader, strict=False):
                rows.append(row)
                lines.append(reader.line_num)
    except csv.Error as error:
        raise refuse("ragged_table", "单元格过长或引号没有成对，无法分列", path.name, "请检查引号，另存为 CSV 后重试") from error
    above, headings = find_headings(rows, is_heading, path.name)
    return above, lines[above], headings


def _separated(path: Path, encoding: str, is_heading: frozenset[str], separator: str) -> Sheet:
    """Read a file that is separated otherwise than by commas, or in an encoding that numpy and pandas do not split."""
    above, _, headings = _top(path, encoding, is_heading, separator)
    try:
        with path.open(encoding=encoding, newline="") as file:
            rows = [row for number, row in enumerate(csv.reader(file, delimiter=separator)) if number > above]
    except csv.Error as error:
        raise refuse("ragged_table", "单元格过长或引号没有成对，无法分列", path.name, "请检查引号，另存为 CSV 后重试") from error
    headings += [""] * (min(max(map(len, rows), default=0), _MOST_COLUMNS) - len(headings))
    encoders = [TextEncoder() for _ in headings]
    for number, encoder in enumerate(encoders):
        encoder.add([row[number] if number < len(row) else "" for row in rows], np.arange(len(rows)))
    return without_blank_rows("", headings, encoders, (above + 2, 0))


def _parsed(path: Path, encoding: str, is_heading: frozenset[str]) -> Sheet:
    """Read any CSV file by pandas' parser."""
    above, _, headings = _top(path, encoding, is_heading)
    try:
        try:
            encoders = _parsed_columns(path, encoding, above, len(headings))
        except (pd.errors.ParserError, pd.errors.ParserWarning):
            # Some row is longer. Its cells are read as columns without a heading, so that every fault of the file is told.
            headings += [""] * (_widest(path, encoding) - len(headings))
            encoders = _parsed_columns(path, encoding, above, len(headings))
    except (pd.errors.ParserError, pd.errors.ParserWarning, csv.Error) as error:
        line = re.search(r"line (\d+)", str(error))
        what = f"第{line[1]}行无法分列" if line else "有一行无法分列，可能是引号没有成对"
        raise refuse("ragged_table", what, path.name, "请检查逗号和引号") from error
    return without_blank_rows("", headings, encoders, (above + 2, 0))


def _parsed_columns(path: Path, encoding: str, above: int, width: int) -> list[TextEncoder]:
    encoders = [TextEncoder() for _ in range(width)]
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
                    encoder.add(texts.tolist(), codes)
    except pd.errors.EmptyDataError:
        pass
    return encoders


def _widest(path: Path, encoding: str) -> int:
    """Return the number of cells of the longest row, as far as a spreadsheet has columns."""
    with path.open(encoding=encoding, newline="") as lines:
        return min(max(map(len, csv.reader(lines)), default=0), _MOST_COLUMNS)
