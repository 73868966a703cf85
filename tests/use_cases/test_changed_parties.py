"""A corrected party reaches its case, a changed one leaves it, and one company is one however its name was typed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
import simplejson

from inspections.cases.case import Case, Party
from inspections.cases.checked import CheckedRecord
from inspections.cases.listings import CaseLine
from inspections.records.record import Record
from inspections.store import Store
from inspections.use_cases.attach_evidence import Found, attach
from inspections.use_cases.finish_form import finish_record
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from inspections.use_cases.load_case_file import load_case_file
from inspections.use_cases.visiting import visits_of_year
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, check, checked, order, record

INPUTS = Path(__file__).resolve().parents[1] / "data/identity"
TYPED, RIGHT = "武陟县甲供电斤", "武陟县甲供电所"


def of(name: str, number: str = "A", **changes: object) -> Record:
    said = record(number)
    return Record({**said.payload, "inspectee": {"name": name, "kind": "grid_company"}, **changes}, said.uuid)


def bring(store: Store, *records: Record) -> int:
    return import_records(store, checked(*records), author="张某", at=AT).cases_opened


def finish(store: Store, changed: Record) -> None:
    with store.reading() as unit:
        head = unit.records.heads([changed.uuid])[changed.uuid].event
    with store.writing() as unit:
        finish_record(unit, CheckedRecord(changed, check(changed)), draft=UUID(int=7), author="张某", at=AT, expected_head=head)


def cases(store: Store) -> dict[str, tuple[str, str]]:
    """Return number and party of each record's case."""
    with store.reading() as unit:
        kept = {stored.record.id: unit.cases.get(stored.case) for stored in unit.records.all()}
    return {number: (case.number, case.party.name) for number, case in kept.items() if case is not None}


def listed(store: Store) -> dict[str, CaseLine]:
    with store.reading() as unit:
        return {line.case.number: line for line in unit.listings.cases("", 99)}


@pytest.mark.parametrize("change", [bring, finish])
def test_a_corrected_name_reaches_the_case_and_the_next_record_joins_it(store: Store, change: Callable[[Store, Record], object]) -> None:
    bring(store, of(TYPED))
    change(store, of(RIGHT))
    assert cases(store) == {"A": ("2023-0001", RIGHT)}
    assert bring(store, of(RIGHT, "B")) == 0
    assert cases(store) == {"A": ("2023-0001", RIGHT), "B": ("2023-0001", RIGHT)}
    with store.reading() as unit:
        (first, _), _ = unit.records.history(of(TYPED).uuid)
        said = unit.records.at(first)
    assert said is not None
    assert said.inspectee_name == TYPED  # the former name stays in the history


def test_a_correction_and_the_next_record_may_come_in_one_file(store: Store) -> None:
    bring(store, of(TYPED))
    assert bring(store, of(RIGHT), of(RIGHT, "B")) == 0
    assert cases(store) == {"A": ("2023-0001", RIGHT), "B": ("2023-0001", RIGHT)}


@pytest.mark.parametrize("change", [bring, finish])
def test_a_record_whose_party_changed_leaves_a_case_that_others_still_bear(store: Store, change: Callable[[Store, Record], object]) -> None:
    bring(store, of(TYPED), of(TYPED, "B"))
    change(store, of(RIGHT))
    assert cases(store) == {"A": ("2023-0002", RIGHT), "B": ("2023-0001", TYPED)}
    bring(store, of(RIGHT, "B"))
    assert cases(store)["B"] == ("2023-0001", RIGHT)


def test_a_record_whose_party_changed_joins_the_open_case_of_its_own(store: Store) -> None:
    bring(store, of(TYPED), of(TYPED, "B"), of(RIGHT, "C"))
    assert bring(store, of(RIGHT)) == 0
    assert cases(store)["A"] == cases(store)["C"] == ("2023-0002", RIGHT)


def test_records_that_part_go_each_to_its_own_party(store: Store) -> None:
    bring(store, of(TYPED), of(TYPED, "B"), of(TYPED, "C"))
    assert bring(store, of("甲", "A"), of("乙", "B"), of("甲", "C")) == 2
    assert {number: party for number, (_, party) in cases(store).items()} == {"A": "甲", "B": "乙", "C": "甲"}


def test_a_changed_kind_is_another_party_and_another_day_is_not(store: Store) -> None:
    bring(store, of(TYPED), of(TYPED, "B"))
    bring(store, record("A", inspectee={"name": TYPED, "kind": "incremental_grid"}))
    assert cases(store)["A"] == ("2023-0002", TYPED)
    bring(store, of(TYPED, "B", inspected_on="2023-09-01"))
    assert cases(store)["B"] == ("2023-0001", TYPED)


