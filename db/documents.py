"""Issued documents on SQLite."""

# ruff: noqa: S608 - queries are put together from this program's own words only

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from db.engine import Database, insert_rows, rows
from db.errors import from_row, naming_duplicates
from db.json_text import from_json_text, id_list, json_text
from db.listings import count_notices
from inspections.cases.documents import Document, DocumentState
from inspections.cases.links import DOCUMENT, NOTICE, SERVED, by_record
from inspections.cases.numbers import DocumentNumber, NumberKind, Series
from inspections.checklists.pack import Term

_COLUMNS = (
    "uuid, kind, prefix, year, serial, case_uuid, record, revision, file_name, sha256, issued_on, due, state, content, replaces, title"
)
_SPEAKING = (
    f"(content ->> '$.{NOTICE}' IN (SELECT uuid FROM own) OR EXISTS (SELECT 1 FROM json_each(content, '$.{SERVED}') AS line "
    f"WHERE CASE line.type WHEN 'object' THEN line.value ->> '$.{DOCUMENT}' END IN (SELECT uuid FROM own)))"
)
"""What `links.links_of` reads, so that of a case of thousands of documents, with signatures, only those that are asked for are read."""


class SqliteDocuments:
    """Implements `inspections.cases.documents.Documents`."""

    def __init__(self, database: Database) -> None:
        """Work within the transaction that is open on `database`."""
        self._database = database

    def add(self, document: Document) -> None:
        """Keep a document."""
        series = document.number.series
        row = (
            str(document.uuid),
            series.kind,
            series.prefix,
            series.year,
            document.number.serial,
            _text(document.case),
            _text(document.record),
            document.revision or None,
            document.file_name,
            document.sha256,
            document.issued_on.isoformat(),
            json_text({name: asdict(due) if isinstance(due, Term) else due for name, due in document.due.items()}),
            document.state.value,
            json_text(dict(document.content)),
            _text(document.replaces),
            document.title,
        )
        with naming_duplicates(document.number.text):
            insert_rows(self._database, "documents", _COLUMNS, [row])
        count_notices(self._database, document.uuid)

    def get(self, uuid: UUID) -> Document | None:
        """Return a document."""
        stored = rows(self._database, f"SELECT {_COLUMNS} FROM documents WHERE uuid = ?", str(uuid))
        return _document(stored[0]) if stored else None

    def of_records(self, records: Sequence[UUID]) -> Mapping[UUID, tuple[Document, ...]]:
        """Return the documents of each record."""
        return read_documents(self._database, "SELECT value FROM json_each(?)", id_list(records))

    def of_case(self, case: UUID) -> tuple[Document, ...]:
        """Return the documents of a case."""
        return self._of("case_uuid = ?", str(case))

    def of_kind(self, kind: NumberKind) -> tuple[Document, ...]:
        """Return the documents of a kind."""
        return self._of("kind = ?", kind)

    def void(self, uuid: UUID) -> None:
        """Make a document void."""
        self._set(uuid, DocumentState.VOIDED)

    def move(self, uuids: Sequence[UUID], case: UUID) -> None:
        """Put documents into another case."""
        sql = "UPDATE documents SET case_uuid = ? WHERE uuid IN (SELECT value FROM json_each(?))"
        self._database.conn.execute(sql, (str(case), id_list(uuids)))

    def replace(self, uuid: UUID) -> None:
        """Say that a later version stands in a document's place."""
        self._set(uuid, DocumentState.REPLACED)

    def _of(self, where: str, value: str) -> tuple[Document, ...]:
        return tuple(map(_document, rows(self._database, f"SELECT {_COLUMNS} FROM documents WHERE {where} ORDER BY position", value)))

    def _set(self, uuid: UUID, state: DocumentState) -> None:
        sql = "UPDATE documents SET state = ? WHERE uuid = ?"
        if self._database.conn.execute(sql, (state.value, str(uuid))).rowcount == 0:
            raise KeyError(uuid)
        count_notices(self._database, uuid)


def read_documents(database: Database, records: str, *parameters: object) -> dict[UUID, tuple[Document, ...]]:
    """Return the documents of the records whose uuids the query `records` gives, in the order of issue."""
    sql = f"SELECT {_COLUMNS} FROM documents WHERE record IN ({records}) ORDER BY position"
    by_record: dict[UUID, tuple[Document, ...]] = {}
    for document in map(_document, rows(database, sql, *parameters)):
        if document.record is not None:
            by_record[document.record] = (*by_record.get(document.record, ()), document)
    return by_record


def read_about(database: Database, records: str, *parameters: object) -> dict[UUID, tuple[Document, ...]]:
    """Return, of each record whose uuid the query `records` gives, its documents and those beside them that speak of one of them.

    `records` is asked twice, so that its parameters are numbered ones.
    """
    own = f"record IN ({records})"
    sql = (
        f"WITH own AS MATERIALIZED (SELECT uuid, case_uuid FROM documents WHERE {own}) "
        f"SELECT {_COLUMNS} FROM documents WHERE {own} OR (case_uuid IN (SELECT case_uuid FROM own) AND {_SPEAKING}) ORDER BY position"
    )
    return by_record(map(_document, rows(database, sql, *parameters)))


@from_row
def _document(row: tuple[Any, ...]) -> Document:
    uuid, kind, prefix, year, serial, case, record, revision, file_name, sha256, issued_on, due, state, content, replaces, title = row
    return Document(
        UUID(uuid),
        DocumentNumber(Series(NumberKind(kind), prefix, year), serial),
        _uuid(case),
        _uuid(record),
        revision or "",
        file_name,
        sha256,
        date.fromisoformat(issued_on),
        {requirement: _due(last) for requirement, last in from_json_text(due).items()},
        DocumentState(state),
        from_json_text(content),
        _uuid(replaces),
        title,
    )


def _due(stored: str | Mapping[str, Any]) -> date | Term:
    """Return a last day, or the term that runs from service."""
    return date.fromisoformat(stored) if isinstance(stored, str) else Term(int(stored["days"]), stored["unit"])


def _text(uuid: UUID | None) -> str | None:
    return None if uuid is None else str(uuid)


def _uuid(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)
