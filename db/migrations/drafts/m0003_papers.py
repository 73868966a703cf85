"""What was typed for a document that is not issued yet: one content for each document that a dialog was opened for."""

from __future__ import annotations

from db.engine import Database

_TABLES = """
CREATE TABLE papers (
    key TEXT PRIMARY KEY,
    content TEXT NOT NULL
) STRICT;
"""


def m0003_papers(database: Database) -> None:
    """Make the table."""
    database.executescript(_TABLES)
