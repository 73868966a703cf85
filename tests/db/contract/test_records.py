"""Records and their histories, in memory and on SQLite."""

from dataclasses import replace
from datetime import timedelta, timezone
from uuid import uuid4

import pytest

from inspections.cases.numbers import DuplicateError
from inspections.cases.visit import Visit
from inspections.events.event import EventKind, Head, Rejudgement, Revision, StoredRecord
from inspections.store import Store
from tests.support.store_samples import AT, STAMP, append, opened, record

VISIT = Visit.of(record()).uuid


def test_a_record_comes_back_as_it_went_in(store: Store) -> None:
    with store.writing() as unit:
        case = opened(unit)
        event = append(unit, record(), case.uuid)
    with store.reading() as unit:
        assert unit.records.get(record().uuid) == StoredRecord(record(), event.id, case.uuid, VISIT)
        stored = unit.records.get(record().uuid)
        assert stored is not None
        assert stored.record.canonical() == record().canonical()
        assert unit.records.get(uuid4()) is None


def test_a_history_grows_and_every_state_can_be_read(store: Store) -> None:
    changed = record(inspected_on="2023-08-16")
    with store.writing() as unit:
        case = opened(unit)
        first = append(unit, record(), case.uuid)
        second = append(unit, changed, case.uuid, first.id)
    with store.reading() as unit:
        assert unit.records.history(changed.uuid) == ((first.id, first), (second.id, second))
        assert unit.records.heads([changed.uuid, uuid4()]) == {
            changed.uuid: Head(second.id, second.payload, case.uuid, Visit.of(changed).uuid)
        }
        assert unit.records.at(first.id) == record()
        assert unit.records.at(second.id) == changed
        assert unit.records.at("0" * 64) is None
        assert [stored.record for stored in unit.records.all()] == [changed]


def test_a_time_of_another_zone_is_the_same_moment(store: Store) -> None:
    with store.writing() as unit:
        event = replace(append(unit, record(), opened(unit).uuid), sequence=9, at=AT.astimezone(timezone(timedelta(hours=8))))
        head = unit.records.heads([record().uuid])[record().uuid]
        unit.records.append([Revision(event, record(), record().canonical(), head.case, head.visit)])
    with store.reading() as unit:
        stored_id, stored = unit.records.history(record().uuid)[1]
    assert (stored.at, stored.id) == (AT, stored_id)


def test_records_come_in_the_order_of_their_arrival_and_by_county(store: Store) -> None:
    records = [record("B"), record("A"), record("C", county="410822")]
    with store.writing() as unit:
        case = opened(unit)
        for arrived in records:
            append(unit, arrived, case.uuid)
        append(unit, record("B", inspected_on="2023-09-01"), case.uuid)
    with store.reading() as unit:
        assert [stored.record.id for stored in unit.records.all()] == ["B", "A", "C"]
        assert [stored.record.id for stored in unit.records.all("410822")] == ["C"]
        assert {number: heading.party.county for number, heading in unit.records.bearing(["A", "C", "X"]).items()} == {
            "A": "410823",
            "C": "410822",
        }


def test_the_event_of_a_draft_is_found_and_there_is_no_second(store: Store) -> None:
    draft = uuid4()
    with store.writing() as unit:
        case = opened(unit)
        event = append(unit, record(), case.uuid, draft=draft)
        assert unit.records.event_of_draft(draft) == event.id
        assert unit.records.event_of_draft(uuid4()) is None
    with pytest.raises(DuplicateError, match="B"), store.writing() as unit:
        append(unit, record("B"), case.uuid, draft=draft)
    with store.reading() as unit:
        assert unit.records.get(record("B").uuid) is None


def test_the_latest_moment_of_the_histories_is_known_whatever_came_last(store: Store) -> None:
    with store.writing() as unit:
        assert unit.records.last_moment() is None
        case = opened(unit)
        moments = [append(unit, record(name), case.uuid, at=AT + timedelta(days=days)).at for name, days in (("A", 0), ("B", 9), ("C", 3))]
    with store.reading() as unit:
        assert unit.records.last_moment() == moments[1]


def test_records_move_to_another_case(store: Store) -> None:
    with store.writing() as unit:
        first, second = opened(unit), opened(unit, "2023-0002")
        append(unit, record(), first.uuid)
        unit.records.assign([record().uuid], second.uuid)
        assert unit.records.heads([record().uuid])[record().uuid].case == second.uuid


def test_an_event_of_re_judging_names_both_versions_and_comes_back_as_it_went_in(store: Store) -> None:
    said = Rejudgement((STAMP.pack_version,), replace(STAMP, version="2", content_hash="cd" * 32).pack_version)
    with store.writing() as unit:
        case = opened(unit)
        first = append(unit, record(), case.uuid)
        (sequence,) = unit.device.take(1)
        again = replace(first, kind=EventKind.REJUDGED, parents=(first.id,), sequence=sequence, rejudgement=said)
        unit.records.append([Revision(again, record(), record().canonical(), case.uuid, VISIT)])
    with store.reading() as unit:
        assert unit.records.history(record().uuid) == ((first.id, first), (again.id, again))
        assert unit.records.get(record().uuid) == StoredRecord(record(), again.id, case.uuid, VISIT)


def test_the_records_of_a_case_are_found(store: Store) -> None:
    days = ("2023-08-15", "2023-03-01", "2023-03-01", "2022-12-31", "2024-01-01")
    with store.writing() as unit:
        case, other = opened(unit), opened(unit, "2023-0002")
        for number, day in enumerate(days):
            append(unit, record(f"A-{number}", inspected_on=day), other.uuid if number == 4 else case.uuid)
        append(unit, record("B-1", inspectee={"name": "某物业公司", "kind": "property_manager"}), other.uuid)
    with store.reading() as unit:
        assert [stored.record.id for stored in unit.records.of_case(case.uuid)] == ["A-3", "A-1", "A-2", "A-0"]
        assert unit.records.of_case(uuid4()) == ()
