"""What a list of records is read from: findings and notices counted on the record, and every character searchable."""

from __future__ import annotations

from db.engine import Database
from db.search_text import spaced

# The indexes that go: by day and by inspectee are covered by the new ones, no query ever asked for findings by topic.
_SCHEMA = """
ALTER TABLE records ADD COLUMN violations INTEGER NOT NULL DEFAULT 0;
ALTER TABLE records ADD COLUMN undetermined INTEGER NOT NULL DEFAULT 0;
ALTER TABLE records ADD COLUMN notices INTEGER NOT NULL DEFAULT 0;
ALTER TABLE records ADD COLUMN state TEXT GENERATED ALWAYS AS (
    CASE WHEN notices > 0 THEN 'noticed' WHEN violations > 0 THEN 'violation' WHEN undetermined > 0 THEN 'undetermined' ELSE 'clean' END
) VIRTUAL;
CREATE INDEX records_by_newest ON records (inspected_on, position, state, topics);
CREATE INDEX records_by_party ON records (county, inspectee_name, inspectee_kind, inspected_on);
DROP INDEX findings_by_topic;
DROP INDEX records_by_day;
DROP INDEX records_by_inspectee;

CREATE VIEW standing_findings AS
    SELECT records.position, findings.* FROM records
    JOIN checks ON checks.event = records.head JOIN packs ON packs.hash = checks.pack JOIN findings ON findings.check_id = checks.id
    JOIN events ON events.id = records.head LEFT JOIN payloads ON payloads.hash = events.payload
    WHERE NOT EXISTS (
        SELECT 1 FROM checks AS later JOIN packs AS same ON same.hash = later.pack
        WHERE later.event = checks.event AND same.id = packs.id AND later.id > checks.id
    ) AND NOT (findings.verdict = 'violation' AND EXISTS (
        SELECT 1 FROM json_each(payloads.json, '$.determinations') AS determination
        WHERE determination.key = findings.requirement AND determination.value ->> 'decision' = 'set_aside'
    ));

CREATE VIRTUAL TABLE record_words USING fts5 (
    number, party, user, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
);
"""

_COUNTS = """
UPDATE records SET
    violations = (SELECT count(*) FROM standing_findings AS found WHERE found.position = records.position AND verdict = 'violation'),
    undetermined = (SELECT count(*) FROM standing_findings AS found WHERE found.position = records.position AND verdict = 'undetermined'),
    notices = (SELECT count(*) FROM documents WHERE record = records.uuid AND kind = 'notice' AND documents.state = 'issued')
"""

_TEXTS = """
SELECT records.position, number, inspectee_name, coalesce(payloads.json ->> '$.user.name', '') FROM records
JOIN events ON events.id = records.head LEFT JOIN payloads ON payloads.hash = events.payload
"""


def m0002_list_of_records(database: Database) -> None:
    """Add the columns and fill them."""
    database.executescript(_SCHEMA)
    database.execute(_COUNTS)
    words = ((position, *map(spaced, texts)) for position, *texts in database.conn.execute(_TEXTS))
    database.conn.executemany("INSERT INTO record_words (rowid, number, party, user) VALUES (?, ?, ?, ?)", words)
