"""What any store does about identities: numbers are attributes that can change, parties are found however they are spelled."""

from datetime import date
from uuid import uuid4

import pytest

from inspections.cases.case import Case, Party
from inspections.cases.heading import Heading
from inspections.cases.listings import RecordQuery
from inspections.cases.numbers import DuplicateError
from inspections.records.record import Record
from inspections.store import Store
from tests.support.store_samples import append, opened, record


def test_a_record_is_known_by_its_identity_and_by_its_number(store: Store) -> None:
    with store.writing() as unit:
        append(unit, record("A"), opened(unit).uuid)
    heading = Heading(record("A").uuid, "A", Party.of(record()), date(2023, 8, 15))
    with store.reading() as unit:
        assert unit.records.headings([record("A").uuid, uuid4()]) == {record("A").uuid: heading}
        assert unit.records.bearing(["A", "X"]) == {"A": heading}


def test_a_record_gets_another_number_county_and_party_and_stays_the_same(store: Store) -> None:
    uuid = record("A").uuid
    changed = Record(record("B", county="410822", inspectee={"name": "某物业公司", "kind": "other"}).payload, uuid)
    with store.writing() as unit:
        case = opened(unit).uuid
        first = append(unit, record("A"), case)
        append(unit, changed, case, first.id)
    with store.reading() as unit:
        assert unit.records.headings([uuid]) == {uuid: Heading.of(changed)}
        assert list(unit.records.bearing(["A", "B"])) == ["B"]
        assert unit.records.at(first.id) == record("A")
        (line,) = unit.listings.lines(unit.listings.keys(RecordQuery("某物业")))
        assert (line.number, line.inspectee) == ("B", "某物业公司")


def test_two_records_never_bear_one_number_unless_one_gives_it_up_first(store: Store) -> None:
    one, other = record("A"), record("B")
    with store.writing() as unit:
        case = opened(unit).uuid
        append(unit, one, case)
        append(unit, other, case)
    exchanged = Record(one.payload, other.uuid), Record(other.payload, one.uuid)
    with pytest.raises(DuplicateError, match="A"), store.writing() as unit:
        append(unit, exchanged[0], case)
    with store.writing() as unit:
        unit.records.vacate([one.uuid, other.uuid])
        assert unit.records.bearing(["A", "B"]) == {}
        for record_to_store in exchanged:
            append(unit, record_to_store, case)
    with store.reading() as unit:
        assert {number: heading.uuid for number, heading in unit.records.bearing(["A", "B"]).items()} == {"A": other.uuid, "B": one.uuid}


def test_a_cases_party_is_written_otherwise_and_found_by_it(store: Store) -> None:
    right = Party("410823", "某县供电公司（城关）", "grid_company")
    with store.writing() as unit:
        case: Case = opened(unit)
        unit.cases.correct(case.uuid, right)
    with store.reading() as unit:
        stored_case = unit.cases.get(case.uuid)
        assert stored_case is not None
        assert (stored_case.party, stored_case.party.name, stored_case.number) == (right, right.name, case.number)
        spelled = Party("410823", "某县供电公司 (城关)", "grid_company")
        assert unit.cases.open_of([spelled, case.party]) == {right: stored_case}
    with pytest.raises(KeyError), store.writing() as unit:
        unit.cases.correct(uuid4(), right)
