"""Visits are things of their own, and a case is a matter with a beginning and an end; what changes about cases is kept for ever.

Until then a visit was what was counted as one: the records of one inspectee, day and source. Each such group becomes one visit, under the
UUID that any laptop gives it; records that name their visit keep it. A case begins with its first record, whose source it takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from db.engine import Database, insert_rows, rows
from db.json_text import from_json_text, json_text
from inspections.cases.visit import presumed_visit
from inspections.records.identity import identity_in

_SCHEMA = """
CREATE TABLE visits (
    position INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    county TEXT NOT NULL,
    party_name TEXT NOT NULL,
    party_key TEXT NOT NULL,
    party_kind TEXT NOT NULL,
    source TEXT NOT NULL,
    task_number TEXT NOT NULL,
    first_on TEXT NOT NULL,
    last_on TEXT NOT NULL CHECK (last_on >= first_on),
    inspectors TEXT NOT NULL
) STRICT;
CREATE INDEX visits_by_party ON visits (county, party_key, party_kind, first_on);
ALTER TABLE records ADD COLUMN visit_uuid TEXT REFERENCES visits (uuid);
CREATE INDEX records_by_visit ON records (visit_uuid, inspected_on, position);
ALTER TABLE cases ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN cause TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN closed_on TEXT;
ALTER TABLE cases ADD COLUMN closing TEXT NOT NULL DEFAULT '';
CREATE TABLE case_changes (
    position INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('split', 'joined', 'closed', 'reopened')),
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    case_uuid TEXT NOT NULL REFERENCES cases (uuid),
    other TEXT REFERENCES cases (uuid),
    records TEXT NOT NULL
) STRICT;
CREATE INDEX case_changes_by_case ON case_changes (case_uuid);
CREATE INDEX case_changes_by_other ON case_changes (other);
CREATE TRIGGER case_changes_no_delete BEFORE DELETE ON case_changes
    BEGIN SELECT RAISE(ABORT, 'case_changes: never deleted'); END;
CREATE TRIGGER case_changes_no_change BEFORE UPDATE ON case_changes
    BEGIN SELECT RAISE(ABORT, 'case_changes: never changed'); END;
"""

_TOLD = """
SELECT records.uuid, county, inspectee_name, party_key, inspectee_kind, inspected_on, coalesce(json ->> '$.visit.source', '') AS source,
    coalesce(json ->> '$.visit.lead.number', json ->> '$.visit.inspection_code', '') AS number, coalesce(json -> '$.inspectors', '[]'),
    coalesce(json ->> '$.visit_uuid', '')
FROM records JOIN events ON events.id = records.head LEFT JOIN payloads ON payloads.hash = events.payload
ORDER BY county, party_key, inspectee_kind, inspected_on, source, records.position
"""

_FIRST = """
UPDATE cases SET opened_on = min(cases.opened_on, first.day), source = first.source FROM (
    SELECT case_uuid, inspected_on AS day, coalesce(json ->> '$.visit.source', '') AS source,
        row_number() OVER (PARTITION BY case_uuid ORDER BY inspected_on, records.position) AS place
    FROM records JOIN events ON events.id = records.head LEFT JOIN payloads ON payloads.hash = events.payload
) AS first WHERE first.case_uuid = cases.uuid AND first.place = 1
"""


def m0010_visits_and_matters(database: Database) -> None:
    """Add the tables and columns, give every record its visit and every case its beginning."""
    database.executescript(_SCHEMA)
    visits: dict[str, list[Any]] = {}
    attended: list[tuple[str, str]] = []
    for visit, row in _grouped(database):
        _, county, name, key, kind, day, source, number, inspectors, _ = row
        people = [[one.get("name", ""), one.get("certificate", "")] for one in from_json_text(inspectors)]
        stood = visits.setdefault(visit, [visit, county, name, key, kind, source, number, day, day, []])
        stood[5], stood[6] = stood[5] or source, stood[6] or number
        stood[7], stood[8] = min(stood[7], day), max(stood[8], day)
        stood[9].extend(person for person in people if person not in stood[9])
        attended.append((visit, row[0]))
    columns = "uuid, county, party_name, party_key, party_kind, source, task_number, first_on, last_on, inspectors"
    insert_rows(database, "visits", columns, ((*stood[:9], json_text(stood[9])) for stood in visits.values()))
    database.conn.executemany("UPDATE records SET visit_uuid = ? WHERE uuid = ?", attended)
    database.execute(_FIRST)


def _grouped(database: Database) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield each record with the visit that it becomes part of; a visit that records of several parties name is none."""
    records = rows(database, _TOLD)
    parties: dict[str, set[tuple[Any, ...]]] = {}
    for row in records:
        parties.setdefault(row[9], set()).add((row[1], row[3], row[4]))
    for (county, _, kind, day, source), group in groupby(records, key=lambda row: (row[1], row[3], row[4], row[5], row[6])):
        for row in group:
            named = identity_in(row[9]) if len(parties[row[9]]) == 1 else None
            yield str(named or presumed_visit(county, row[2], kind, day, source)), row
