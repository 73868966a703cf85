"""Sweeping the archive at start: a file that no row names was left behind by a crash."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from inspections.store import Store, UnitOfWork


def sweep_orphans(store: Store) -> int:
    """Remove the files of the archive that neither document nor evidence names, half-written ones included; return how many.

    Another process may be issuing at this very moment: what looks like an orphan is looked at again where no one else can write.
    """
    found = store.archive.strangers(frozenset())
    with store.reading() as unit:
        known = _known(unit, found)
    if all(path.name in known for path in found):
        return 0
    with store.writing() as unit:
        found = store.archive.strangers(frozenset())
        known = _known(unit, found)
        orphans = [path for path in found if path.name not in known]
        store.archive.remove(orphans)
        return len(orphans)


def _known(unit: UnitOfWork, found: Sequence[Path]) -> frozenset[str]:
    """Return the names that a document or a piece of evidence bears."""
    names = [path.name for path in found]
    return unit.documents.digests(names) | unit.evidence.digests(names)
