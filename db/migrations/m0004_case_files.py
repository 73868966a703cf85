"""What a case file needs: documents of every kind with what they say beyond the record, their versions, and evidence.

SQLite cannot change a constraint in place, so the table of documents is made anew with all its rows.
"""

from __future__ import annotations

from db.engine import Database

_SCHEMA = """
DROP TRIGGER documents_no_delete;
ALTER TABLE documents RENAME TO documents_before;
DROP INDEX documents_by_record;
DROP INDEX documents_by_sha256;
CREATE TABLE documents (
    position INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    prefix TEXT NOT NULL,
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    case_uuid TEXT REFERENCES cases (uuid),
    record TEXT REFERENCES records (uuid),
    revision TEXT REFERENCES events (id),
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    due TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('issued', 'replaced', 'voided')),
    content TEXT NOT NULL DEFAULT '{}',
    replaces TEXT REFERENCES documents (uuid),
    UNIQUE (kind, prefix, year, serial),
    FOREIGN KEY (kind, prefix, year, serial) REFERENCES numbers (kind, prefix, year, serial),
    CHECK ((record IS NULL) = (revision IS NULL))
) STRICT;
INSERT INTO documents (position, uuid, kind, prefix, year, serial, case_uuid, record, revision, file_name, sha256, issued_on, due, state)
    SELECT position, uuid, kind, prefix, year, serial, case_uuid, record, revision, file_name, sha256, issued_on, due, state
    FROM documents_before ORDER BY position;
DROP TABLE documents_before;
CREATE INDEX documents_by_record ON documents (record);
CREATE INDEX documents_by_case ON documents (case_uuid);
CREATE INDEX documents_by_sha256 ON documents (sha256);
CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'documents: never deleted'); END;

CREATE TABLE evidence (
    uuid TEXT PRIMARY KEY,
    case_uuid TEXT NOT NULL REFERENCES cases (uuid),
    record TEXT NOT NULL REFERENCES records (uuid),
    number INTEGER NOT NULL CHECK (number >= 1),
    kind TEXT NOT NULL CHECK (kind IN ('photo', 'document', 'recording')),
    shows TEXT NOT NULL,
    requirements TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    place TEXT NOT NULL,
    taken_by TEXT NOT NULL,
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    sha256 TEXT NOT NULL,
    withdrawn TEXT NOT NULL DEFAULT '',
    UNIQUE (case_uuid, number)
) STRICT;
CREATE INDEX evidence_by_sha256 ON evidence (sha256);
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence: never deleted'); END;
CREATE INDEX records_by_case_and_day ON records (case_uuid, inspected_on, position);
DROP INDEX records_by_case;
"""


def m0004_case_files(database: Database) -> None:
    """Make the tables."""
    database.executescript(_SCHEMA)
