"""Which checklist was chosen for a draft, step by step: a choice can be undone like any other edit."""

from __future__ import annotations

from db.engine import Database


def m0002_checklists(database: Database) -> None:
    """Add the column; the drafts there are follow what is proposed."""
    database.execute("ALTER TABLE steps ADD COLUMN checklist TEXT NOT NULL DEFAULT ''")
