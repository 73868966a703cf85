"""Numbers on SQLite: every number given is a row, and a row stays."""

# ruff: noqa: S608 - queries are put together from this program's own words only

from __future__ import annotations

from db.engine import Database, insert_rows, rows
from db.errors import from_row
from inspections.cases.numbers import DocumentNumber, GivenNumber, NumberKind, Series

_OF_SERIES = "kind = ? AND prefix = ? AND year = ?"


class SqliteNumbers:
    """Implements `inspections.cases.numbers.Numbers`."""

    def __init__(self, database: Database) -> None:
        """Work within the transaction that is open on `database`."""
        self._database = database

    def give(self, series: Series, count: int = 1, first: int = 1) -> range:
        """Give the next numbers."""
        ((last,),) = rows(self._database, f"SELECT coalesce(max(serial), 0) FROM numbers WHERE {_OF_SERIES}", *_key(series))
        start = max(last + 1, first)
        given = range(start, start + count)
        insert_rows(self._database, "numbers", "kind, prefix, year, serial", ((*_key(series), serial) for serial in given))
        return given

    @from_row
    def kinds_of(self, prefix: str, year: int) -> frozenset[NumberKind]:
        """Return the kinds that have numbers of this prefix and year."""
        stored = rows(self._database, "SELECT DISTINCT kind FROM numbers WHERE prefix = ? AND year = ?", prefix, year)
        return frozenset(NumberKind(kind) for (kind,) in stored)

    def void(self, series: Series, serial: int, reason: str) -> None:
        """Make a number void."""
        sql = f"UPDATE numbers SET voided = ? WHERE {_OF_SERIES} AND serial = ?"
        if self._database.conn.execute(sql, (reason, *_key(series), serial)).rowcount == 0:
            raise KeyError(serial)

    def given(self, series: Series) -> tuple[GivenNumber, ...]:
        """Return the numbers given."""
        stored = rows(self._database, f"SELECT serial, voided FROM numbers WHERE {_OF_SERIES} ORDER BY serial", *_key(series))
        return tuple(GivenNumber(DocumentNumber(series, serial), voided) for serial, voided in stored)


def _key(series: Series) -> tuple[str, str, int]:
    return series.kind, series.prefix, series.year
