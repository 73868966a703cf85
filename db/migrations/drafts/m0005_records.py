"""Which stored record a draft changes. Till then a record's UUID followed from county and number, which a draft cannot change."""

from __future__ import annotations

from uuid import UUID, uuid5

from db.engine import Database, rows
from db.json_text import from_json_text

_FORMER = UUID("5d0f6a3e-3c0f-5c0f-9a53-8f4b1a7b2c10")
"""Namespace of the UUIDs of records up to release 0.4.0; the name is county and number."""


def m0005_records(database: Database) -> None:
    """Add the column and fill it for the drafts that rest on a stored record."""
    database.execute("ALTER TABLE drafts ADD COLUMN record TEXT")
    sql = "SELECT drafts.id, content FROM drafts JOIN steps ON steps.draft = drafts.id AND number = step WHERE base IS NOT NULL"
    for draft, text in rows(database, sql):
        content = from_json_text(text)
        record = uuid5(_FORMER, f"{content.get('county', '')}/{content.get('id', '')}")
        database.execute("UPDATE drafts SET record = ? WHERE id = ?", (str(record), draft))
