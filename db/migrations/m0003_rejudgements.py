"""What an event of re-judging says beside the record: whose answers no longer stand, and whose do."""

from __future__ import annotations

from db.engine import Database


def m0003_rejudgements(database: Database) -> None:
    """Add the column, empty for all events there are."""
    database.execute("ALTER TABLE events ADD COLUMN rejudgement TEXT")
