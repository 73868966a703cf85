"""Cases, in memory and on SQLite."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from inspections.cases.case import Case, CaseAct, CaseChange, CaseState, Party
from inspections.store import Store
from tests.support.store_samples import AT, PARTY, opened, record


def test_the_last_open_case_of_a_party_is_found(store: Store) -> None:
    other = Party("410823", "某物业公司", "property_manager")
    with store.writing() as unit:
        closed = Case(uuid4(), "2022-0001", other, date(2022, 8, 15), CaseState.CLOSED)
        unit.cases.add([closed])
        opened(unit)
        last = opened(unit, "2023-0002")
    with store.reading() as unit:
        assert unit.cases.open_of([PARTY, other, replace(PARTY, kind="incremental_grid")]) == {PARTY: last}
        assert unit.cases.get(closed.uuid) == closed
        assert unit.cases.get(uuid4()) is None


def test_a_case_is_found_by_its_number_in_every_county(store: Store) -> None:
    elsewhere = replace(PARTY, county="410822")
    with store.writing() as unit:
        first, second = opened(unit), opened(unit, party=elsewhere)
        opened(unit, "2023-0002")
    with store.reading() as unit:
        assert unit.cases.of_number("2023-0001") == (first, second)
        assert unit.cases.of_number("2022-0001") == ()


def test_a_case_ends_and_begins_again_and_every_act_stays(store: Store) -> None:
    closed = CaseChange(CaseAct.CLOSED, AT, "张某", "整改完成", (begun := Case(
        uuid4(), "2023-0007", PARTY, date(2023, 8, 15), source="complaint", cause="涉嫌违规收费"
    )).uuid)  # fmt: skip
    other = Case(uuid4(), "2023-0008", PARTY, date(2023, 8, 16))
    split = CaseChange(CaseAct.SPLIT, AT, "李某", "两件事", other.uuid, begun.uuid, (record().uuid,))
    with store.writing() as unit:
        unit.cases.add([begun, other])
        assert unit.cases.all_open(PARTY) == (begun, other)
        unit.cases.close(begun.uuid, date(2023, 9, 1), "整改完成")
        for change in (closed, split):
            unit.cases.keep_change(change)
        assert unit.cases.all_open(PARTY) == (other,)
    ended = replace(begun, state=CaseState.CLOSED, closed_on=date(2023, 9, 1), closing="整改完成")
    with store.writing() as unit:
        assert unit.cases.get(begun.uuid) == ended
        assert unit.cases.changes_of(begun.uuid) == (closed, split)
        assert unit.cases.changes_of(other.uuid) == (split,)
        unit.cases.reopen(begun.uuid)
        assert unit.cases.get(begun.uuid) == begun
    with pytest.raises(KeyError), store.writing() as unit:
        unit.cases.close(uuid4(), date(2023, 9, 1), "整改完成")
    with pytest.raises(KeyError), store.writing() as unit:
        unit.cases.reopen(uuid4())
