"""Which case a record belongs to."""

from datetime import date

from inspections.cases.case import Party
from inspections.records.record import Record
from inspections.store import Store
from inspections.use_cases.import_records import import_records
from tests.support.store_samples import AT, checked, record

OTHER = {"name": "某物业公司", "kind": "property_manager"}


def bring(store: Store, *records: Record) -> int:
    return import_records(store, checked(*records), author="张某", at=AT).cases_opened


def cases(store: Store) -> dict[str, str]:
    """Return the case's number of each record."""
    with store.reading() as unit:
        cases = {stored.record.id: unit.cases.get(stored.case) for stored in unit.records.all()}
    return {number: case.number for number, case in cases.items() if case is not None}


def test_records_of_one_inspectee_meet_in_one_case(store: Store) -> None:
    assert bring(store, record("A"), record("B", inspectee=OTHER), record("C")) == 2
    assert cases(store) == {"A": "2023-0001", "B": "2023-0002", "C": "2023-0001"}
    assert bring(store, record("D"), record("A", inspected_on="2023-08-16")) == 0
    assert cases(store)["D"] == "2023-0001"


def test_another_kind_or_county_is_another_party(store: Store) -> None:
    kind = record("B", inspectee=record().payload["inspectee"] | {"kind": "incremental_grid"})
    assert bring(store, record("A"), kind, record("C", county="410822")) == 3
    assert cases(store) == {"A": "2023-0001", "B": "2023-0002", "C": "2023-0001"}


def test_a_case_is_opened_on_the_first_day_of_inspection_and_numbered_by_its_year(store: Store) -> None:
    bring(store, record("A", inspected_on="2023-01-05"), record("B", inspected_on="2022-12-30"))
    assert cases(store) == {"A": "2022-0001", "B": "2022-0001"}
    with store.reading() as unit:
        assert unit.cases.open_of([Party.of(record())])[Party.of(record())].opened_on == date(2022, 12, 30)
