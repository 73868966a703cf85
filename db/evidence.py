"""Evidence on SQLite."""

# ruff: noqa: S608 - queries are put together from this program's own words only

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from db.engine import Database, insert_rows, rows
from db.errors import from_row
from db.json_text import from_json_text, json_text
from inspections.cases.evidence import Evidence, EvidenceKind

_COLUMNS = (
    "uuid, case_uuid, record, number, kind, shows, requirements, taken_at, place, taken_by, file_name, media_type, size, sha256, withdrawn"
)


class SqliteEvidence:
    """Implements `inspections.store.EvidenceKept`."""

    def __init__(self, database: Database) -> None:
        """Work within the transaction that is open on `database`."""
        self._database = database

    def add(self, evidence: Evidence) -> None:
        """Keep a piece."""
        row = (
            str(evidence.uuid),
            str(evidence.case),
            str(evidence.record),
            evidence.number,
            evidence.kind.value,
            evidence.shows,
            json_text(evidence.requirements),
            evidence.taken_at.astimezone(UTC).isoformat(timespec="microseconds"),
            evidence.place,
            evidence.taken_by,
            evidence.file_name,
            evidence.media_type,
            evidence.size,
            evidence.sha256,
            evidence.withdrawn,
        )
        insert_rows(self._database, "evidence", _COLUMNS, [row])

    def next_number(self, case: UUID) -> int:
        """Return the next number of a case."""
        ((last,),) = rows(self._database, "SELECT coalesce(max(number), 0) FROM evidence WHERE case_uuid = ?", str(case))
        return int(last) + 1

    def of_case(self, case: UUID) -> tuple[Evidence, ...]:
        """Return the pieces of a case."""
        found = rows(self._database, f"SELECT {_COLUMNS} FROM evidence WHERE case_uuid = ? ORDER BY number", str(case))
        return tuple(map(_evidence, found))

    def withdraw(self, uuid: UUID, reason: str) -> None:
        """Take a piece out of the case."""
        if self._database.conn.execute("UPDATE evidence SET withdrawn = ? WHERE uuid = ?", (reason, str(uuid))).rowcount == 0:
            raise KeyError(uuid)


@from_row
def _evidence(row: tuple[Any, ...]) -> Evidence:
    uuid, case, record, number, kind, shows, requirements, taken_at, *rest = row
    place, taken_by, file_name, media_type, size, sha256, withdrawn = rest
    return Evidence(
        UUID(uuid),
        UUID(case),
        UUID(record),
        number,
        EvidenceKind(kind),
        shows,
        tuple(from_json_text(requirements)),
        datetime.fromisoformat(taken_at),
        place,
        taken_by,
        file_name,
        media_type,
        size,
        sha256,
        withdrawn,
    )
