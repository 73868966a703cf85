"""Answers, in memory and on SQLite."""

from dataclasses import replace

from inspections.store import Store
from tests.support.store_samples import STAMP, append, check, opened, record


def test_checks_are_kept_with_revision_and_pack(store: Store) -> None:
    newer = check(record(), replace(STAMP, version="2", content_hash="cd" * 32))
    with store.writing() as unit:
        event = append(unit, record(), opened(unit).uuid)
        unit.checks.add([(record().uuid, event.id, check(record()))])
        unit.checks.add([(record().uuid, event.id, newer)])
    with store.reading() as unit:
        assert unit.checks.of(event.id) == (check(record()), newer)
        assert unit.checks.of("0" * 64) == ()
        assert unit.checks.judged([event.id, "0" * 64], "wuzhi-2023") == {event.id}
        assert unit.checks.judged([event.id], "jiangxi-2025") == frozenset()
