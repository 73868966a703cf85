"""What only grows cannot be changed even by a statement of one's own."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from db.engine import rows
from db.opening import open_store
from inspections.events.chain import broken_links
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, checked, order, record


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET author = '别人'",
        "DELETE FROM events",
        "UPDATE payloads SET json = '{}'",
        "DELETE FROM numbers",
        "DELETE FROM documents",
        "UPDATE documents SET state = 'lost'",
        "UPDATE documents SET revision = NULL",
        "UPDATE records SET head = 'none'",
        "UPDATE documents SET sha256 = NULL",
        "INSERT INTO device (id, next_sequence) VALUES (1.5, 'many')",
    ],
)
def test_a_statement_that_would_falsify_the_store_is_refused(tmp_path: Path, statement: str) -> None:
    store = open_store(tmp_path / "s.db")
    import_records(store, checked(record()), author="张某", at=AT)
    issue_document(store, order(store, record()), prefix=PREFIX, issued_on=ISSUED_ON)
    with pytest.raises(dbapi2.IntegrityError):
        rows(store._database, statement)  # noqa: SLF001 # looks below the public door on purpose
    store.close()


def test_a_purged_payload_leaves_its_event(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.db")
    import_records(store, checked(record()), author="张某", at=AT)
    import_records(store, checked(record(inspected_on="2023-08-16")), author="张某", at=AT)
    with store.reading() as unit:
        history = unit.records.history(record().uuid)
    rows(store._database, "DELETE FROM payloads WHERE hash = ?", history[0][1].payload)  # noqa: SLF001 # looks below the public door on purpose
    with store.reading() as unit:
        assert unit.records.history(record().uuid) == history
        assert unit.records.at(history[0][0]) is None
        assert unit.records.at(history[1][0]) is not None
        ((_, kept),) = [(purged.pack.id, purged.findings) for purged in unit.checks.of(history[0][0])]
        assert {answer.inspectee for answer in kept} == {""}
    assert broken_links(history, {}) == ()
    store.close()
