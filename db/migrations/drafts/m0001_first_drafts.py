"""Drafts and the steps that led to each."""

from __future__ import annotations

from db.engine import Database

_TABLES = """
CREATE TABLE drafts (
    id TEXT PRIMARY KEY,
    step INTEGER NOT NULL,
    touched INTEGER NOT NULL UNIQUE
) STRICT;

CREATE TABLE steps (
    draft TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    content TEXT NOT NULL,
    base TEXT,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (draft, number)
) STRICT;
"""


def m0001_first_drafts(database: Database) -> None:
    """Make the first tables."""
    database.executescript(_TABLES)