def test_a_case_stays_in_its_county_with_what_was_issued_in_it(store: Store) -> None:
    here = of(TYPED)
    bring(store, here)
    issued = issue_document(store, order(store, here), prefix=PREFIX, issued_on=ISSUED_ON).document
    moved = Record({**here.payload, "county": "410822"}, here.uuid)
    bring(store, moved)
    with store.reading() as unit:
        stored = unit.records.get(here.uuid)
        assert stored is not None
        there = unit.cases.get(stored.case)
        assert there is not None
        assert (there.party.county, there.number) == ("410822", "2023-0001")
        assert unit.documents.of_case(issued.case or there.uuid) == (issued,)
        lines = unit.listings.cases("", 9)
        assert [(line.case.party.county, line.records, line.documents) for line in lines] == [("410822", 1, 0), ("410823", 0, 1)]


def test_what_was_issued_stays_in_its_case_and_evidence_goes_along(store: Store, tmp_path: Path) -> None:
    going, staying = of(TYPED), of(TYPED, "B")
    bring(store, going, staying)
    issued = issue_document(store, order(store, going), prefix=PREFIX, issued_on=ISSUED_ON).document
    photo, other = tmp_path / "表箱.jpg", tmp_path / "票据.jpg"
    photo.write_bytes(b"photo")
    other.write_bytes(b"receipt")
    (first,) = attach(store, going.uuid, [Found(photo, "表箱", (), AT, "某路1号", "张某")]).pieces
    (second,) = attach(store, staying.uuid, [Found(other, "票据", (), AT, "某路1号", "张某")]).pieces
    bring(store, of(RIGHT))
    with store.reading() as unit:
        stored = unit.records.get(going.uuid)
        assert stored is not None
        assert unit.documents.of_case(first.case) == (issued,)
        former, kept = unit.evidence.of_case(first.case)
        assert (former.uuid, former.withdrawn, kept) == (first.uuid, "记录改归案件2023-0002", second)
        (moved,) = unit.evidence.of_case(stored.case)
        assert (moved.record, moved.sha256, moved.number, moved.shows, moved.withdrawn) == (going.uuid, first.sha256, 1, "表箱", "")
        assert load_case_file(unit, stored.case).documents == (issued,)  # so that it can be replaced, and is not issued twice
        assert load_case_file(unit, first.case).documents == (issued,)


def spellings(file: str) -> list[Record]:
    text = (INPUTS / file).read_text(encoding="utf-8")
    kept = simplejson.loads(text, use_decimal=True) if file.endswith(".json") else [simplejson.loads(line) for line in text.splitlines()]
    return [Record(payload) for payload in kept]


@pytest.mark.parametrize(("file", "companies"), [("c01_party_spellings.jsonl", 2), ("same_party.json", 1)])
def test_nine_spellings_of_a_company_are_one_party_as_written(store: Store, file: str, companies: int) -> None:
    records = spellings(file)
    assert bring(store, *records) == companies
    assert len({number for number, _ in cases(store).values()}) == companies
    with store.reading() as unit:
        assert [stored.record.inspectee_name for stored in unit.records.all()] == [kept.inspectee_name for kept in records]
        assert len(unit.listings.parties("", 99)) == companies
        party = Party.of(records[0])
        last = unit.records.last_of(party)
        assert last is not None
        assert last.record.inspected_on == date(2023, 8, 15)
        assert len(visits_of_year(unit, party, 2023)) == 1


@pytest.mark.parametrize(
    "spelling",
    [
        "某县供电公司（城关）",
        " 某县供电公司(城关)\n",
        "某县供电\u3000公司（城关）",
        "某县\ufe00供电公司（\u200b城关）\ufeff",
        "某县供电公司﹙城关﹚",
        "某縣供電公司（城關）",
        "某县\u034f供\u00ad电公司\u2060（城关）",
    ],
)
def test_spellings_nobody_named_are_the_same_too(spelling: str) -> None:
    assert Party("410823", spelling, "grid_company") == Party("410823", "某县供电公司(城关)", "grid_company")
    assert Party("410823", spelling, "grid_company") != Party("410823", "某县供电公司(城东)", "grid_company")


def test_a_case_shows_a_spelling_that_its_records_have(store: Store) -> None:
    bring(store, of("某县\u200b供电公司（城关）"))
    bring(store, of("某县供电公司（城关）"), of("某县供电公司(城关)", "B"))
    assert cases(store)["B"] == ("2023-0001", "某县供电公司（城关）")
    assert bring(store, of("某县供电公司(城关)")) == 0
    assert cases(store)["A"] == ("2023-0001", "某县供电公司(城关)")


def test_the_case_of_a_party_is_found_by_any_of_its_spellings(store: Store) -> None:
    bring(store, of("某县供电公司（城关）"))
    asked = Party("410823", "某县供电公司 (城关)", "grid_company")
    with store.reading() as unit:
        opened_case: Case = unit.cases.open_of([asked])[asked]
    assert opened_case.party.name == "某县供电公司（城关）"
