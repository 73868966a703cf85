"""The faults of a file, listed record by record however many passes found them."""

from __future__ import annotations

from collections.abc import Iterable

from inspections.faults import Fault

_LISTED, _KEPT = 1_000, 20_000
"""Faults that are listed one by one, and those that are kept to choose them from; of a file with more only the number is given."""

OF_THE_FILE = -1
"""The row of a fault that belongs to no record; these are listed first."""


class FileFaults:
    """Collects faults with their row; what could not be read once is not called missing by a later check."""

    def __init__(self) -> None:
        """Start with none."""
        self._faults: list[tuple[int, Fault]] = []
        self._unread: dict[int, set[str]] = {}
        self._beyond = 0

    def note(self, row: int, fault: Fault) -> None:
        """Add a fault of a row."""
        if row == OF_THE_FILE or len(self._faults) < _KEPT:
            self._faults.append((row, fault))
        else:
            self._beyond += 1

    def unread(self, row: int, fault: Fault) -> None:
        """Add a fault of a value that could not be read; an empty `fault.path` stands for the whole record."""
        self.note(row, fault)
        self._unread.setdefault(row, set()).add(fault.path)

    def add_later(self, faults: Iterable[tuple[int, Fault]]) -> None:
        """Add what a later check says, except of values that could not be read."""
        for row, fault in faults:
            if not self._hidden(row, fault.path):
                self.note(row, fault)

    def listed(self) -> tuple[Fault, ...]:
        """Return every fault: those of the file, then row by row, each row's in the order in which they were found.

        Of very many the first are listed, and how many more there are.
        """
        faults = [fault for _, fault in sorted(self._faults, key=lambda row_and_fault: row_and_fault[0])]
        more = len(faults) - _LISTED + self._beyond
        if more <= 0:
            return tuple(faults)
        return *faults[:_LISTED], Fault("more_faults", f"还有{more}处错误没有列出", "", "请先改正以上各处，再导入一次")

    def _hidden(self, row: int, path: str) -> bool:
        return any(not owner or path == owner or path.startswith((f"{owner}.", f"{owner}[")) for owner in self._unread.get(row, ()))
