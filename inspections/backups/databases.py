"""What backups need of whoever keeps databases; `db/snapshots.py` does it on SQLite."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Contents:
    """What the database of a store holds: its device, how many of each, and the SHA-256 (hex) of every file that a row names."""

    device: str
    records: int
    documents: int
    evidence: int
    files: tuple[str, ...]


class Databases(Protocol):
    """Copies of databases, and what is in them."""

    def copy(self, source: Path, target: Path) -> None:
        """Write the database `source`, which others may be using, as it stands at one moment to the new file `target`.

        Only a copy that is sound stays. Raises UserError.
        """
        ...

    def device(self, path: Path) -> str:
        """Return the id of the device whose store this is. Nothing is written. Raises UserError."""
        ...

    def examine(self, copy: Path) -> Contents:
        """Open a private copy of a store as the program does, hold it to account and say what it names.

        The copy may be brought up to date by this. Raises UserError where it cannot be opened or is not sound.
        """
        ...
