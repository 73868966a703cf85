"""What is backed up: a store's database with all that lies beside it and belongs to it."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DRAFTS, PREFERENCES, CALENDARS = "drafts.db", "preferences.json", "calendars"
"""Names in the window's data folder, beside the database."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A store by its database; `computer` names the machine to a person, `version` is the program's."""

    database: Path
    version: str
    computer: str

    @classmethod
    def here(cls, database: Path, version: str) -> Origin:
        """Return a store of this computer."""
        return cls(database.absolute(), version, platform.node() or "computer")

    @property
    def archive(self) -> Path:
        """The folder of issued documents and evidence."""
        return self.database.with_name(f"{self.database.name}-documents")

    @property
    def quarantine(self) -> Path:
        """The folder of files that no row names."""
        return self.database.with_name(f"{self.database.name}-quarantine")

    @property
    def drafts(self) -> Path:
        """The database of drafts; it need not be there."""
        return self.database.with_name(DRAFTS)

    def others(self) -> Iterator[tuple[str, Path]]:
        """Yield what else is kept, each file by its place in the restored folder. Raises OSError."""
        beside = self.database.parent
        if (beside / PREFERENCES).is_file():
            yield PREFERENCES, beside / PREFERENCES
        for folder in (beside / CALENDARS, self.quarantine):
            for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
                if path.is_file() and not path.is_symlink():
                    yield path.relative_to(beside).as_posix(), path

    def names(self) -> tuple[str, ...]:
        """Return the names beside the database of all whose place a restored store takes, the database last.

        The preferences are not among them: they are this computer's, and what was chosen here still holds.
        """
        companions = (f"{name}{ending}" for name in (DRAFTS, self.database.name) for ending in ("-wal", "-shm", "-journal"))
        return (self.archive.name, self.quarantine.name, DRAFTS, CALENDARS, *companions, self.database.name)
