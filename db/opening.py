"""Opening the store for the calling thread."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from db.devices import name_device
from db.migrations import STEPS
from db.schema import Schema, open_file
from db.store import SqliteStore
from inspections.cases.sweeping import sweep_orphans
from inspections.errors import UserError

STORE = Schema("inspections", 0x47445A43, STEPS, name_device)
"""The store's file, marked "GDZC"."""


def open_store(path: Path, *, create: bool = True, key: bytes | None = None, timeout: float = 30.0) -> SqliteStore:
    """Open the store at `path`; see `db.schema.open_file`. What a crash left in its archive is swept. Raises UserError."""
    store = SqliteStore(path, open_file(path, STORE, create=create, key=key, timeout=timeout))
    with suppress(UserError):  # someone else is writing: the next start sweeps
        sweep_orphans(store)
    return store
