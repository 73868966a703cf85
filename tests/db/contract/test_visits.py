"""Visits, in memory and on SQLite."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from inspections.cases.case import Party
from inspections.cases.visit import Task, Visit
from inspections.store import Store
from tests.support.store_samples import PARTY, append, opened, record

PLAN = {"source": "plan", "inspection_code": "410823-7"}


def test_a_visit_comes_back_as_it_went_in_and_as_it_stands_now(store: Store) -> None:
    visit = Visit.of(record(visit=PLAN))
    assert (visit.task, visit.first_on, visit.last_on) == (Task("plan", "410823-7"), date(2023, 8, 15), date(2023, 8, 15))
    longer = replace(visit, last_on=date(2023, 8, 17), inspectors=visit.inspectors[:1])
    with store.writing() as unit:
        unit.visits.keep([visit])
        assert unit.visits.get([visit.uuid, uuid4()]) == {visit.uuid: visit}
        unit.visits.keep([longer])
    with store.reading() as unit:
        kept = unit.visits.get([visit.uuid])[visit.uuid]
        assert (kept, kept.party.name) == (longer, PARTY.name)


def test_the_visits_of_parties_with_a_day_in_a_period_are_found(store: Store) -> None:
    days = ("2023-03-01", "2023-08-15", "2022-12-31")
    other = record("B-1", inspectee={"name": "某物业公司", "kind": "property_manager"})
    alone = Visit.of(record("C-1", inspected_on="2023-05-05"))
    with store.writing() as unit:
        case = opened(unit).uuid
        unit.visits.keep([alone])  # no record belongs to it
        for number, day in enumerate(days):
            append(unit, record(f"A-{number}", inspected_on=day), case)
        append(unit, other, case)
        visits = unit.visits.between([PARTY], date(2023, 1, 1), date(2023, 12, 31))
        assert [visit.first_on.isoformat() for visit in visits] == ["2023-03-01", "2023-08-15"]
        assert unit.visits.between([PARTY], date(2023, 8, 16), date(2023, 12, 31)) == ()
        parties = [PARTY, Party.of(other), replace(PARTY, county="410822")]
        assert len(unit.visits.between(parties, date(2022, 1, 1), date(2023, 12, 31))) == 4


def test_records_name_their_visit_and_case_and_go_to_another_one(store: Store) -> None:
    further = Visit.of(record(), uuid4())
    with store.writing() as unit:
        case = opened(unit).uuid
        for name in ("A", "B"):
            append(unit, record(name), case)
        unit.visits.keep([further])
        unit.records.attend([record("B").uuid], further.uuid)
    own = Visit.of(record()).uuid
    with store.reading() as unit:
        stored = unit.records.get(record("B").uuid)
        assert stored is not None
        assert (stored.visit, stored.record.visit, stored.record.case) == (further.uuid, further.uuid, case)
        assert [stored.record.id for stored in unit.records.of_visit(own)] == ["A"]
        assert unit.records.heads([record("B").uuid])[record("B").uuid].visit == further.uuid
        assert unit.ledgers.of_month(None, 2023, 8)[1].record.visit == further.uuid
