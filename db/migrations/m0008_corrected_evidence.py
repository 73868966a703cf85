"""What is said of evidence can be corrected: every correction stays, and the moment of a piece says where it is known from.

Of older pieces nobody knows whether the camera told their moment: it counts as stated by a person.
"""

from __future__ import annotations

from db.engine import Database

_SCHEMA = """
ALTER TABLE evidence ADD COLUMN time_source TEXT NOT NULL DEFAULT 'stated' CHECK (time_source IN ('photo', 'name', 'stated'));
CREATE TABLE evidence_corrections (
    position INTEGER PRIMARY KEY,
    evidence TEXT NOT NULL REFERENCES evidence (uuid),
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    before TEXT NOT NULL,
    after TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_corrections_by_evidence ON evidence_corrections (evidence);
CREATE TRIGGER evidence_corrections_no_delete BEFORE DELETE ON evidence_corrections
    BEGIN SELECT RAISE(ABORT, 'evidence_corrections: never deleted'); END;
CREATE TRIGGER evidence_corrections_no_change BEFORE UPDATE ON evidence_corrections
    BEGIN SELECT RAISE(ABORT, 'evidence_corrections: never changed'); END;
"""


def m0008_corrected_evidence(database: Database) -> None:
    """Add the column and the table."""
    database.executescript(_SCHEMA)
