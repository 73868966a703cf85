"""Cases on SQLite."""

# ruff: noqa: S608 - queries are put together from this program's own words only

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from db.engine import Database, insert_rows, rows
from db.errors import from_row
from db.json_text import from_json_text, json_text
from inspections.cases.case import Case, CaseAct, CaseChange, CaseState, Party

CASE_COLUMNS = (
    "cases.uuid, cases.number, cases.county, cases.party_name, cases.party_kind, cases.opened_on, cases.state, cases.source, cases.cause, "
    "cases.closed_on, cases.closing"
)
_CASE = f"SELECT {CASE_COLUMNS} FROM cases"
_CHANGE = "kind, at, author, reason, case_uuid, other, records"


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

    def all_open(self, party: Party) -> tuple[Case, ...]:
        """Return every open case of a party."""
        sql = f"{_CASE} WHERE county = ? AND party_key = ? AND party_kind = ? AND state = 'open' ORDER BY position"
        return tuple(map(case_of, rows(self._database, sql, party.county, party.key, party.kind)))

    def add(self, cases: Sequence[Case]) -> None:
        """Keep new cases."""
        insert_rows(
            self._database,
            "cases",
            "uuid, number, county, party_name, party_key, party_kind, opened_on, state, source, cause, closed_on, closing",
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
                    case.source,
                    case.cause,
                    None if case.closed_on is None else case.closed_on.isoformat(),
                    case.closing,
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

    def close(self, uuid: UUID, closed_on: date, closing: str) -> None:
        """Let a case end."""
        self._end(uuid, CaseState.CLOSED, closed_on.isoformat(), closing)

    def reopen(self, uuid: UUID) -> None:
        """Take a case's end back."""
        self._end(uuid, CaseState.OPEN, None, "")

    def keep_change(self, change: CaseChange) -> None:
        """Keep what was done about a case."""
        row = (
            change.act.value,
            change.at.astimezone(UTC).isoformat(timespec="microseconds"),
            change.author,
            change.reason,
            str(change.case),
            None if change.other is None else str(change.other),
            json_text([str(uuid) for uuid in change.records]),
        )
        insert_rows(self._database, "case_changes", _CHANGE, [row])

    def changes_of(self, uuid: UUID) -> tuple[CaseChange, ...]:
        """Return what was done about a case."""
        sql = f"SELECT {_CHANGE} FROM case_changes WHERE case_uuid = ?1 OR other = ?1 ORDER BY position"
        return tuple(map(_change, rows(self._database, sql, str(uuid))))

    def _end(self, uuid: UUID, state: CaseState, closed_on: str | None, closing: str) -> None:
        sql = "UPDATE cases SET state = ?, closed_on = ?, closing = ? WHERE uuid = ?"
        if self._database.conn.execute(sql, (state.value, closed_on, closing, str(uuid))).rowcount == 0:
            raise KeyError(uuid)


@from_row
def case_of(row: Sequence[Any]) -> Case:
    """Return the case of a row of CASE_COLUMNS."""
    uuid, number, county, name, kind, opened_on, state, source, cause, closed_on, closing = row
    closed = None if closed_on is None else date.fromisoformat(closed_on)
    party = Party(county, name, kind)
    return Case(UUID(uuid), number, party, date.fromisoformat(opened_on), CaseState(state), source, cause, closed, closing)


@from_row
def _change(row: Sequence[Any]) -> CaseChange:
    act, at, author, reason, case, other, records = row
    moved = tuple(UUID(uuid) for uuid in from_json_text(records))
    return CaseChange(CaseAct(act), datetime.fromisoformat(at), author, reason, UUID(case), None if other is None else UUID(other), moved)
