"""What a month's ledger is made of, read by the index on the day of inspection."""

# ruff: noqa: S608 - queries are put together from this program's own words only

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from db.cases import CASE_COLUMNS, case_of
from db.checks import read_checks
from db.documents import read_about
from db.engine import Database, rows
from db.errors import from_row
from db.records import held_record
from inspections.cases.checked import RecordCheck
from inspections.ledgers.month import LedgerEntry

_OF_MONTH = "records.inspected_on >= ?1 AND records.inspected_on < ?2 AND (?3 IS NULL OR records.county = ?3)"


class SqliteLedgers:
    """Implements `inspections.ledgers.month.Ledgers`."""

    def __init__(self, database: Database) -> None:
        """Work within the transaction that is open on `database`."""
        self._database = database

    @from_row
    def of_month(self, county: str | None, year: int, month: int) -> tuple[LedgerEntry, ...]:
        """Return the records inspected in a month."""
        # ISO days compare as text; after December's last day comes no month but the text "YYYY-13" is above them all.
        span = (date(year, month, 1).isoformat(), f"{year:04d}-{month + 1:02d}", county)
        last: dict[str, dict[str, RecordCheck]] = {}
        heads = f"SELECT checks.id FROM records JOIN checks ON checks.event = records.head WHERE {_OF_MONTH}"
        for event, check in read_checks(self._database, heads, *span):
            last.setdefault(event, {})[check.pack.id] = check
        documents = read_about(self._database, f"SELECT records.uuid FROM records WHERE {_OF_MONTH}", *span)
        stored = rows(
            self._database,
            f"SELECT records.uuid, records.head, payloads.json, payloads.hash, records.number, records.visit_uuid, {CASE_COLUMNS} "
            "FROM records LEFT JOIN events ON events.id = records.head LEFT JOIN payloads ON payloads.hash = events.payload "
            f"LEFT JOIN cases ON cases.uuid = records.case_uuid WHERE {_OF_MONTH} ORDER BY records.inspected_on, records.position",
            *span,
        )
        return tuple(
            LedgerEntry(
                replace(held_record(uuid, json, digest, number), visit=UUID(visit)),
                head,
                case_of(case),
                tuple(last.get(head, {}).values()),
                documents.get(UUID(uuid), ()),
            )
            for uuid, head, json, digest, number, visit, *case in stored
        )
