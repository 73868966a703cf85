"""A column of text cells into a column of facts: every distinct text is read once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from inspections.records.facts import ABSENT, Column, Value
from inspections.records.fields.field import Field
from inspections.records.sheets import TextColumn
from inspections.records.values import UnreadableError, from_cell


def read_column(field: Field, column: TextColumn, note: Callable[[int, UnreadableError], None]) -> Column:
    """Return the facts of a column; `note` is told each row whose cell cannot be read, which is then absent."""
    numbers: dict[Value, int] = {}
    values: list[Value] = []
    codes: list[int] = []
    unreadable: dict[int, UnreadableError] = {}
    for code, text in enumerate(column.texts):
        try:
            value = from_cell(field, text)
        except UnreadableError as error:
            unreadable[code] = error
            codes.append(ABSENT)
            continue
        number = numbers.setdefault(str(value), len(values))
        if number == len(values):
            values.append(value)
        codes.append(number)
    for row in np.flatnonzero(np.isin(column.codes, list(unreadable))).tolist() if unreadable else ():
        note(row, unreadable[int(column.codes[row])])
    return Column(np.array([*codes, ABSENT], dtype=np.int32)[column.codes], tuple(values))
