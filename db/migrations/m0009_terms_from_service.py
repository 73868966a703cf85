"""A bureau chooses from which day its notices count their terms; a notice whose term runs from service keeps the term in `due`.

The choice begins with service, also for a bureau that is there already. What was issued before keeps its days.
"""

from __future__ import annotations

from db.engine import Database

_SCHEMA = "ALTER TABLE profiles ADD COLUMN term_start TEXT NOT NULL DEFAULT 'service' CHECK (term_start IN ('service', 'issue'));"


def m0009_terms_from_service(database: Database) -> None:
    """Add the column."""
    database.executescript(_SCHEMA)
