"""A column of text cells into a column of facts: every distinct text is read once."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_

import numpy as np

from inspections.records.fact_table import ABSENT, Column, Value
from inspections.records.fields.field import Field
from inspections.records.sheets import TextColumn
from inspections.records.unreadable import UnreadableError
from inspections.records.values import from_cells


def read_column(field: Field, column: TextColumn, note: Callable[[int, UnreadableError], None]) -> Column:
    """Return the facts of a column; `note` is told each row whose cell cannot be read, which is then absent."""
    read = from_cells(field, column.texts)
    if all(map(is_, read, column.texts)):
        return Column(column.codes, column.texts)
    unreadable = {code: value for code, value in enumerate(read) if isinstance(value, UnreadableError)}
    for row in np.flatnonzero(np.isin(column.codes, list(unreadable))).tolist() if unreadable else ():
        note(row, unreadable[int(column.codes[row])])
    # Cells that differ may say the same, 1,200 and 1200; but 1200.00 is kept apart, to be written back as it came.
    values: dict[str, Value] = {str(value): value for value in read if not isinstance(value, UnreadableError)}
    if len(values) == len(read):
        return Column(column.codes, tuple(values.values()))
    numbers = {number_of: number for number, number_of in enumerate(values)}
    codes = [ABSENT if isinstance(value, UnreadableError) else numbers[str(value)] for value in read]
    return Column(np.array([*codes, ABSENT], dtype=np.int32)[column.codes], tuple(values.values()))
