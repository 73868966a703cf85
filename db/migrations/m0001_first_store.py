"""The first store: histories, checks, cases, numbers, documents, profiles."""

from __future__ import annotations

from db.engine import Database

_TABLES = """
CREATE TABLE device (
    id TEXT PRIMARY KEY,
    next_sequence INTEGER NOT NULL CHECK (next_sequence >= 1)
) STRICT;

CREATE TABLE payloads (
    hash TEXT PRIMARY KEY,
    json TEXT NOT NULL
) STRICT;

CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    record TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    parents TEXT NOT NULL,
    device TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    draft TEXT,
    UNIQUE (device, sequence)
) STRICT;
CREATE INDEX events_by_record ON events (record);
CREATE UNIQUE INDEX events_by_draft ON events (draft) WHERE draft IS NOT NULL;

CREATE TABLE cases (
    position INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL,
    county TEXT NOT NULL,
    party_name TEXT NOT NULL,
    party_kind TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    UNIQUE (county, number)
) STRICT;
CREATE INDEX cases_by_party ON cases (county, party_name, party_kind, state);

CREATE TABLE records (
    position INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL,
    county TEXT NOT NULL,
    inspectee_name TEXT NOT NULL,
    inspectee_kind TEXT NOT NULL,
    topics TEXT NOT NULL,
    inspected_on TEXT NOT NULL,
    head TEXT NOT NULL REFERENCES events (id),
    case_uuid TEXT NOT NULL REFERENCES cases (uuid),
    UNIQUE (number, county)
) STRICT;
CREATE INDEX records_by_day ON records (inspected_on, county);
CREATE INDEX records_by_inspectee ON records (inspectee_name, inspectee_kind);
CREATE INDEX records_by_case ON records (case_uuid);

CREATE TABLE packs (
    hash TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    topics TEXT NOT NULL
) STRICT;

CREATE TABLE checks (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    event TEXT NOT NULL REFERENCES events (id),
    pack TEXT NOT NULL REFERENCES packs (hash),
    verdicts BLOB NOT NULL
) STRICT;
CREATE INDEX checks_by_event ON checks (event);

CREATE TABLE findings (
    check_id INTEGER NOT NULL REFERENCES checks (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    requirement TEXT NOT NULL,
    clause TEXT NOT NULL,
    topic TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('violation', 'undetermined')),
    measured TEXT,
    bound TEXT,
    unit TEXT NOT NULL,
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (check_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX findings_by_topic ON findings (topic, verdict);

CREATE TABLE numbers (
    kind TEXT NOT NULL,
    prefix TEXT NOT NULL,
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL CHECK (serial >= 1),
    voided TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (kind, prefix, year, serial)
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
    position INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    prefix TEXT NOT NULL,
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    case_uuid TEXT NOT NULL REFERENCES cases (uuid),
    record TEXT NOT NULL REFERENCES records (uuid),
    revision TEXT NOT NULL REFERENCES events (id),
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    due TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('issued', 'voided')),
    UNIQUE (kind, prefix, year, serial),
    FOREIGN KEY (kind, prefix, year, serial) REFERENCES numbers (kind, prefix, year, serial)
) STRICT;
CREATE INDEX documents_by_record ON documents (record);
CREATE INDEX documents_by_sha256 ON documents (sha256);

CREATE TABLE profiles (
    county TEXT PRIMARY KEY,
    issuer TEXT NOT NULL,
    number_prefix TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_phone TEXT NOT NULL,
    address TEXT NOT NULL,
    reconsideration TEXT NOT NULL,
    court TEXT NOT NULL,
    consequence TEXT NOT NULL,
    approved_fees TEXT NOT NULL,
    inspection_cap_per_year INTEGER
) STRICT;

CREATE TABLE inspectors (
    county TEXT NOT NULL REFERENCES profiles (county) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    certificate TEXT NOT NULL,
    PRIMARY KEY (county, place)
) STRICT, WITHOUT ROWID;
"""

_NEVER_CHANGED = (("events", "UPDATE"), ("events", "DELETE"), ("payloads", "UPDATE"), ("numbers", "DELETE"), ("documents", "DELETE"))
"""What only grows. A payload may be deleted: a purge leaves its event as a tombstone."""


def m0001_first_store(database: Database) -> None:
    """Make the first tables."""
    database.executescript(_TABLES)
    for table, act in _NEVER_CHANGED:
        database.execute(
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table}: never {act.lower()}d'); END"
        )
