"""Lists of records on SQLite, and what keeps them up to date: counts in the rows of records, texts in a full-text index."""

# ruff: noqa: S608 - queries are put together from this program's own words only

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from uuid import UUID

from db.cases import CASE_COLUMNS, case_of
from db.engine import Database, rows
from db.errors import from_row
from db.json_text import from_json_text, id_list, json_text
from db.search_text import phrases, spaced
from inspections.cases.case import Party
from inspections.cases.listings import CaseLine, RecordLine, RecordQuery, RecordState
from inspections.cases.numbers import DocumentNumber, NumberKind, Series
from inspections.events.event import Revision

_FOUND = "position IN (SELECT rowid FROM record_words WHERE record_words MATCH ?)"


class SqliteListings:
    """Implements `inspections.cases.listings.Listings`."""

    def __init__(self, database: Database) -> None:
        """Work within the transaction that is open on `database`."""
        self._database = database

    def keys(self, query: RecordQuery) -> Sequence[int]:
        """Return the keys of all lines that the query asks for."""
        terms: dict[str, tuple[str, ...]] = {}
        if words := phrases(query.text):
            terms[_FOUND] = (" AND ".join(words),)
        if query.topic:
            terms["instr(topics, ?) > 0"] = (json_text(query.topic),)  # with its quotes: no topic is part of another
        if query.state is not None:
            terms["state = ?"] = (query.state.value,)
        if query.month is not None:
            year, month = query.month
            # ISO days compare as text; "YYYY-13" is above all days of a December.
            terms["inspected_on >= ? AND inspected_on < ?"] = (f"{year:04d}-{month:02d}", f"{year:04d}-{month + 1:02d}")
        where = f"WHERE {' AND '.join(terms)}" if terms else ""
        sql = f"SELECT position FROM records INDEXED BY records_by_newest {where} ORDER BY inspected_on DESC, position DESC"
        return tuple(chain.from_iterable(rows(self._database, sql, *chain.from_iterable(terms.values()))))

    @from_row
    def lines(self, keys: Sequence[int]) -> tuple[RecordLine, ...]:
        """Return the lines of these keys."""
        asked = json_text(list(keys))
        among = "records.position IN (SELECT value FROM json_each(?))"
        notices: dict[int, tuple[str, ...]] = {}
        sql = (
            "SELECT records.position, kind, prefix, year, serial FROM records JOIN documents ON documents.record = records.uuid "
            f"WHERE {among} AND documents.kind = 'notice' AND documents.state = 'issued' ORDER BY documents.position"
        )
        for key, kind, prefix, year, serial in rows(self._database, sql, asked):
            number = DocumentNumber(Series(NumberKind(kind), prefix, year), serial)
            notices[key] = (*notices.get(key, ()), number.text)
        sql = f"SELECT position, uuid, number, inspected_on, inspectee_name, topics, state, violations FROM records WHERE {among}"
        line_by_key = {
            key: RecordLine(
                key,
                UUID(uuid),
                number,
                date.fromisoformat(day),
                inspectee,
                tuple(from_json_text(topics)),
                RecordState(state),
                violations,
                notices.get(key, ()),
            )
            for key, uuid, number, day, inspectee, topics, state, violations in rows(self._database, sql, asked)
        }
        return tuple(line_by_key[key] for key in keys if key in line_by_key)

    @from_row
    def cases(self, text: str, limit: int) -> tuple[CaseLine, ...]:
        """Return cases whose number or party holds all words of the text."""
        words = text.split()
        where = "".join(" AND (cases.number LIKE ? ESCAPE '\\' OR cases.party_name LIKE ? ESCAPE '\\')" for _ in words)
        asked = [f"%{_escaped(word)}%" for word in words for _ in range(2)]
        sql = (
            f"SELECT {CASE_COLUMNS}, count(records.uuid), (SELECT count(*) FROM documents WHERE documents.case_uuid = cases.uuid "
            "AND documents.state = 'issued'), coalesce(max(records.inspected_on), cases.opened_on) AS last "
            "FROM cases LEFT JOIN records ON records.case_uuid = cases.uuid "
            f"WHERE (records.uuid IS NOT NULL OR cases.uuid IN (SELECT case_uuid FROM documents)){where} "
            "GROUP BY cases.position ORDER BY last DESC, cases.position DESC LIMIT ?"
        )
        return tuple(
            CaseLine(case_of(case), records, documents, date.fromisoformat(day))
            for *case, records, documents, day in rows(self._database, sql, *asked, limit)
        )

    def parties(self, text: str, limit: int) -> tuple[Party, ...]:
        """Return the parties whose names hold all words of the text."""
        words = " AND ".join(f"party : {phrase}" for phrase in phrases(text))
        # Any one record of a party tells whether its name is found: parties are few, records are many. The name is that of the record
        # with the maximum (SQLite: bare columns take their values from the row of the only max()).
        sql = (
            "SELECT county, inspectee_name, inspectee_kind FROM (SELECT county, inspectee_name, inspectee_kind, "
            "position, max(inspected_on || printf('%019d', position)) AS last FROM records "
            f"GROUP BY county, party_key, inspectee_kind) {words and f'WHERE {_FOUND}'} ORDER BY last DESC LIMIT ?"
        )
        return tuple(Party(*names) for names in rows(self._database, sql, *filter(None, [words]), limit))


def _escaped(word: str) -> str:
    """Return a word in which the marks of LIKE mean themselves."""
    return re.sub(r"([%_\\])", r"\\\1", word)


def list_texts(database: Database, revisions: Sequence[Revision]) -> None:
    """Make what these revisions say searchable in the place of what their records said before."""
    said = {str(revision.event.record): revision.record for revision in revisions}
    positions = rows(database, "SELECT uuid, position FROM records WHERE uuid IN (SELECT value FROM json_each(?))", id_list(said))
    texts = (
        (position, spaced(record.id), spaced(record.inspectee_name), spaced(record.payload.get("user", {}).get("name", "")))
        for record, position in ((said[uuid], position) for uuid, position in positions)
    )
    database.conn.executemany("INSERT OR REPLACE INTO record_words (rowid, number, party, user) VALUES (?, ?, ?, ?)", texts)


def count_findings(database: Database, records: Iterable[UUID]) -> None:
    """Count anew what stands against these records."""
    asked = id_list(records)
    among = "position IN (SELECT position FROM records WHERE uuid IN (SELECT value FROM json_each(?1)))"
    database.conn.execute(
        f"UPDATE records SET violations = 0, undetermined = 0 WHERE {among} AND (violations > 0 OR undetermined > 0)", (asked,)
    )
    database.conn.execute(
        "UPDATE records SET violations = found.violations, undetermined = found.undetermined FROM ("
        "SELECT position, sum(verdict = 'violation') AS violations, sum(verdict = 'undetermined') AS undetermined "
        f"FROM standing_findings WHERE {among} GROUP BY position) AS found WHERE found.position = records.position",
        (asked,),
    )


def count_notices(database: Database, document: UUID) -> None:
    """Count anew the notices that stand on the record of this document."""
    database.conn.execute(
        "UPDATE records SET notices = (SELECT count(*) FROM documents WHERE record = records.uuid AND kind = 'notice' "
        "AND documents.state = 'issued') WHERE uuid = (SELECT record FROM documents WHERE documents.uuid = ?)",
        (str(document),),
    )
