"""Issued documents on SQLite."""

# ruff: noqa: S608 - queries are put together from this program's own words only

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from db.engine import Database, insert_rows, rows
from db.json_text import from_json_text, id_list, json_text
from db.listings import count_notices
from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import DocumentNumber, NumberKind, Series

_COLUMNS = "uuid, kind, prefix, year, serial, case_uuid, record, revision, file_name, sha256, issued_on, due, state"


class SqliteDocuments:
    """Implements `inspections.store.Documents`."""

    def __init__(self, database: Database) -> None:
        """Work within the transaction that is open on `database`."""
        self._database = database

    def add(self, document: Document) -> None:
        """Keep a document."""
        series = document.number.series
        row = (
            str(document.uuid),
            series.kind.value,
            series.prefix,
            series.year,
            document.number.serial,
            str(document.case),
            str(document.record),
            document.revision,
            document.file_name,
            document.sha256,
            document.issued_on.isoformat(),
            json_text(dict(document.due)),
            document.state.value,
        )
        insert_rows(self._database, "documents", _COLUMNS, [row])
        count_notices(self._database, document.uuid)

    def get(self, uuid: UUID) -> Document | None:
        """Return a document."""
        found = rows(self._database, f"SELECT {_COLUMNS} FROM documents WHERE uuid = ?", str(uuid))
        return _document(found[0]) if found else None

    def of_records(self, records: Sequence[UUID]) -> Mapping[UUID, tuple[Document, ...]]:
        """Return the documents of each record."""
        return read_documents(self._database, "SELECT value FROM json_each(?)", id_list(records))

    def void(self, uuid: UUID) -> None:
        """Make a document void."""
        sql = "UPDATE documents SET state = 'voided' WHERE uuid = ?"
        if self._database.conn.execute(sql, (str(uuid),)).rowcount == 0:
            raise KeyError(uuid)
        count_notices(self._database, uuid)

    def digests(self, among: Iterable[str]) -> frozenset[str]:
        """Return the SHA-256 that documents bear."""
        sql = "SELECT sha256 FROM documents WHERE sha256 IN (SELECT value FROM json_each(?))"
        return frozenset(digest for (digest,) in rows(self._database, sql, id_list(among)))


def read_documents(database: Database, records: str, *parameters: object) -> dict[UUID, tuple[Document, ...]]:
    """Return the documents of the records whose uuids the query `records` gives, in the order of issue."""
    sql = f"SELECT {_COLUMNS} FROM documents WHERE record IN ({records}) ORDER BY position"
    found: dict[UUID, tuple[Document, ...]] = {}
    for document in map(_document, rows(database, sql, *parameters)):
        found[document.record] = (*found.get(document.record, ()), document)
    return found


def _document(row: tuple[Any, ...]) -> Document:
    uuid, kind, prefix, year, serial, case, record, revision, file_name, sha256, issued_on, due, state = row
    return Document(
        UUID(uuid),
        DocumentNumber(Series(NumberKind(kind), prefix, year), serial),
        UUID(case),
        UUID(record),
        revision,
        file_name,
        sha256,
        date.fromisoformat(issued_on),
        {requirement: date.fromisoformat(day) for requirement, day in from_json_text(due).items()},
        DocumentState(state),
    )
