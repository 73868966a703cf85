"""What an attack left: read with plain SQL and plain hashing, by none of the code that wrote it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.stress.world import DRAFT, PHOTOS, RECORDS, World
from db.engine import Database, connect, rows
from inspections.events.event import payload_hash

Summary = tuple[tuple[str, int], ...]
"""What there is of each thing, to be held against what an undisturbed run leaves."""


def lost(world: World, reports: Sequence[str]) -> list[str]:
    """Return what is wrong in a folder, one phrase a fault: broken, without its file, doubled, or told and not there."""
    faults = [*_store_faults(world), *_draft_faults(world.folder / "drafts.db", reports)]
    if world.database.exists():
        database = connect(world.database)
        try:
            faults += _told_faults(database, reports)
        finally:
            database.close()
    elif any(not line.startswith("typed") for line in reports):
        faults.append("the database is gone")
    for line in reports:
        if line.startswith("restored "):
            unpacked = world.restored(int(line.removeprefix("restored ")))
            faults += [f"restored: {fault}" for fault in _store_faults(unpacked)]
            faults += ["restored otherwise than it was"] if summary(unpacked) != summary(world) else []
    return faults


def summary(world: World) -> Summary:
    """Return how many rows of each kind there are."""
    if not world.database.exists():
        return ()
    database = connect(world.database)
    try:
        tables = ("records", "events", "payloads", "checks", "cases", "numbers", "documents", "evidence")
        return tuple((table, rows(database, f"SELECT count(*) FROM {table}")[0][0]) for table in tables)  # noqa: S608 - names written above
    finally:
        database.close()


def _store_faults(world: World) -> list[str]:
    if not world.database.exists():
        return []
    database = connect(world.database)
    try:
        if rows(database, "SELECT count(*) FROM sqlite_master") == [(0,)]:
            return []
        faults = [f"integrity: {row[0]}" for row in rows(database, "PRAGMA integrity_check") if row != ("ok",)]
        faults += [f"foreign key of {row[0]}" for row in rows(database, "PRAGMA foreign_key_check")]
        faults += [
            f"payload {digest}"
            for digest, text in rows(database, "SELECT hash, json FROM payloads")
            if payload_hash(text.encode()) != digest
        ]
        for table in ("documents", "evidence"):
            digests = rows(database, f"SELECT sha256 FROM {table}") if _there(database, table) else []  # noqa: S608 - names written above
            faults += [f"file of {table} {digest[:8]}" for (digest,) in digests if not _whole(world.archive / digest)]
        if _there(database, "documents"):
            faults += _number_faults(database)
        return faults
    finally:
        database.close()


def _there(database: Database, table: str) -> bool:
    return rows(database, "SELECT 1 FROM sqlite_master WHERE name = ?", table) != []


def _number_faults(database: Database) -> list[str]:
    """A number without its document, or a gap: a document's number that was given and is not there is a number lost."""
    given = rows(database, "SELECT kind, prefix, year, serial FROM numbers WHERE kind <> 'case'")
    borne = rows(database, "SELECT kind, prefix, year, serial FROM documents")
    faults = [f"number {row} without a document" for row in {*given} - {*borne}]
    faults += [f"number {row} twice" for row, times in Counter(borne).items() if times > 1]
    series: dict[tuple[object, ...], list[int]] = {}
    for *kind, serial in given:
        series.setdefault(tuple(kind), []).append(serial)
    return faults + [f"gap in {kind}" for kind, serials in series.items() if sorted(serials) != list(range(1, len(serials) + 1))]


def _whole(path: Path) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == path.name


def _told_faults(database: Database, reports: Sequence[str]) -> list[str]:
    needs = {"imported": ("records", RECORDS), "attached": ("evidence", PHOTOS)}
    faults = []
    for line in reports:
        act, _, number = line.partition(" ")
        if act in needs:
            table, least = needs[act]
            if rows(database, f"SELECT count(*) FROM {table}")[0][0] < least:  # noqa: S608 - names written above
                faults.append(f"told {line}, not there")
        elif act == "issued" and rows(database, "SELECT 1 FROM documents WHERE kind = 'notice' AND serial = ?", int(number)) == []:
            faults.append(f"told {line}, not there")
    return faults


def _draft_faults(path: Path, reports: Sequence[str]) -> list[str]:
    typed = max((int(line.removeprefix("typed ")) for line in reports if line.startswith("typed ")), default=0)
    if not typed:
        return []
    database = connect(path)
    try:
        if rows(database, "PRAGMA integrity_check") != [("ok",)]:
            return ["drafts: integrity"]
        kept = rows(database, "SELECT max(length(content ->> '$.remark')) FROM steps WHERE draft = ?", str(DRAFT))
        return [] if (kept[0][0] or 0) >= typed else [f"typed {typed}, kept {kept[0][0]}"]
    finally:
        database.close()
