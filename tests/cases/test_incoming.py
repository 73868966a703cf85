"""A checked table comes in as its records would, though they are made batch by batch."""

from pathlib import Path

import pytest

import inspections.use_cases.import_records
from inspections.cases.checking import checked_table
from inspections.cases.heading import Heading
from inspections.cases.incoming import Incoming
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.check import Verdicts, check
from inspections.checklists.loading import load_packs
from inspections.faults import UserError
from inspections.records.reading import read_records
from inspections.records.rows import records_of
from inspections.records.vocabulary import load_prefectures
from inspections.store import Store
from inspections.use_cases.import_records import ImportReport, import_incoming, import_records
from tests.support.store_samples import AT, checked, record

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="module")
def verdicts() -> Verdicts:
    packs = load_packs(RESOURCES / "checklists")
    table = read_records(RESOURCES / "samples/records.jsonl", packs.vocabulary(load_prefectures(RESOURCES / "prefectures.csv")))
    return check(table, packs.checklist("wuzhi-2023"), WorkingDays())


def test_a_batch_has_the_records_of_its_places(verdicts: Verdicts) -> None:
    incoming, all_of_them = Incoming.of_table(verdicts), checked_table(records_of(verdicts.facts.table), verdicts)
    assert incoming.headings == [Heading.of(checked.record) for checked in all_of_them]
    assert incoming.batch(range(7, 19)) == all_of_them[7:19]
    assert Incoming.of(all_of_them).batch(range(7, 19)) == all_of_them[7:19]


def test_a_table_is_imported_as_its_records_are(store: Store, verdicts: Verdicts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspections.use_cases.import_records, "_BATCH", 7)
    reports: list[tuple[int, int]] = []
    report = import_incoming(store, Incoming.of_table(verdicts), author="张某", at=AT, progress=lambda *done: reports.append(done))
    checked = checked_table(records_of(verdicts.facts.table), verdicts)
    assert (report.new, report.changed, report.identical) == (len(checked), 0, 0)
    assert reports == [(done, len(checked)) for done in (*range(0, len(checked), 7), len(checked))]
    assert import_records(store, checked, author="张某", at=AT) == ImportReport(0, 0, len(checked), 0)
    with store.reading() as unit:
        assert [stored.record for stored in unit.records.all()] == [checked.record for checked in checked]
        for stored in unit.records.all():
            assert len(unit.checks.of(stored.revision)) == 1


def test_a_case_opens_on_the_first_day_of_all_batches(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspections.use_cases.import_records, "_BATCH", 1)
    import_records(store, checked(record("A"), record("B", inspected_on="2022-12-31")), author="张某", at=AT)
    with store.reading() as unit:
        (first, second) = unit.records.all()
        assert first.case == second.case
        case = unit.cases.get(first.case)
    assert case is not None
    assert case.number == "2022-0001"


def test_numbers_that_occur_twice_are_found_across_batches(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspections.use_cases.import_records, "_BATCH", 1)
    with pytest.raises(UserError, match="记录编号重复"):
        import_records(store, checked(record("A"), record("B"), record("A")), author="张某", at=AT)
