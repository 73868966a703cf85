"""Cases on SQLite."""

# ruff: noqa: S608 - queries are put together from this program's own words only

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from db.engine import Database, insert_rows, rows
from db.errors import from_row
from db.json_text import json_text
from inspections.cases.case import Case, CaseState, Party

CASE_COLUMNS = "cases.uuid, cases.number, cases.county, cases.party_name, cases.party_kind, cases.opened_on, cases.state"
_CASE = f"SELECT {CASE_COLUMNS} FROM cases"


class SqliteCases:
    """Implements `inspections.cases.case.Cases`."""

    def __init__(self, database: Database) -> None:
        """Work within the transaction that is open on `database`."""
        self._database = database

    def open_of(self, parties: Sequence[Party]) -> Mapping[Party, Case]:
        """Return the last open case of each party."""
        asked = json_text([[party.county, party.key, party.kind] for party in parties])
        stored = rows(
            self._database,
            f"{_CASE} JOIN json_each(?) AS asked ON cases.county = asked.value ->> 0 AND cases.party_key = asked.value ->> 1 "
            "AND cases.party_kind = asked.value ->> 2 WHERE cases.state = 'open' ORDER BY cases.position",
            asked,
        )
        return {case.party: case for case in map(case_of, stored)}

    def add(self, cases: Sequence[Case]) -> None:
        """Keep new cases."""
        insert_rows(
            self._database,
            "cases",
            "uuid, number, county, party_name, party_key, party_kind, opened_on, state",
            (
                (
                    str(case.uuid),
                    case.number,
                    case.party.county,
                    case.party.name,
                    case.party.key,
                    case.party.kind,
                    case.opened_on.isoformat(),
                    case.state.value,
                )
                for case in cases
            ),
        )

    def correct(self, uuid: UUID, party: Party) -> None:
        """Write a case's party otherwise."""
        sql = "UPDATE cases SET county = ?, party_name = ?, party_key = ?, party_kind = ? WHERE uuid = ?"
        if self._database.conn.execute(sql, (party.county, party.name, party.key, party.kind, str(uuid))).rowcount == 0:
            raise KeyError(uuid)

    def get(self, uuid: UUID) -> Case | None:
        """Return a case."""
        stored = rows(self._database, f"{_CASE} WHERE uuid = ?", str(uuid))
        return case_of(stored[0]) if stored else None

    def of_number(self, number: str) -> tuple[Case, ...]:
        """Return the cases of a number, one a county."""
        return tuple(map(case_of, rows(self._database, f"{_CASE} WHERE number = ? ORDER BY position", number)))


@from_row
def case_of(row: Sequence[Any]) -> Case:
    """Return the case of a row of CASE_COLUMNS."""
    uuid, number, county, name, kind, opened_on, state = row
    return Case(UUID(uuid), number, Party(county, name, kind), date.fromisoformat(opened_on), CaseState(state))
