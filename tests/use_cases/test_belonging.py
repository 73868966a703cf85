"""A finished record goes to the visit and the matter that are proposed, or where a person says; never into one that has ended."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from inspections.cases.case import CaseState
from inspections.cases.checked import CheckedRecord
from inspections.cases.visit import Visit
from inspections.faults import UserError
from inspections.records.record import Record
from inspections.store import Store
from inspections.use_cases.belonging import Belonging, BelongingOffer, propose_belonging
from inspections.use_cases.finish_form import finish_record
from inspections.use_cases.visiting import visits_of_year
from tests.support.store_samples import AT, PARTY, check, record

OTHERS = [{"name": "王某", "certificate": "豫H20019"}, {"name": "赵某", "certificate": "豫H20018"}]
OTHER = {"name": "某物业公司", "kind": "property_manager"}


def finish(store: Store, of: Record, belonging: Belonging | None = None) -> tuple[UUID, UUID]:
    """Finish a record and return its visit and case."""
    with store.writing() as unit:
        checked = CheckedRecord(of, check(of))
        finish_record(unit, checked, draft=uuid4(), author="张某", at=AT, expected_head=None, belonging=belonging)
        head = unit.records.heads([of.uuid])[of.uuid]
    return head.visit, head.case


def proposed(store: Store, of: Record) -> BelongingOffer:
    with store.reading() as unit:
        return propose_belonging(unit, of)


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"inspected_on": "2023-08-16"}, True),
        ({"inspected_on": "2023-08-14"}, True),
        ({"inspected_on": "2023-08-17"}, False),
        ({"inspectors": OTHERS}, True),  # one inspectee, day and source
        ({"inspectors": OTHERS, "inspected_on": "2023-08-16"}, False),
        ({"inspectors": [], "inspected_on": "2023-08-16"}, False),
        ({"visit": {"source": "complaint"}}, False),
        ({"visit": {"source": "plan", "inspection_code": "2"}}, False),
        ({"inspectee": OTHER}, False),
        ({"inspectee": {"name": "某县 供电公司", "kind": "grid_company"}}, True),
    ],
)
def test_a_record_of_the_same_visit_is_proposed_to_it(store: Store, changes: dict[str, object], same: bool) -> None:
    visit, _ = finish(store, record("A", visit={"source": "plan", "inspection_code": "1"}))
    further = record("B", **({"visit": {"source": "plan"}} | changes))
    assert [one.uuid for one in proposed(store, further).visits] == ([visit] if same else [])
    assert (finish(store, further)[0] == visit) is same


def test_a_visit_spans_the_days_and_inspectors_of_its_records_and_counts_once(store: Store) -> None:
    visit, _ = finish(store, record("A"))
    finish(store, record("B", inspected_on="2023-08-16"))
    finish(store, record("C", inspected_on="2023-08-16", inspectors=[*record().payload["inspectors"], *OTHERS[:1]]))
    finish(store, record("D", inspected_on="2023-11-01"))
    with store.reading() as unit:
        first, second = visits_of_year(unit, PARTY, 2023)
        assert (first.uuid, first.first_on, first.last_on, len(first.inspectors)) == (visit, date(2023, 8, 15), date(2023, 8, 16), 3)
        assert second.first_on == date(2023, 11, 1)


def test_a_person_says_that_it_is_another_visit_and_a_new_matter(store: Store) -> None:
    visit, case = finish(store, record("A"))
    proposal = proposed(store, record("B"))
    assert (proposal.choice, proposal.proposed) == (True, Belonging(visit, case))
    other = finish(store, record("B"), Belonging(None, None))
    assert other[0] != visit
    assert other[1] != case
    assert finish(store, record("C", inspected_on="2023-10-01"), Belonging(visit, other[1])) == (visit, other[1])
    assert [one.number for one in proposed(store, record("D")).cases] == ["2023-0001", "2023-0002"]
    with store.reading() as unit:
        kept = unit.visits.get([visit])[visit]
    assert kept.last_on == date(2023, 10, 1)
    assert not proposed(store, record("E", inspectee=OTHER)).choice


def test_the_case_of_the_visit_is_proposed_before_the_last_one(store: Store) -> None:
    visit, case = finish(store, record("A"))
    finish(store, record("B", inspected_on="2023-10-01"), Belonging(None, None))
    assert proposed(store, record("C")).proposed == Belonging(visit, case)


def test_a_matter_that_ended_is_never_added_to(store: Store) -> None:
    visit, case = finish(store, record("A"))
    with store.writing() as unit:
        unit.cases.close(case, date(2023, 9, 1), "整改完成")
    assert proposed(store, record("B")).proposed == Belonging(visit, None)
    for chosen, code in ((Belonging(visit, case), "case_closed"), (Belonging(None, uuid4()), "no_case"), (Belonging(uuid4()), "no_visit")):
        with pytest.raises(UserError) as refused:
            finish(store, record("B"), chosen)
        assert refused.value.faults[0].code == code
    assert finish(store, record("B"))[1] != case
    with store.reading() as unit:
        stored = unit.cases.get(case)
    assert stored is not None
    assert stored.state is CaseState.CLOSED


def test_a_visit_or_case_of_another_party_is_no_choice(store: Store) -> None:
    visit, case = finish(store, record("A"))
    stranger = record("B", inspectee=OTHER)
    for chosen in (Belonging(visit, None), Belonging(None, case)):
        with pytest.raises(UserError):
            finish(store, stranger, chosen)
    assert Visit.of(replace(stranger, visit=None)).uuid == finish(store, stranger)[0]
