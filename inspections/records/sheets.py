"""A sheet of text cells under headings, each distinct text of a column held once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from inspections.faults import refuse
from inspections.records.addresses import column_letters
from inspections.records.clean_text import says_nothing
from inspections.records.fact_table import ABSENT
from inspections.records.headings import plain

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

    def take(self, rows: NDArray[np.intp]) -> Sheet:
        """Return the sheet of these rows alone."""
        columns = tuple(TextColumn(column.codes[rows], column.texts) for column in self.columns)
        return Sheet(self.name, len(rows), self.headings, columns, self.rows[rows], self.first)

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
        for blank in [text for text in filled if not text[:1].isalnum() and says_nothing(text)]:
            del filled[blank]
        codes = np.full(self._added, ABSENT, dtype=np.int32)
        codes[np.fromiter(filled.values(), np.intp, len(filled))] = np.arange(len(filled))
        return TextColumn(codes[np.concatenate(self._chunks)] if self._chunks else codes, tuple(filled))


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
