"""Visits on SQLite."""

# ruff: noqa: S608 - queries are put together from this program's own words only

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from db.engine import Database, rows
from db.errors import from_row
from db.json_text import from_json_text, id_list, json_text
from inspections.cases.case import Party
from inspections.cases.visit import Task, Visit
from inspections.profiles.profile import Inspector

_COLUMNS = "uuid, county, party_name, party_kind, source, task_number, first_on, last_on, inspectors"
_KEEP = (
    "INSERT INTO visits (uuid, county, party_name, party_key, party_kind, source, task_number, first_on, last_on, inspectors) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uuid) DO UPDATE SET county = excluded.county, party_name = excluded.party_name, "
    "party_key = excluded.party_key, party_kind = excluded.party_kind, source = excluded.source, task_number = excluded.task_number, "
    "first_on = excluded.first_on, last_on = excluded.last_on, inspectors = excluded.inspectors"
)


class SqliteVisits:
    """Implements `inspections.cases.visit.Visits`."""

    def __init__(self, database: Database) -> None:
        """Work within the transaction that is open on `database`."""
        self._database = database

    def keep(self, visits: Sequence[Visit]) -> None:
        """Keep visits, each new or as it stands now."""
        self._database.conn.executemany(_KEEP, map(_row, visits))

    def get(self, uuids: Sequence[UUID]) -> Mapping[UUID, Visit]:
        """Return these visits."""
        sql = f"SELECT {_COLUMNS} FROM visits WHERE uuid IN (SELECT value FROM json_each(?))"
        return {visit.uuid: visit for visit in map(_visit, rows(self._database, sql, id_list(uuids)))}

    def between(self, parties: Sequence[Party], first: date, last: date) -> tuple[Visit, ...]:
        """Return the visits to these parties with a day in a period."""
        asked = json_text([[party.county, party.key, party.kind] for party in parties])
        stored = rows(
            self._database,
            f"SELECT {_COLUMNS} FROM json_each(?) AS asked JOIN visits ON county = asked.value ->> 0 AND party_key = asked.value ->> 1 "
            "AND party_kind = asked.value ->> 2 WHERE first_on <= ? AND last_on >= ? "
            "AND EXISTS (SELECT 1 FROM records WHERE records.visit_uuid = visits.uuid) ORDER BY first_on, position",
            asked,
            last.isoformat(),
            first.isoformat(),
        )
        return tuple(map(_visit, stored))


def _row(visit: Visit) -> tuple[str, ...]:
    return (
        str(visit.uuid),
        visit.party.county,
        visit.party.name,
        visit.party.key,
        visit.party.kind,
        visit.task.source,
        visit.task.number,
        visit.first_on.isoformat(),
        visit.last_on.isoformat(),
        json_text([[inspector.name, inspector.certificate] for inspector in visit.inspectors]),
    )


@from_row
def _visit(row: tuple[Any, ...]) -> Visit:
    uuid, county, name, kind, source, number, first_on, last_on, inspectors = row
    people = tuple(Inspector(name, certificate) for name, certificate in from_json_text(inspectors))
    days = date.fromisoformat(first_on), date.fromisoformat(last_on)
    return Visit(UUID(uuid), Party(county, name, kind), Task(source, number), *days, people)
