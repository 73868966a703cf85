"""What a bureau words its own way, and which laws marked 待核 it has read and confirmed."""

from __future__ import annotations

from db.engine import Database

_SCHEMA = """
CREATE TABLE own_templates (
    county TEXT PRIMARY KEY,
    text TEXT NOT NULL
) STRICT;
CREATE TABLE confirmed_laws (
    county TEXT NOT NULL,
    law TEXT NOT NULL,
    name TEXT NOT NULL,
    confirmed_on TEXT NOT NULL,
    confirmed_by TEXT NOT NULL,
    PRIMARY KEY (county, law)
) STRICT;
"""


def m0005_own_wording(database: Database) -> None:
    """Make the tables."""
    database.executescript(_SCHEMA)
