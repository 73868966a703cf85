"""Which stored record an incoming one is, and what is never taken for another."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from inspections.faults import UserError
from inspections.records.record import Record
from inspections.store import Store
from inspections.use_cases.import_records import ImportReport, import_records
from tests.support.store_samples import AT, checked, record

OTHER = {"name": "某物业公司", "kind": "property_manager"}


def plain(number: str = "A-1", **changes: object) -> Record:
    """Return a record as a file without identities says it."""
    return Record(record(number, **changes).payload)


def stated(uuid: UUID, number: str = "A-1", **changes: object) -> Record:
    return Record(plain(number, **changes).payload, uuid)


def bring(store: Store, *records: Record) -> ImportReport:
    return import_records(store, checked(*records), author="张某", at=AT)


def parties_by_uuid(store: Store) -> dict[UUID, str]:
    with store.reading() as unit:
        return {stored.record.uuid: stored.record.id for stored in unit.records.all()}


def refused(store: Store, *records: Record) -> list[str]:
    before = parties_by_uuid(store)
    with pytest.raises(UserError) as refusal:
        bring(store, *records)
    assert parties_by_uuid(store) == before
    return [fault.sentence() for fault in refusal.value.faults]


def test_without_an_identity_number_county_day_and_inspectee_say_which_record_it_is(store: Store) -> None:
    uuid = uuid4()
    bring(store, stated(uuid))
    assert bring(store, plain(fees=[])) == ImportReport(0, 1, 0, 0)
    assert bring(store, plain(fees=[])) == ImportReport(0, 0, 1, 0)
    assert bring(store, plain("A-2")).new == 1
    assert parties_by_uuid(store)[uuid] == "A-1"
    assert len(parties_by_uuid(store)) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"inspectee": OTHER},
        {"inspectee": {"name": "某县供电公司", "kind": "incremental_grid"}},
        {"inspected_on": "2023-08-16"},
        {"county": "410822"},
    ],
)
def test_one_number_with_another_party_kind_day_or_county_is_refused_and_both_are_shown(store: Store, other: dict[str, Any]) -> None:
    bring(store, plain())
    (sentence,) = refused(store, plain(**other), plain("A-2"))
    incoming = plain(**other)
    assert sentence.startswith("记录“A-1”：编号相同")
    for said in (plain(), incoming):
        assert f"{said.inspectee_name}（" in sentence
        assert f"县（区）{said.county}），{said.inspected_on}检查" in sentence


def test_all_clashes_of_a_file_are_told_at_once(store: Store) -> None:
    bring(store, plain("A"), plain("B"), plain("C"))
    refusal = refused(store, plain("A", inspectee=OTHER), plain("B"), plain("C", inspected_on="2023-08-16"), plain("D"))
    assert [sentence[:6] for sentence in refusal] == ["记录“A”：", "记录“C”："]


def test_an_identity_names_the_record_whatever_else_changed(store: Store) -> None:
    uuid = uuid4()
    bring(store, stated(uuid))
    assert bring(store, stated(uuid, "B-7", inspectee=OTHER, inspected_on="2023-09-01")) == ImportReport(0, 1, 0, 0)
    with store.reading() as unit:
        (stored,) = unit.records.all()
        assert (stored.record.uuid, stored.record.id, stored.record.inspectee_name) == (uuid, "B-7", "某物业公司")
        assert [unit.records.at(revision) for revision, _ in unit.records.history(uuid)] == [plain(), stored.record]
        assert list(unit.records.bearing(["A-1", "B-7"])) == ["B-7"]


def test_an_identity_is_nothing_that_changes_a_record(store: Store) -> None:
    bring(store, plain())
    (uuid,) = parties_by_uuid(store)
    assert bring(store, stated(uuid)) == ImportReport(0, 0, 1, 0)


def test_a_number_may_be_changed_only_to_a_free_one(store: Store) -> None:
    one, other = uuid4(), uuid4()
    bring(store, stated(one, "A"), stated(other, "B", inspectee=OTHER))
    (sentence,) = refused(store, stated(one, "B"))
    assert "改用的编号已属于另一条记录" in sentence
    assert "某物业公司" in sentence
    assert "“A”" in sentence


def test_numbers_may_be_exchanged_where_all_of_it_is_in_one_file(store: Store) -> None:
    one, other, new = uuid4(), uuid4(), uuid4()
    bring(store, stated(one, "A"), stated(other, "B", inspectee=OTHER))
    assert bring(store, stated(one, "B"), stated(other, "A", inspectee=OTHER)).changed == 2
    assert parties_by_uuid(store) == {one: "B", other: "A"}
    assert bring(store, stated(new, "B"), stated(one, "C")) == ImportReport(1, 1, 0, 0)
    assert parties_by_uuid(store) == {one: "C", other: "A", new: "B"}


def test_a_number_that_is_not_given_up_after_all_is_not_taken(store: Store) -> None:
    one, other = uuid4(), uuid4()
    bring(store, stated(one, "A"), stated(other, "B", inspectee=OTHER))
    refusal = refused(store, stated(one, "B"), stated(uuid4(), "A", inspected_on="2023-08-16"))
    assert [sentence[:6] for sentence in refusal] == ["记录“B”：", "记录“A”："]


@pytest.mark.parametrize(("day", "alike"), [("2023-08-15", True), ("2023-08-16", False)])
def test_another_identity_under_one_number_is_another_record(store: Store, day: str, *, alike: bool) -> None:
    bring(store, stated(uuid4()))
    (sentence,) = refused(store, stated(uuid4(), inspected_on=day))
    assert ("可能是同一次检查" in sentence) is alike


def test_one_office_file_gives_one_record_on_two_laptops(store: Store) -> None:
    bring(store, plain())
    (here,) = parties_by_uuid(store)
    assert plain().uuid == here
    assert here.version == 5
    for other in (plain("A-2"), plain(county="410822"), plain(inspected_on="2023-08-16"), plain(inspectee=OTHER)):
        assert other.uuid != here


def test_a_presumed_identity_that_is_borne_already_is_not_taken_twice(store: Store) -> None:
    bring(store, plain("A"))
    (first,) = parties_by_uuid(store)
    bring(store, stated(first, "B"))
    bring(store, plain("A"))
    assert sorted(parties_by_uuid(store).values()) == ["A", "B"]
    second = next(uuid for uuid in parties_by_uuid(store) if uuid != first)
    assert second.version == 4


def test_a_spelling_makes_no_other_party_and_no_other_record(store: Store) -> None:
    bring(store, plain(inspectee={"name": "武陟县某供电公司（城关）", "kind": "grid_company"}))
    report = bring(store, plain(inspectee={"name": "武陟县某供电 公司(城关)", "kind": "grid_company"}))
    assert (report.new, report.changed) == (0, 1)
