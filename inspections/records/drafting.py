"""Building a table of facts value by value, for sources that come record by record."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import numpy as np

from inspections.records.fact_table import ABSENT, Column, FactTable, ListTable, Value


class _ColumnDraft:
    """The cells of one column that were met so far, each distinct value once."""

    def __init__(self) -> None:
        self._numbers: dict[Value, int] = {}
        self._values: list[Value] = []
        self._rows: list[int] = []
        self._codes: list[int] = []

    def put(self, row: int, value: Value) -> None:
        # 1200.00 and 1200 are equal, and so is one moment in two zones, but each record is to be written back as it came.
        key = str(value) if isinstance(value, (Decimal, datetime)) else value
        code = self._numbers.setdefault(key, len(self._values))
        if code == len(self._values):
            self._values.append(value)
        self._rows.append(row)
        self._codes.append(code)

    def column(self, size: int) -> Column:
        if size == 1:  # one record on screen, or a list of one line
            return Column(np.array(self._codes[-1:], dtype=np.int32), tuple(self._values))
        codes = np.full(size, ABSENT, dtype=np.int32)
        codes[self._rows] = self._codes
        return Column(codes, tuple(self._values))


class TableDraft:
    """A table of facts in the making. Rows and lines are added in ascending order."""

    def __init__(self) -> None:
        """Start with no rows."""
        self.size = 0
        self._columns: dict[str, _ColumnDraft] = {}
        self._lists: dict[str, tuple[list[int], list[int], TableDraft]] = {}

    def add_row(self) -> int:
        """Add an empty row and return its number."""
        self.size += 1
        return self.size - 1

    def put(self, row: int, path: str, value: Value) -> None:
        """Set one fact of one row; a second value for the same cell replaces the first."""
        draft = self._columns.get(path)
        if draft is None:
            draft = self._columns[path] = _ColumnDraft()
        draft.put(row, value)

    def declare_list(self, row: int, path: str) -> None:
        """Note that `row` holds the list at `path`, be it empty."""
        self._list(path)[0].append(row)

    def add_line(self, row: int, path: str) -> tuple[TableDraft, int]:
        """Add a line to the list at `path` of `row`; return the lines' draft and the line's number in it."""
        _, owners, lines = self._list(path)
        owners.append(row)
        return lines, lines.add_row()

    def table(self) -> FactTable:
        """Return what was collected."""
        lists = {}
        for path, (declared, owners, lines) in self._lists.items():
            present = np.zeros(self.size, dtype=np.bool_)
            present[declared] = True
            lists[path] = ListTable(np.array(owners, dtype=np.int32), present, lines.table())
        return FactTable(self.size, {path: draft.column(self.size) for path, draft in self._columns.items()}, lists)

    def _list(self, path: str) -> tuple[list[int], list[int], TableDraft]:
        return self._lists.setdefault(path, ([], [], TableDraft()))
