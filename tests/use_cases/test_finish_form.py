"""What the form does with the store: a free number, the last visit to a party, and finishing as one event."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from inspections.checklists.pack import Pack
from inspections.documents.knowledge import Knowledge
from inspections.drafts.draft import Draft
from inspections.events.event import EventKind
from inspections.faults import UserError
from inspections.forms.content import new_content
from inspections.session import Session
from inspections.use_cases.finish_form import finish_form
from inspections.use_cases.known_parties import known_parties, last_visit
from inspections.use_cases.propose_number import propose_number
from inspections.use_cases.rejudge import rejudge
from tests.support.memory_drafts import MemoryDrafts
from tests.support.store_samples import make_store

AT = datetime(2023, 8, 20, 9, 30, tzinfo=UTC)
CONTENT: dict[str, Any] = {
    "id": "410823-2023-0001",
    "topics": ["fees"],
    "inspected_on": "2023-08-15",
    "county": "410823",
    "inspectee": {"name": "某供电公司", "kind": "grid_company"},
    "inspectors": [],
    "visit": {"address": "某大道88号", "phone": "0391-7200101", "place": "营业厅"},
}


@pytest.fixture(params=["memory", "sqlite"])
def session(request: pytest.FixtureRequest, tmp_path: Path, knowledge: Knowledge) -> Session:
    return Session(make_store(request.param, tmp_path), MemoryDrafts(), knowledge)


def finish(session: Session, pack: Pack, content: dict[str, Any], base: str | None = None, draft: UUID | None = None) -> str:
    written = Draft(draft or uuid4(), content, base, AT)
    session.drafts.save(written)
    return finish_form(session, written, pack, author="张某", at=AT).revision


def uuid_of(session: Session) -> UUID:
    with session.store.reading() as unit:
        return unit.records.bearing([CONTENT["id"]])[CONTENT["id"]].uuid


def test_the_first_number_of_a_year_is_one(session: Session) -> None:
    assert propose_number(session.store, (), "410823", 2023) == "410823-2023-0001"


def test_the_next_number_follows_the_last_of_records_and_drafts(session: Session, pack: Pack) -> None:
    for number in ("410823-2023-0001", "410823-2023-0007"):
        finish(session, pack, {**CONTENT, "id": number})
    draft = Draft(uuid4(), {"id": "410823-2023-0008"}, None, AT)
    assert propose_number(session.store, (), "410823", 2023) == "410823-2023-0008"
    assert propose_number(session.store, (draft,), "410823", 2023) == "410823-2023-0009"
    assert propose_number(session.store, (draft,), "410823", 2024) == "410823-2024-0001"


def test_a_number_far_beyond_the_first_ones_is_found(session: Session, pack: Pack) -> None:
    for serial in (1, 190, 380):
        finish(session, pack, {**CONTENT, "id": f"410823-2023-{serial:04d}"})
    assert propose_number(session.store, (), "410823", 2023) == "410823-2023-0381"


def test_parties_and_their_last_visit_are_known(session: Session, pack: Pack) -> None:
    finish(session, pack, {**CONTENT, "inspected_on": "2023-03-01", "visit": {"address": "旧址", "legal_representative": "周某"}})
    finish(session, pack, {**CONTENT, "id": "410823-2023-0002"})
    finish(session, pack, {**CONTENT, "id": "410823-2023-0003", "inspectee": {"name": "某供电公司二分公司", "kind": "other"}})
    assert set(known_parties(session.store)) == {"某供电公司", "某供电公司二分公司"}
    assert last_visit(session.store, "某供电公司") == {
        "inspectee.kind": "grid_company",
        "visit.address": "某大道88号",
        "visit.phone": "0391-7200101",
    }
    assert last_visit(session.store, "没有检查过的公司") == {}


def test_the_last_credit_code_of_a_party_carries_over(session: Session, pack: Pack) -> None:
    coded = {"name": "某供电公司", "kind": "grid_company", "credit_code": "91350100M000100Y43"}
    finish(session, pack, {**CONTENT, "inspected_on": "2023-03-01", "inspectee": coded})
    finish(session, pack, {**CONTENT, "id": "410823-2023-0002"})
    assert last_visit(session.store, "某供电公司")["inspectee.credit_code"] == "91350100M000100Y43"
    assert last_visit(session.store, "某供电公司")["visit.phone"] == "0391-7200101"


def test_finishing_writes_one_event_with_its_check_and_forgets_the_draft(session: Session, pack: Pack) -> None:
    draft = uuid4()
    revision = finish(session, pack, CONTENT, draft=draft)
    again = finish(session, pack, CONTENT, draft=draft)  # killed before the answer came
    assert again == revision
    assert session.drafts.unfinished() == ()
    with session.store.reading() as unit:
        (stored,) = unit.records.all()
        assert stored.record.payload == CONTENT
        assert len(unit.records.history(stored.record.uuid)) == 1
        (check,) = unit.checks.of(revision)
        assert check.pack.id == "wuzhi-2023"


def test_a_draft_that_was_written_on_after_a_crash_loses_nothing(session: Session, pack: Pack) -> None:
    draft = uuid4()
    first = finish(session, pack, CONTENT, draft=draft)
    second = finish(session, pack, {**CONTENT, "fees": []}, draft=draft)
    assert finish(session, pack, {**CONTENT, "fees": []}, draft=draft) == second != first
    with session.store.reading() as unit:
        (stored,) = unit.records.all()
        assert stored.record.payload == {**CONTENT, "fees": []}
        assert len(unit.records.history(stored.record.uuid)) == 2


def test_a_further_state_of_a_record_follows_the_one_it_rests_on(session: Session, pack: Pack) -> None:
    first = finish(session, pack, CONTENT)
    second = finish(session, pack, {**CONTENT, "fees": []}, base=first)
    assert second != first
    with session.store.reading() as unit:
        (stored,) = unit.records.all()
        assert stored.revision == second


def test_a_number_that_another_record_bears_is_refused_at_its_field(session: Session, pack: Pack) -> None:
    finish(session, pack, CONTENT)
    with pytest.raises(UserError) as refused:
        finish(session, pack, {**CONTENT, "fees": []})
    assert [fault.path for fault in refused.value.faults] == ["id"]
    assert len(session.drafts.unfinished()) == 1


def test_a_record_that_was_changed_meanwhile_is_not_written_over(session: Session, pack: Pack) -> None:
    first = finish(session, pack, CONTENT)
    finish(session, pack, {**CONTENT, "fees": []}, base=first)
    with pytest.raises(UserError, match="已被更改"):
        finish(session, pack, {**CONTENT, "fees": [{"name": "移表费"}]}, base=first)


def test_a_new_record_bears_the_identity_of_its_draft_whatever_its_number(session: Session, pack: Pack) -> None:
    draft, other = uuid4(), uuid4()
    finish(session, pack, CONTENT, draft=draft)
    finish(session, pack, {**CONTENT, "id": "410823-2023-0002"}, draft=other)
    with session.store.reading() as unit:
        assert [stored.record.uuid for stored in unit.records.all()] == [draft, other]


def test_party_and_day_of_a_stored_record_are_corrected_under_its_identity(session: Session, pack: Pack) -> None:
    first = finish(session, pack, CONTENT)
    uuid = uuid_of(session)
    finish(session, pack, {**CONTENT, "inspected_on": "2023-08-16", "inspectee": {"name": "某供电所", "kind": "other"}}, base=first)
    with session.store.reading() as unit:
        (stored,) = unit.records.all()
        assert (stored.record.uuid, stored.record.inspectee_name) == (uuid, "某供电所")
        assert len(unit.records.history(uuid)) == 2


def newer(pack: Pack) -> Pack:
    return replace(pack, version="2", content_hash="cd" * 32)


def test_a_record_that_was_only_judged_anew_meanwhile_takes_the_draft(session: Session, pack: Pack) -> None:
    first = finish(session, pack, CONTENT)
    uuid = uuid_of(session)
    rejudged = rejudge(session.store, uuid, newer(pack), session.knowledge, author="李某", at=AT)
    last = finish(session, newer(pack), {**CONTENT, "fees": []}, base=first)
    with session.store.reading() as unit:
        history = unit.records.history(uuid)
        assert [event.parents for _, event in history] == [(), (first,), (rejudged.revision,)]
        assert history[-1][0] == last


def test_another_checklist_alone_judges_the_record_anew(session: Session, pack: Pack) -> None:
    first = finish(session, pack, CONTENT)
    other = replace(pack, id="other", content_hash="ef" * 32)
    second = finish(session, other, CONTENT, base=first)
    assert session.drafts.unfinished() == ()
    with session.store.reading() as unit:
        (stored,) = unit.records.all()
        _, (last, event) = unit.records.history(stored.record.uuid)
        assert (last, event.kind, event.parents) == (second, EventKind.REJUDGED, (first,))
        assert [check.pack.id for check in unit.checks.of(second)] == ["other"]
    assert finish(session, newer(pack), CONTENT, base=second) != second  # its answers no longer stood


def test_finishing_without_a_change_does_not_judge_anew(session: Session, pack: Pack) -> None:
    first = finish(session, pack, CONTENT)
    assert finish(session, newer(pack), CONTENT, base=first) == first


def test_every_fault_is_told_at_once(session: Session, pack: Pack) -> None:
    with pytest.raises(UserError) as refused:
        finish(session, pack, {"inspected_on": "昨天", "topics": ["fees"], "fees": [{"amount": "很多"}], "inspectors": []})
    faults = {fault.path: fault.what for fault in refused.value.faults}
    assert faults["inspected_on"] == "“昨天”不是日期"
    assert faults["fees[1].amount"] == "“很多”不是十进制数"
    assert {"id", "county", "inspectee.name", "inspectee.kind"} <= faults.keys()
    with session.store.reading() as unit:
        assert list(unit.records.all()) == []


def test_a_blank_record_starts_with_the_day_and_the_county() -> None:
    assert new_content("410823", date(2023, 8, 20)) == {"inspected_on": "2023-08-20", "inspectors": [], "county": "410823"}
    assert "county" not in new_content("", date(2023, 8, 20))


def test_what_the_program_derived_is_not_finished_unseen(session: Session, pack: Pack) -> None:
    fees = [{"name": "移表费", "payee": "某供电公司", "payee_relation": "supplier", "derived": ["payee_relation"]}]
    draft = Draft(uuid4(), {**CONTENT, "fees": fees}, None, AT)
    with pytest.raises(UserError) as refused:
        finish_form(session, draft, pack, author="张某", at=AT)
    assert [(fault.code, fault.path) for fault in refused.value.faults] == [("unconfirmed", "fees[1].payee_relation")]
    with session.store.reading() as unit:
        assert list(unit.records.all()) == []
