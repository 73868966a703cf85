"""Importing: all records or none, new, changed and identical ones told apart."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.cases.checked import CheckedRecord
from inspections.events.event import EventKind
from inspections.faults import UserError
from inspections.records.record import Record
from inspections.store import Store
from inspections.use_cases.import_records import ImportReport, import_records
from tests.support.memory_store.store import MemoryStore
from tests.support.store_samples import AT, STAMP, check, checked, record


def bring(store: Store, *records: Record) -> ImportReport:
    return import_records(store, checked(*records), author="张某", at=AT)


def test_new_records_come_in_with_their_checks(store: Store) -> None:
    assert bring(store, record("A"), record("B")) == ImportReport(new=2, changed=0, identical=0, cases_opened=1)
    with store.reading() as unit:
        assert [stored.record for stored in unit.records.all()] == [record("A"), record("B")]
        ((revision, event),) = unit.records.history(record("B").uuid)
        assert (event.kind, event.sequence, event.draft) == (EventKind.IMPORTED, 2, None)
        assert unit.checks.of(revision) == (check(record("B")),)


def test_a_second_import_changes_nothing(store: Store) -> None:
    bring(store, record("A"), record("B"))
    assert bring(store, record("A"), record("B")) == ImportReport(new=0, changed=0, identical=2, cases_opened=0)
    with store.reading() as unit:
        ((revision, _),) = unit.records.history(record("A").uuid)
        assert len(unit.checks.of(revision)) == 1


def test_a_changed_record_follows_on_the_last_event(store: Store) -> None:
    bring(store, record("A"), record("B"))
    assert bring(store, record("A", inspected_on="2023-08-16"), record("B")) == ImportReport(0, 1, 1, 0)
    with store.reading() as unit:
        (first, _), (second, event) = unit.records.history(record("A").uuid)
        assert event.parents == (first,)
        assert unit.records.at(first) == record("A")
        assert unit.records.heads([record("A").uuid])[record("A").uuid].event == second


def test_a_record_is_judged_by_another_pack_but_not_again_by_a_newer_version(store: Store) -> None:
    newer = replace(STAMP, version="2", content_hash="cd" * 32)
    other = replace(STAMP, id="jiangxi-2025", content_hash="ef" * 32)
    bring(store, record())
    for stamp in (newer, other, other):
        import_records(store, [CheckedRecord(record(), check(record(), stamp))], author="张某", at=AT)
    with store.reading() as unit:
        ((revision, _),) = unit.records.history(record().uuid)
        assert [kept.pack.id for kept in unit.checks.of(revision)] == ["wuzhi-2023", "jiangxi-2025"]


def test_progress_is_told_to_the_end(store: Store) -> None:
    reports: list[tuple[int, int]] = []
    records = [record(f"R{number}") for number in range(1001)]
    import_records(store, checked(*records), author="张某", at=AT, progress=lambda done, total: reports.append((done, total)))
    assert reports == [(0, 1001), (1000, 1001), (1001, 1001)]


def test_every_taken_number_is_named_and_nothing_is_kept(store: Store) -> None:
    bring(store, record("A"))
    with pytest.raises(UserError) as refused:
        bring(store, record("B"), record("A", county="410822"), record("B"))
    assert [fault.code for fault in refused.value.faults] == ["number_taken", "repeated_id"]
    with store.reading() as unit:
        assert [stored.record.id for stored in unit.records.all()] == ["A"]


def test_an_import_that_is_stopped_keeps_nothing(store: Store) -> None:
    def stop(done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_records(store, checked(record("A")), author="张某", at=AT, progress=stop)
    with store.reading() as unit:
        assert list(unit.records.all()) == []


DAYS = st.sampled_from(["2023-08-15", "2023-08-16"])
FILES = st.lists(st.dictionaries(st.sampled_from("ABCD"), DAYS), max_size=5)


@given(FILES)
def test_whatever_is_imported_the_last_word_stands_and_every_change_is_an_event(
    tmp_path_factory: pytest.TempPathFactory, files: list[dict[str, str]]
) -> None:
    store = MemoryStore(tmp_path_factory.mktemp("store"))
    last: dict[str, str] = {}
    changes = 0
    for file in files:
        report = bring(store, *(record(number, inspected_on=day) for number, day in file.items()))
        expected = sum(last.get(number) != day for number, day in file.items())
        assert report.new + report.changed == expected
        changes += expected
        last |= file
    with store.reading() as unit:
        assert {stored.record.id: stored.record.payload["inspected_on"] for stored in unit.records.all()} == last
        assert sum(len(unit.records.history(record(number).uuid)) for number in last) == changes
        assert unit.device.take(1) == range(changes + 1, changes + 2)
