"""The structure of a store and every row of it, on SQLite, looked at without trusting it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TypeVar
from uuid import UUID

from db.cases import SqliteCases
from db.checks import SqliteChecks
from db.documents import SqliteDocuments
from db.engine import Database, rows
from db.errors import DamagedRowError, from_row
from db.evidence import SqliteEvidence
from db.records import SqliteRecords
from db.visits import SqliteVisits
from inspections.events.event import Event
from inspections.health.soundness import KeptHistory

T = TypeVar("T")
_MANY = 100


class SqliteSoundness:
    """Implements `inspections.health.soundness.Soundness`."""

    def __init__(self, database: Database) -> None:
        """Work within the transaction that is open on `database`."""
        self._database = database

    def damages(self) -> int:
        """Return how many faults SQLite's integrity check finds."""
        damages = rows(self._database, f"PRAGMA integrity_check({_MANY})")
        return 0 if damages == [("ok",)] else len(damages)

    def dangling(self) -> Iterator[tuple[str, int]]:
        """Yield the tables with rows that point to nothing."""
        dangling_tables = sorted(str(table) for table, *_ in rows(self._database, "PRAGMA foreign_key_check"))
        return ((table, len(list(same))) for table, same in groupby(dangling_tables))

    def unreadable(self) -> Iterator[str]:
        """Yield what each row is that cannot be read; the pieces of evidence of a case are one."""
        from inspections.documents.kinds import KINDS  # noqa: PLC0415 # all that documents are made of, which no other reading needs

        cases, documents = SqliteCases(self._database), SqliteDocuments(self._database)
        visits = SqliteVisits(self._database)
        evidence, checks = SqliteEvidence(self._database), SqliteChecks(self._database)
        for uuid, number in rows(self._database, "SELECT uuid, number FROM cases ORDER BY position"):
            if _read(cases.get, uuid) is None:
                yield f"案件“{number}”"
            if _read(evidence.of_case, uuid) is None:
                yield f"案件“{number}”的证据目录"
            if _read(cases.changes_of, uuid) is None:
                yield f"案件“{number}”的变更记录"
        for uuid, name, day in rows(self._database, "SELECT uuid, party_name, first_on FROM visits ORDER BY position"):
            if not _read(lambda visit: visits.get([visit]), uuid):
                yield f"{day}对“{name}”的检查"
        for uuid, name, kind in rows(self._database, "SELECT uuid, file_name, kind FROM documents ORDER BY position"):
            if kind not in KINDS or _read(documents.get, uuid) is None:
                yield f"文书“{name}”"
        for head, number, visit in rows(self._database, "SELECT head, number, visit_uuid FROM records ORDER BY position"):
            try:
                _uuid(visit)
            except DamagedRowError:
                yield f"记录“{number}”所属的检查"
            try:
                checks.of(head)
            except DamagedRowError:
                yield f"记录“{number}”的核对结果"

    def histories(self) -> Iterator[KeptHistory]:
        """Yield every record's history."""
        records = SqliteRecords(self._database)
        sql = (
            "SELECT DISTINCT events.record, records.number, records.head FROM events LEFT JOIN records ON records.uuid = events.record "
            "ORDER BY records.position IS NULL, records.position"
        )
        payloads = (
            "SELECT payloads.hash, CAST(payloads.json AS BLOB) FROM events JOIN payloads ON payloads.hash = events.payload "
            "WHERE events.record = ?"
        )
        for uuid, number, head in rows(self._database, sql):
            events: tuple[tuple[str, Event], ...] | None = _read(records.history, uuid)
            yield KeptHistory(number or "", events, dict(rows(self._database, payloads, uuid)), head or "")


def _read(read: Callable[[UUID], T], uuid: str) -> T | None:
    """Return what a repository reads under this id; None where it cannot, or finds nothing."""
    try:
        return read(_uuid(uuid))
    except DamagedRowError:
        return None


@from_row
def _uuid(text: str) -> UUID:
    return UUID(text)
