"""What every command works with: the program's own resources, and the one way to open a store."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from inspections.backups.databases import Databases
from inspections.resources import Resources
from inspections.store import OpenStore, Store


@dataclass(frozen=True, slots=True)
class Context:
    """`databases` copies databases for backups; `version` is the program's."""

    resources: Resources
    open_store: OpenStore
    databases: Databases
    version: str

    @contextmanager
    def store(self, database: Path, *, create: bool = False, reading: bool = False) -> Iterator[Store]:
        """Open the store for a `with`, and say on standard error what was seen there. Raises UserError.

        `create` makes one that is missing; with `reading` nothing is made or changed.
        """
        store = self.open_store(database, create=create, reading=reading)
        try:
            for remark in store.remarks:
                sys.stderr.write(f"注意：{remark.sentence()}\n")
            yield store
        finally:
            store.close()
