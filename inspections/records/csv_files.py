"""A CSV file as a sheet of text cells."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

import numpy as np

from inspections.faults import UserError, refuse
from inspections.records.file_kinds import refuse_no_text
from inspections.records.sheets import TITLE_LINES, Sheet, TextEncoder, find_headings, without_blank_rows
from inspections.records.split_csv import NotWellFormedError, split_columns
from inspections.records.text_encodings import ENCODINGS, encoding_by_mark, encoding_of

_CHUNK = 10_000
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
            # Every cell is decoded, so that a wrong encoding shows here.
            encoders = split_columns(path, encoding.removesuffix("-sig"), lines, len(headings))
        except UnicodeDecodeError:
            continue
        except (NotWellFormedError, UserError):
            break
        return without_blank_rows("", headings, encoders, (above + 2, 0))
    encoding = encoding_of(path)
    separator = next(
        (separator_tried for separator_tried in _SEPARATORS if _has_headings(path, encoding, is_heading, separator_tried)), ","
    )
    return _row_by_row(path, encoding, is_heading, separator)


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


def _row_by_row(path: Path, encoding: str, is_heading: frozenset[str], separator: str) -> Sheet:
    """Read a file that no program wrote so, that is separated otherwise than by commas, or is in another encoding."""
    above, _, headings = _top(path, encoding, is_heading, separator)
    encoders = [TextEncoder() for _ in headings]
    size = 0
    with path.open(encoding=encoding, newline="") as lines:
        rows = islice(_rows(lines, separator, path.name), above + 1, None)
        while chunk := list(islice(rows, _CHUNK)):
            # Cells behind the headings are columns without one, so that every fault of the file is told.
            for _ in range(max(map(len, chunk)) - len(encoders)):
                encoders.append(TextEncoder())
                encoders[-1].add([""], np.zeros(size, dtype=np.intp))
            for number, encoder in enumerate(encoders):
                encoder.add([row[number] if number < len(row) else "" for row in chunk], np.arange(len(chunk)))
            size += len(chunk)
    headings += [""] * (len(encoders) - len(headings))
    return without_blank_rows("", headings, encoders, (above + 2, 0))


def _rows(lines: Iterable[str], separator: str, name: str) -> Iterator[list[str]]:
    """Yield the rows of a file. Raises UserError where quotes have no end, or a row more cells than a spreadsheet."""
    # A row behind the last one, of two cells: it is one cell, or the end of one, where quotes were still open.
    end = f"\0{separator}\0"
    reader = csv.reader(chain(lines, [end]), delimiter=separator)
    try:
        for row in reader:
            if row == ["\0", "\0"]:
                return
            if row and row[-1].endswith(end):
                raise refuse("ragged_table", "有一行无法分列，可能是引号没有成对", name, "请检查逗号和引号")
            if len(row) > _MOST_COLUMNS:
                raise refuse("ragged_table", f"第{reader.line_num}行无法分列", name, "请检查逗号和引号")
            yield row
    except csv.Error as error:
        raise refuse("ragged_table", "单元格过长或引号没有成对，无法分列", name, "请检查引号，另存为 CSV 后重试") from error
