"""Evidence on SQLite."""

# ruff: noqa: S608 - queries are put together from this program's own words only

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from db.engine import Database, insert_rows, rows
from db.errors import from_row, naming_duplicates
from db.json_text import from_json_text, json_text
from inspections.cases.evidence import Evidence, EvidenceCorrection, EvidenceKind, EvidenceWords
from inspections.recognising.time_source import TimeSource

_COLUMNS = (
    "uuid, case_uuid, record, number, kind, shows, requirements, taken_at, place, taken_by, file_name, media_type, size, sha256, withdrawn,"
    " time_source"
)


class SqliteEvidence:
    """Implements `inspections.cases.evidence.EvidenceKept`."""

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
            _utc(evidence.taken_at),
            evidence.place,
            evidence.taken_by,
            evidence.file_name,
            evidence.media_type,
            evidence.size,
            evidence.sha256,
            evidence.withdrawn,
            evidence.source.value,
        )
        with naming_duplicates(evidence.number):
            insert_rows(self._database, "evidence", _COLUMNS, [row])

    def next_number(self, case: UUID) -> int:
        """Return the next number of a case."""
        ((last,),) = rows(self._database, "SELECT coalesce(max(number), 0) FROM evidence WHERE case_uuid = ?", str(case))
        return int(last) + 1

    def of_case(self, case: UUID) -> tuple[Evidence, ...]:
        """Return the pieces of a case."""
        stored = rows(self._database, f"SELECT {_COLUMNS} FROM evidence WHERE case_uuid = ? ORDER BY number", str(case))
        return tuple(map(_evidence, stored))

    def get(self, uuid: UUID) -> Evidence | None:
        """Return a piece."""
        stored = rows(self._database, f"SELECT {_COLUMNS} FROM evidence WHERE uuid = ?", str(uuid))
        return next(map(_evidence, stored), None)

    def correct(self, correction: EvidenceCorrection) -> None:
        """Keep a correction, and let the piece's row say what it says."""
        words = correction.after
        changed = self._database.conn.execute(
            "UPDATE evidence SET shows = ?, requirements = ?, taken_at = ?, place = ?, taken_by = ?, time_source = ? WHERE uuid = ?",
            (
                words.shows,
                json_text(words.requirements),
                _utc(words.taken_at),
                words.place,
                words.taken_by,
                words.source.value,
                str(correction.evidence),
            ),
        )
        if changed.rowcount == 0:
            raise KeyError(correction.evidence)
        row = (
            str(correction.evidence),
            _utc(correction.at),
            correction.author,
            correction.reason,
            _json_of(correction.before),
            _json_of(correction.after),
        )
        insert_rows(self._database, "evidence_corrections", "evidence, at, author, reason, before, after", [row])

    def corrections(self, case: UUID) -> tuple[EvidenceCorrection, ...]:
        """Return the corrections of a case's pieces."""
        stored = rows(
            self._database,
            "SELECT c.evidence, c.at, c.author, c.reason, c.before, c.after FROM evidence_corrections c"
            " JOIN evidence e ON e.uuid = c.evidence WHERE e.case_uuid = ? ORDER BY c.position",
            str(case),
        )
        return tuple(map(_correction, stored))

    def move(self, uuid: UUID, case: UUID, number: int) -> None:
        """Put a piece into another case."""
        sql = "UPDATE evidence SET case_uuid = ?, number = ? WHERE uuid = ?"
        if self._database.conn.execute(sql, (str(case), number, str(uuid))).rowcount == 0:
            raise KeyError(uuid)

    def withdraw(self, uuid: UUID, reason: str) -> None:
        """Take a piece out of the case."""
        if self._database.conn.execute("UPDATE evidence SET withdrawn = ? WHERE uuid = ?", (reason, str(uuid))).rowcount == 0:
            raise KeyError(uuid)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _json_of(words: EvidenceWords) -> str:
    """Return what is said of a piece as JSON."""
    return json_text(
        {
            "shows": words.shows,
            "requirements": words.requirements,
            "taken_at": _utc(words.taken_at),
            "place": words.place,
            "taken_by": words.taken_by,
            "source": words.source.value,
        }
    )


def _words(text: str) -> EvidenceWords:
    said = from_json_text(text)
    return EvidenceWords(
        said["shows"],
        tuple(said["requirements"]),
        datetime.fromisoformat(said["taken_at"]),
        said["place"],
        said["taken_by"],
        TimeSource(said["source"]),
    )


@from_row
def _correction(row: tuple[Any, ...]) -> EvidenceCorrection:
    piece, at, author, reason, before, after = row
    return EvidenceCorrection(UUID(piece), datetime.fromisoformat(at), author, reason, _words(before), _words(after))


@from_row
def _evidence(row: tuple[Any, ...]) -> Evidence:
    uuid, case, record, number, kind, shows, requirements, taken_at, *rest = row
    location, taken_by, file_name, media_type, size, sha256, withdrawn, source = rest
    return Evidence(
        UUID(uuid),
        UUID(case),
        UUID(record),
        number,
        EvidenceKind(kind),
        shows,
        tuple(from_json_text(requirements)),
        datetime.fromisoformat(taken_at),
        location,
        taken_by,
        file_name,
        media_type,
        size,
        sha256,
        withdrawn,
        TimeSource(source),
    )
