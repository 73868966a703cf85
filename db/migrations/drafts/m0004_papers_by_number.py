"""Marks what was typed for documents up to 0.4.0: it names other documents by their printed numbers, which only the store can tell apart.

The content is given links when it is next looked at (`inspections/documents/unlinked.py`).
"""

from __future__ import annotations

from db.engine import Database, rows
from db.json_text import from_json_text, json_text
from inspections.cases.linking import BY_NUMBER

_SPEAKING = ("review/", "receipt/", "evidence_list/")


def m0004_papers_by_number(database: Database) -> None:
    """Mark the contents of the kinds that name others."""
    for key, content in rows(database, "SELECT key, content FROM papers"):
        if key.startswith(_SPEAKING):
            marked = json_text(from_json_text(content) | {BY_NUMBER: True})
            database.conn.execute("UPDATE papers SET content = ? WHERE key = ?", (marked, key))
