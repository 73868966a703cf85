"""A check kept record by record says what the check said."""

from pathlib import Path

import pytest

from inspections.cases.checked import CheckedRecord, PackStamp
from inspections.cases.checking import checked_table
from inspections.checklists.answer import Verdict
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.check import Verdicts, check
from inspections.checklists.loading import load_packs
from inspections.records.reading import read_records, table_of
from inspections.records.rows import records_of
from inspections.records.vocabulary import load_prefectures
from inspections.store import Store
from inspections.use_cases.import_records import import_records
from tests.support.checklists import calendar, pack_with
from tests.support.records import record, vocabulary
from tests.support.store_samples import AT

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="module")
def verdicts() -> Verdicts:
    packs = load_packs(RESOURCES / "checklists")
    vocabulary = packs.vocabulary(load_prefectures(RESOURCES / "prefectures.csv"))
    table = read_records(RESOURCES / "samples/records.jsonl", vocabulary)
    return check(table, packs.checklist("wuzhi-2023"), WorkingDays())


@pytest.fixture(scope="module")
def kept(verdicts: Verdicts) -> list[CheckedRecord]:
    return checked_table(records_of(verdicts.facts.table), verdicts)


def test_every_verdict_is_kept(verdicts: Verdicts, kept: list[CheckedRecord]) -> None:
    for row, checked in enumerate(kept):
        for requirement in PackStamp.of(verdicts.pack).topics:
            said = verdicts.columns[requirement][row] if requirement in verdicts.columns else -1
            assert checked.check.verdict_of(requirement) == (None if said == -1 else Verdict(said))


def test_what_was_found_is_kept_in_words(verdicts: Verdicts, kept: list[CheckedRecord]) -> None:
    answers_of_records = [answer for answer in verdicts.answers() if answer.record is not None]
    assert [checked.record for checked in kept] == records_of(verdicts.facts.table)
    for checked in kept:
        answers = [answer for answer in answers_of_records if answer.record == checked.record.id]
        assert checked.check.findings == tuple(answer for answer in answers if answer.verdict >= Verdict.UNDETERMINED)
        assert {answer.requirement for answer in answers} == {
            requirement for requirement in checked.check.pack.topics if checked.check.verdict_of(requirement) is not None
        }


def test_a_mean_over_an_inspectee_belongs_to_no_record() -> None:
    days = {"applied_on": "2019-03-01", "energized_on": "2019-06-28"}
    late = record(topics=["connection"], user={"supply": "lv_business"}, connection=days, inspected_on="2019-08-15")
    pack = pack_with("jiangsu-2018")
    verdicts = check(table_of([late], vocabulary()), pack, calendar())
    (mean,) = verdicts.means["jiangsu-2018.time.400v"]
    assert mean.verdict is Verdict.VIOLATION
    (checked,) = checked_table(records_of(verdicts.facts.table), verdicts)
    assert checked.check.verdict_of("jiangsu-2018.time.400v") is None
    assert "jiangsu-2018.time.400v" not in {answer.requirement for answer in checked.check.findings}


def test_a_real_check_comes_back_from_the_store(store: Store, kept: list[CheckedRecord]) -> None:
    import_records(store, kept, author="张某", at=AT)
    with store.reading() as unit:
        for checked in kept:
            revision = unit.records.heads([checked.record.uuid])[checked.record.uuid].event
            (again,) = unit.checks.of(revision)
            assert (again.pack, again.verdicts) == (checked.check.pack, checked.check.verdicts)
            for answer, said in zip(again.findings, checked.check.findings, strict=True):
                assert (answer.record, answer.inspectee, answer.requirement, answer.verdict) == (
                    said.record,
                    said.inspectee,
                    said.requirement,
                    said.verdict,
                )
                assert (answer.measured, answer.limit, answer.unit, answer.reason) == (said.measured, said.limit, said.unit, said.reason)
                assert list(answer.evidence) == list(said.evidence)
