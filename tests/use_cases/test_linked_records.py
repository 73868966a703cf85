"""Records that name their visit and case come from another machine and belong there to the same ones."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from inspections.cases.visit import Visit
from inspections.faults import UserError
from inspections.records.reading import read_records
from inspections.records.record import Record
from inspections.records.rows import records_of
from inspections.records.vocabulary import Vocabulary
from inspections.store import Store
from inspections.use_cases.export_records import export_records
from inspections.use_cases.import_records import ImportReport, import_records
from tests.support.record_files import in_four_files
from tests.support.store_samples import AT, checked, make_store, record

VOCABULARY = Vocabulary(frozenset(), frozenset(), frozenset(), {})
OTHER = {"name": "某物业公司", "kind": "property_manager"}
VISIT, CASE = uuid4(), uuid4()


def bring(store: Store, *records: Record) -> ImportReport:
    return import_records(store, checked(*records), author="张某", at=AT)


def links(store: Store) -> dict[str, tuple[UUID, UUID]]:
    with store.reading() as unit:
        return {stored.record.id: (stored.visit, stored.case) for stored in unit.records.all()}


def faults(store: Store, *records: Record) -> list[str]:
    with pytest.raises(UserError) as refused:
        bring(store, *records)
    return [fault.sentence() for fault in refused.value.faults]


def test_records_of_one_inspectee_day_and_source_are_one_visit(store: Store) -> None:
    complaint = {"visit": {"source": "complaint"}}
    bring(store, record("A"), record("B"), record("C", **complaint), record("D", inspected_on="2023-08-16"), record("E", inspectee=OTHER))
    bring(store, record("F", **complaint))
    visits = {number: visit for number, (visit, _) in links(store).items()}
    assert visits["A"] == visits["B"]
    assert visits["C"] == visits["F"]
    assert len(set(visits.values())) == 4
    with store.reading() as unit:
        assert unit.visits.get([visits["C"]])[visits["C"]].task.source == "complaint"


def test_what_was_exported_belongs_to_the_same_visit_and_case_on_another_machine(store: Store, tmp_path: Path) -> None:
    bring(
        store, record("A"), replace(record("B", inspected_on="2023-08-16"), visit=Visit.of(record("A")).uuid), record("C", inspectee=OTHER)
    )
    there = links(store)
    assert there["A"] == there["B"]
    export_records(store, tmp_path / "o.jsonl")
    again = records_of(read_records(tmp_path / "o.jsonl", VOCABULARY))
    other = make_store("sqlite", tmp_path / "other")
    assert bring(other, *again) == ImportReport(3, 0, 0, 2)
    assert links(other) == there
    assert bring(other, *again) == ImportReport(0, 0, 3, 0)
    with other.reading() as unit:
        case, visit = unit.cases.get(there["A"][1]), unit.visits.get([there["A"][0]])[there["A"][0]]
    assert case is not None
    assert (case.number, visit.first_on.isoformat(), visit.last_on.isoformat()) == ("2023-0001", "2023-08-15", "2023-08-16")


def test_every_kind_of_file_names_visit_and_case(store: Store, tmp_path: Path) -> None:
    payload = {**record().payload, "visit_uuid": str(VISIT), "case_uuid": str(CASE)}
    for path in in_four_files(tmp_path, [payload]):
        (read,) = records_of(read_records(path, VOCABULARY))
        assert (read.visit, read.case) == (VISIT, CASE), path.suffix
        assert "visit_uuid" not in read.payload
        bring(store, read)
        assert set(links(store).values()) == {(VISIT, CASE)}


def test_a_record_that_is_there_stays_where_people_put_it(store: Store) -> None:
    bring(store, record("A"))
    before = links(store)
    bring(store, replace(record("A", remark="改"), visit=uuid4(), case=uuid4()))
    assert links(store) == before


def test_a_changed_day_or_party_moves_the_visit_or_leaves_it(store: Store) -> None:
    bring(store, record("A"), record("B"))
    first = links(store)["A"][0]
    bring(store, record("A", inspected_on="2023-08-16"))
    assert links(store)["A"][0] == first
    bring(store, record("A", inspected_on="2023-10-01"))
    assert links(store)["A"][0] != first
    bring(store, record("B", inspected_on="2023-09-01"))
    with store.reading() as unit:
        assert [day.isoformat() for day in unit.visits.get([first])[first].days()] == ["2023-09-01"]
    bring(store, record("C", inspected_on="2023-08-15"))
    assert links(store)["C"][0] not in {visit for number, (visit, _) in links(store).items() if number != "C"}


def test_a_visit_or_case_of_another_party_or_one_that_ended_is_refused(store: Store) -> None:
    bring(store, replace(record("A"), visit=VISIT, case=CASE))
    sentences = faults(store, replace(record("B", inspectee=OTHER), visit=VISIT, case=CASE))
    assert sentences == [
        "记录“B”：检查标识是另一次检查的（被检查单位“某县供电公司”），一次检查只有一个被检查单位，请核对，没有的请删去这一项。",
        "记录“B”：案件标识是另一案件的（当事人“某县供电公司”），一个案件只有一个当事人，请核对，没有的请删去这一项。",
    ]
    with store.writing() as unit:
        unit.cases.close(CASE, AT.date(), "整改完成")
    (ended,) = faults(store, replace(record("B"), case=CASE))
    assert ended.startswith("记录“B”：案件2023-0001已经结案，不能再归入记录，请先恢复该案件")
    one, two = uuid4(), record("D", inspectee=OTHER)
    assert len(faults(store, replace(record("C"), visit=one), replace(two, visit=one))) == 1
    assert set(links(store)) == {"A"}
