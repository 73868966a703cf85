"""Cases, in memory and on SQLite."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from inspections.cases.case import Case, CaseState, Party
from inspections.store import Store
from tests.support.store_samples import PARTY, opened


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
