"""Parties are found by their folded names: one company is one, however its name was typed. What was written stays as it is."""

from __future__ import annotations

from unicodedata import category, normalize

from db.engine import Database, rows
from db.search_text import spaced
from inspections.records.folding import folded

_FORMLESS = frozenset({"Cc", "Cf", "Cs"})

_COLUMNS = (
    "ALTER TABLE records ADD COLUMN party_key TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE cases ADD COLUMN party_key TEXT NOT NULL DEFAULT ''",
    "DROP INDEX records_by_party",
    "DROP INDEX cases_by_party",
    "UPDATE records SET party_key = folded(inspectee_name)",
    "UPDATE cases SET party_key = folded(party_name)",
    "CREATE INDEX records_by_party ON records (county, party_key, inspectee_kind, inspected_on, inspectee_name)",
    "CREATE INDEX cases_by_party ON cases (county, party_key, party_kind, state)",
)

_TEXTS = """
SELECT records.position, number, inspectee_name, coalesce(payloads.json ->> '$.user.name', '') FROM records
JOIN events ON events.id = records.head LEFT JOIN payloads ON payloads.hash = events.payload
"""


def m0007_party_keys(database: Database) -> None:
    """Add the columns, fill them, make the indexes anew on them; and list anew what is searched for in another spelling now."""
    database.conn.create_function("folded", 1, folded)
    for statement in _COLUMNS:
        database.execute(statement)
    words = [
        (position, *map(spaced, texts))
        for position, *texts in rows(database, _TEXTS)
        if any(not text.isascii() and folded(text) != _formerly(text) for text in texts)
    ]
    database.conn.executemany("INSERT OR REPLACE INTO record_words (rowid, number, party, user) VALUES (?, ?, ?, ?)", words)


def _formerly(text: str) -> str:
    """Return a text as it was searched for up to release 0.4.0."""
    plain = normalize("NFKC", text).casefold()
    return "".join(character for character in plain if not character.isspace() and category(character) not in _FORMLESS)
