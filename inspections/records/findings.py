"""The faults of a file, told record by record however many passes found them."""

from __future__ import annotations

from collections.abc import Iterable

from inspections.faults import Fault

_TOLD, _KEPT = 1_000, 20_000
"""Faults that a person is told one by one, and those that are kept to choose them from; of a file with more only the number is."""

OF_THE_FILE = -1
"""The row of a fault that belongs to no record; these are told first."""


class Findings:
    """Collects faults with their row; what could not be read once is not called missing by a later check."""

    def __init__(self) -> None:
        """Start with nothing found."""
        self._found: list[tuple[int, Fault]] = []
        self._unread: dict[int, set[str]] = {}
        self._beyond = 0

    def note(self, row: int, fault: Fault) -> None:
        """Add a fault of a row."""
        if row == OF_THE_FILE or len(self._found) < _KEPT:
            self._found.append((row, fault))
        else:
            self._beyond += 1

    def unread(self, row: int, fault: Fault) -> None:
        """Add a fault of a value that could not be read; an empty `fault.path` stands for the whole record."""
        self.note(row, fault)
        self._unread.setdefault(row, set()).add(fault.path)

    def add_later(self, found: Iterable[tuple[int, Fault]]) -> None:
        """Add what a later check says, except of values that could not be read."""
        for row, fault in found:
            if not self._hidden(row, fault.path):
                self.note(row, fault)

    def told(self) -> tuple[Fault, ...]:
        """Return every fault: those of the file, then row by row, each row's in the order in which they were found.

        Of very many the first are told, and how many more there are.
        """
        faults = [fault for _, fault in sorted(self._found, key=lambda found: found[0])]
        more = len(faults) - _TOLD + self._beyond
        if more <= 0:
            return tuple(faults)
        return *faults[:_TOLD], Fault("more_faults", f"还有{more}处错误没有列出", "", "请先改正以上各处，再导入一次")

    def _hidden(self, row: int, path: str) -> bool:
        return any(not owner or path == owner or path.startswith((f"{owner}.", f"{owner}[")) for owner in self._unread.get(row, ()))
