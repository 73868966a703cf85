"""A table of facts: a column a fact, a row a record; lists are tables of lines with the row they belong to.

A column holds each distinct value once and a code a row, so that a condition is decided once a value, exactly
(decimals stay decimals), and spread over the rows by numpy. One record on screen is a table of one row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Value: TypeAlias = "str | bool | Decimal | date | datetime | tuple[str, ...]"
"""What one fact of one record can be; its field's type says which."""

_Number = TypeVar("_Number", bound=np.generic)

ABSENT = -1
"""The code of a row that does not hold the fact."""


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One fact of every row: `codes` (int32, one a row) points into `values`, -1 where the fact is absent."""

    codes: NDArray[np.int32]
    values: tuple[Value, ...]

    def at(self, row: int) -> Value | None:
        """Return the value in `row`, or None where it is absent."""
        code = int(self.codes[row])
        return None if code == ABSENT else self.values[code]

    def spread(self, of_value: Callable[[Value], int], absent: int, dtype: type[_Number]) -> NDArray[_Number]:
        """Return one number a row: `of_value` of its value, called once a distinct value, or `absent`."""
        if len(self.codes) == 1:  # one record on screen: an index into a table of one costs more than all the rest
            code = self.codes[0]
            return np.array([absent if code == ABSENT else of_value(self.values[code])], dtype=dtype)
        numbers = np.empty(len(self.values) + 1, dtype=dtype)
        numbers[:-1] = [of_value(value) for value in self.values]
        numbers[-1] = absent
        return numbers[self.codes]

    def where(self, of_value: Callable[[Value], bool], *, absent: bool = False) -> NDArray[np.intp]:
        """Return the rows whose value is one that `of_value` says yes to, and with `absent` those without."""
        return np.flatnonzero(self.spread(of_value, absent, np.bool_))

    def take(self, rows: NDArray[np.intp]) -> Column:
        """Return the column of these rows alone."""
        return Column(self.codes[rows], self.values)


@dataclass(frozen=True, slots=True, eq=False)
class ListTable:
    """The lines of one list over all rows.

    `owners` (int32, ascending) is the row that each line belongs to; `present` (bool, one a row) tells an empty list
    from an absent one.
    """

    owners: NDArray[np.int32]
    present: NDArray[np.bool_]
    lines: FactTable

    def of(self, row: int) -> range:
        """Return the numbers of the lines of `row` in `lines`."""
        first, last = np.searchsorted(self.owners, [row, row + 1])
        return range(int(first), int(last))

    def take(self, rows: NDArray[np.intp]) -> ListTable:
        """Return the lists of these rows alone, which must be ascending."""
        new_position = np.full(len(self.present), ABSENT, dtype=np.int32)
        new_position[rows] = np.arange(len(rows), dtype=np.int32)
        kept = np.flatnonzero(new_position[self.owners] >= 0)
        return ListTable(new_position[self.owners[kept]], self.present[rows], self.lines.take(kept))


@dataclass(frozen=True, slots=True, eq=False)
class FactTable:
    """Facts of `size` rows. A path without a column is absent in every row."""

    size: int
    columns: Mapping[str, Column]
    lists: Mapping[str, ListTable]

    def at(self, row: int, path: str) -> Value | None:
        """Return one fact of one row, or None."""
        column = self.columns.get(path)
        return None if column is None else column.at(row)

    def spread(self, path: str, of_value: Callable[[Value], int], absent: int, dtype: type[_Number]) -> NDArray[_Number]:
        """Return one number a row for the fact at `path`, as `Column.spread` does."""
        column = self.columns.get(path)
        if column is None:
            return np.full(self.size, absent, dtype=dtype)
        return column.spread(of_value, absent, dtype)

    def take(self, rows: NDArray[np.intp]) -> FactTable:
        """Return the table of these rows alone, which must be ascending."""
        return FactTable(
            len(rows),
            {path: column.take(rows) for path, column in self.columns.items()},
            {path: lines.take(rows) for path, lines in self.lists.items()},
        )
