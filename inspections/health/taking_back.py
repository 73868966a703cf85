"""Taking files back into the archive: those that a row names and that lie elsewhere, in quarantine or under another name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from inspections.files.archive import Archive
from inspections.files.writing import HALF_WRITTEN
from inspections.health.examination import ExaminedStore


def take_back(store: ExaminedStore) -> int:
    """Take back by content every registered file that is missing and can be found; return how many.

    A file in quarantine is moved; of a person's own file among the documents a copy is made. Raises UserError where one cannot be written.
    """
    archive = store.archive
    with store.reading() as unit:
        missing = {file.sha256 for file in unit.files.all() if not (archive.folder / file.sha256).is_file()}
    taken = sum(archive.quarantine.give_back(digest, archive.folder) for digest in sorted(missing))
    missing = {digest for digest in missing if not (archive.folder / digest).is_file()}
    if missing:
        taken += sum(_copied(archive, path, missing) for path in (*archive.quarantine.files(), *_others(archive)))
    return taken


def _others(archive: Archive) -> Iterable[Path]:
    try:
        strangers = archive.strangers(frozenset())
    except OSError:
        return ()
    return (path for path in strangers if path.is_file() and not HALF_WRITTEN.fullmatch(path.name))


def _copied(archive: Archive, path: Path, missing: set[str]) -> bool:
    """Put a file's bytes under their own name where they are one of those that are missing."""
    try:
        content = path.read_bytes()
    except OSError:
        return False
    digest = hashlib.sha256(content).hexdigest()
    if digest not in missing:
        return False
    archive.put(content)
    missing.discard(digest)
    return True
