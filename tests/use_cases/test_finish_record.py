"""Finishing a draft writes one event, however often it is tried."""

from dataclasses import replace
from uuid import uuid4

import pytest

from inspections.cases.checked import CheckedRecord
from inspections.events.event import EventKind
from inspections.faults import UserError
from inspections.records.record import Record
from inspections.store import Store
from inspections.use_cases.finish_form import Finished, finish_record
from tests.support.store_samples import AT, check, record


def finish(store: Store, of: Record, draft: object = None, on: str | None = None) -> Finished:
    with store.writing() as unit:
        return finish_record(unit, CheckedRecord(of, check(of)), draft=draft or uuid4(), author="张某", at=AT, expected_head=on)  # type: ignore[arg-type] # changes are typed as anything


def test_a_finished_draft_is_a_record_with_its_check_in_a_case(store: Store) -> None:
    draft = uuid4()
    finished = finish(store, record(), draft)
    assert finished.written
    with store.reading() as unit:
        stored = unit.records.get(record().uuid)
        assert stored is not None
        assert stored.revision == finished.revision
        ((_, event),) = unit.records.history(record().uuid)
        assert (event.kind, event.parents, event.draft, event.author, event.at) == (EventKind.FINISHED, (), draft, "张某", AT)
        assert unit.checks.of(finished.revision) == (check(record()),)
        case = unit.cases.get(stored.case)
        assert case is not None
        assert case.number == "2023-0001"


def test_finishing_the_same_draft_again_writes_nothing(store: Store) -> None:
    draft = uuid4()
    first = finish(store, record(), draft)
    assert finish(store, record(), draft) == Finished(first.revision, written=False)
    assert finish(store, record(inspected_on="2023-08-16"), draft) == Finished(first.revision, written=False)


def test_a_draft_that_changed_nothing_writes_nothing(store: Store) -> None:
    first = finish(store, record())
    assert finish(store, record()) == Finished(first.revision, written=False)
    with store.reading() as unit:
        assert len(unit.records.history(record().uuid)) == 1


def test_a_change_follows_on_the_last_event_in_the_same_case(store: Store) -> None:
    first = finish(store, record())
    changed = finish(store, record(inspected_on="2023-08-16"), on=first.revision)
    with store.reading() as unit:
        (_, _), (stored_id, event) = unit.records.history(record().uuid)
        assert (stored_id, event.parents) == (changed.revision, (first.revision,))
        (stored,) = unit.records.all()
        assert stored.record == record(inspected_on="2023-08-16")
        assert len({stored.case for stored in unit.records.all()}) == 1


def test_a_change_that_came_in_between_is_not_written_over(store: Store) -> None:
    first = finish(store, record())
    # What another process writes after the form looked and before it writes.
    between = finish(store, record(inspectee={"name": "某县供电公司（改名）", "kind": "grid_company"}), on=first.revision)
    for seen in (first.revision, None):
        with pytest.raises(UserError, match="这条记录在编辑期间已被更改"):
            finish(store, record(inspected_on="2023-08-16"), on=seen)
    with store.reading() as unit:
        assert unit.records.heads([record().uuid])[record().uuid].event == between.revision


def test_another_record_with_the_number_is_refused_and_shown(store: Store) -> None:
    finish(store, record())
    with pytest.raises(UserError, match="编号已被使用：编号“A-1”，某县供电公司"):
        finish(store, replace(record(inspected_on="2023-08-16"), stated=uuid4()))


def test_a_number_of_another_county_is_refused(store: Store) -> None:
    finish(store, record())
    with pytest.raises(UserError, match="编号已被使用：编号“A-1”，某县供电公司（供电公司，县（区）410823），2023-08-15检查"):
        finish(store, record(county="410822"))
