"""Columns of a table of facts compared with each other, and where a line of a list stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from inspections.records.fact_table import ABSENT, Column, FactTable, Value

NO_DAY = 0
"""Ordinal of an absent day; no date has it."""

RowFaults: TypeAlias = "Iterator[tuple[int, str, str, str, str]]"
"""Row, code, path, what, action."""


def ordinals(table: FactTable, path: str) -> NDArray[np.int32]:
    """Return the proleptic ordinal of a day fact, one a row, 0 where it is absent."""
    return table.spread(path, lambda value: value.toordinal() if isinstance(value, date) else NO_DAY, NO_DAY, np.int32)


def clashing(one: Column, other: Column, clash: Callable[[Value, Value], bool]) -> Iterable[int]:
    """Return the rows that hold both facts and whose values clash, which is asked once for each distinct pair."""
    rows = np.flatnonzero((one.codes != ABSENT) & (other.codes != ABSENT))
    count = len(other.values)
    pairs, which = np.unique(one.codes[rows].astype(np.int64) * count + other.codes[rows], return_inverse=True)
    clashes = [clash(one.values[pair // count], other.values[pair % count]) for pair in pairs.tolist()]
    return rows[np.array(clashes, dtype=np.bool_)[which]].tolist()  # type: ignore[no-any-return] # a list of int


def holding(table: FactTable, prefix: str) -> Iterable[int]:
    """Return the rows that hold any fact whose path begins so."""
    filled = [column.codes != ABSENT for path, column in table.columns.items() if path.startswith(prefix)]
    return np.flatnonzero(np.logical_or.reduce(filled)).tolist() if filled else ()


def line_of(owners: NDArray[np.int32], line: int) -> tuple[int, int]:
    """Return the row of a line and its number in that row, counted from 1."""
    row = int(owners[line])
    return row, line - int(np.searchsorted(owners, row)) + 1
