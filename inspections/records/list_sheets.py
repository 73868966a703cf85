"""The sheet of one list joined to the records of the main sheet by their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from inspections.records.fact_table import ABSENT, Column, FactTable, ListTable
from inspections.records.fields.catalogue import FIELDS
from inspections.records.sheets import Sheet
from inspections.records.unreadable import UnreadableError
from inspections.records.values import from_cell


def number_of(cell: str) -> str:
    """Return the record's number that a cell holds, or the cell's text where it cannot be read."""
    try:
        return str(from_cell(FIELDS["id"], cell))
    except UnreadableError:
        return cell.strip()


class ListSheet:
    """Which record each line of the sheet belongs to, and as which of its lines."""

    def __init__(self, path: str, sheet: Sheet, id_position: int, rows: Mapping[str, int]) -> None:
        """`rows` holds the row of each record by its id; `id_position` is the column of ids in the sheet."""
        column = sheet.columns[id_position]
        self.path, self.sheet, self.id_position = path, sheet, id_position
        texts = [number_of(text) for text in column.texts]
        self.ids: Sequence[str] = ["" if code == ABSENT else texts[code] for code in column.codes.tolist()]
        """The record id in each line, empty where there is none."""
        self.owners = np.array([rows.get(number, ABSENT) for number in self.ids], dtype=np.int32)
        """The record's row of each line, ABSENT where the id is not known."""
        order = np.argsort(self.owners, kind="stable")
        self._order = order[self.owners[order] != ABSENT]
        self._sorted = self.owners[self._order]
        self.numbers = np.zeros(sheet.size, dtype=np.intp)
        """The number of each line, from 1, among those of its record."""
        self.numbers[self._order] = np.arange(len(self._order)) - np.searchsorted(self._sorted, self._sorted) + 1

    def line_of(self, row: int, number: int) -> int:
        """Return the sheet's line that is this one among the record's."""
        return int(self._order[np.searchsorted(self._sorted, row) + number - 1])

    def table(self, columns: Mapping[str, Column], size: int) -> ListTable:
        """Return the lists of `size` records from the columns of the whole sheet."""
        present = np.zeros(size, dtype=np.bool_)
        present[self._sorted] = True
        taken = {path: column.take(self._order) for path, column in columns.items()}
        return ListTable(self._sorted, present, FactTable(len(self._order), taken, {}))
