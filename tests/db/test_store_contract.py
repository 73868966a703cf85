"""What any store does, in memory or on SQLite: records, numbers, documents, and the unit of work around them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta, timezone
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from inspections.cases.case import Case, CaseState, Party
from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import DocumentNumber, NumberKind, Series
from inspections.events.event import Event, EventKind, Head, Rejudgement, Revision, StoredRecord
from inspections.profiles.confirmed_laws import ConfirmedLaw
from inspections.profiles.profile import Inspector, Profile
from inspections.store import Store, UnitOfWork
from tests.support.store_samples import AT, ISSUED_ON, PARTY, PREFIX, STAMP, append, check, make_store, opened, piece, record

NOTICES = Series(NumberKind.NOTICE, PREFIX, 2023)


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    held = make_store(request.param, tmp_path)
    yield held
    held.close()


def test_a_record_comes_back_as_it_went_in(store: Store) -> None:
    with store.writing() as unit:
        case = opened(unit)
        event = append(unit, record(), case.uuid)
    with store.reading() as unit:
        assert unit.records.get(record().uuid) == StoredRecord(record(), event.id, case.uuid)
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
        assert unit.records.heads([changed.uuid, uuid4()]) == {changed.uuid: Head(second.id, second.payload, case.uuid)}
        assert unit.records.at(first.id) == record()
        assert unit.records.at(second.id) == changed
        assert unit.records.at("0" * 64) is None
        assert [stored.record for stored in unit.records.all()] == [changed]


def test_a_time_of_another_zone_is_the_same_moment(store: Store) -> None:
    with store.writing() as unit:
        event = replace(append(unit, record(), opened(unit).uuid), sequence=9, at=AT.astimezone(timezone(timedelta(hours=8))))
        unit.records.append([Revision(event, record(), record().canonical(), unit.records.heads([record().uuid])[record().uuid].case)])
    with store.reading() as unit:
        stored_id, stored = unit.records.history(record().uuid)[1]
    assert (stored.at, stored.id) == (AT, stored_id)


def test_records_come_in_the_order_of_their_arrival_and_by_county(store: Store) -> None:
    records = [record("B"), record("A"), record("C", county="410822")]
    with store.writing() as unit:
        case = opened(unit)
        for held in records:
            append(unit, held, case.uuid)
        append(unit, record("B", inspected_on="2023-09-01"), case.uuid)
    with store.reading() as unit:
        assert [stored.record.id for stored in unit.records.all()] == ["B", "A", "C"]
        assert [stored.record.id for stored in unit.records.all("410822")] == ["C"]
        assert {number: held.party.county for number, held in unit.records.bearing(["A", "C", "X"]).items()} == {
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
    with pytest.raises(Exception, match=r".+"), store.writing() as unit:
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


def test_what_a_failed_unit_of_work_did_is_undone(store: Store) -> None:
    def fail() -> None:
        with store.writing() as unit:
            append(unit, record(), opened(unit).uuid)
            unit.numbers.give(NOTICES)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with store.reading() as unit:
        assert unit.records.get(record().uuid) is None
        assert unit.numbers.given(NOTICES) == ()
    with store.writing() as unit:
        assert unit.device.take(2) == range(1, 3)


def test_sequence_numbers_of_the_device_are_never_handed_out_twice(store: Store) -> None:
    with store.writing() as unit:
        assert unit.device.take(3) == range(1, 4)
        assert unit.device.take(0) == range(4, 4)
    with store.writing() as unit:
        assert unit.device.take(1) == range(4, 5)
        assert isinstance(unit.device.id, UUID)


def test_numbers_run_on_by_kind_prefix_and_year(store: Store) -> None:
    with store.writing() as unit:
        assert unit.numbers.give(NOTICES) == range(1, 2)
        assert unit.numbers.give(NOTICES, 2) == range(2, 4)
        assert unit.numbers.give(Series(NumberKind.NOTICE, PREFIX, 2024)) == range(1, 2)
        assert unit.numbers.give(Series(NumberKind.CASE, PREFIX, 2023)) == range(1, 2)
        assert unit.numbers.give(Series(NumberKind.NOTICE, "别的字号", 2023)) == range(1, 2)


def test_numbers_may_start_higher_and_never_go_back(store: Store) -> None:
    with store.writing() as unit:
        assert unit.numbers.give(NOTICES, first=12) == range(12, 13)
        assert unit.numbers.give(NOTICES, first=5) == range(13, 14)


def test_a_voided_number_stays_and_is_not_given_again(store: Store) -> None:
    with store.writing() as unit:
        unit.numbers.give(NOTICES, 2)
        unit.numbers.void(NOTICES, 2, "写错当事人")
        assert unit.numbers.give(NOTICES) == range(3, 4)
    with store.reading() as unit:
        given = unit.numbers.given(NOTICES)
        assert [(held.number.text, held.voided) for held in given] == [
            ("武发改能源〔2023〕1号", ""),
            ("武发改能源〔2023〕2号", "写错当事人"),
            ("武发改能源〔2023〕3号", ""),
        ]
    with pytest.raises(KeyError), store.writing() as unit:
        unit.numbers.void(NOTICES, 4, "没有给过")


def document(unit: UnitOfWork, case: UUID, event: Event, **changes: object) -> Document:
    (serial,) = unit.numbers.give(NOTICES)
    due = {"wuzhi-2023.fees.banned": date(2023, 9, 10), "wuzhi-2023.mining": date(2023, 9, 1)}
    number = DocumentNumber(NOTICES, serial)
    made = Document(uuid4(), number, case, event.record, event.id, f"{serial}号.pdf", f"{serial:064d}", ISSUED_ON, due)
    return replace(made, **changes)  # type: ignore[arg-type] # any field


def test_a_document_comes_back_as_it_went_in_and_can_be_made_void(store: Store) -> None:
    with store.writing() as unit:
        case = opened(unit)
        event = append(unit, record(), case.uuid)
        first, second = document(unit, case.uuid, event), document(unit, case.uuid, event)
        unit.documents.add(first)
        unit.documents.add(second)
        unit.documents.void(first.uuid)
    with store.reading() as unit:
        voided = replace(first, state=DocumentState.VOIDED)
        assert unit.documents.get(first.uuid) == voided
        assert unit.documents.get(uuid4()) is None
        assert unit.documents.of_records([record().uuid, uuid4()]) == {record().uuid: (voided, second)}
        assert unit.files.named([first.sha256, "f" * 64]) == {first.sha256}
    with pytest.raises(KeyError), store.writing() as unit:
        unit.documents.void(uuid4())


def test_one_number_bears_one_document_and_only_a_given_one_does(store: Store) -> None:
    with store.writing() as unit:
        case = opened(unit)
        event = append(unit, record(), case.uuid)
        first = document(unit, case.uuid, event)
        unit.documents.add(first)
    for number in (first.number, DocumentNumber(NOTICES, 99)):
        with pytest.raises(Exception, match=r".+"), store.writing() as unit:
            unit.documents.add(replace(first, uuid=uuid4(), number=number))
    with store.reading() as unit:
        assert unit.documents.of_records([record().uuid]) == {record().uuid: (first,)}


def test_checks_are_kept_with_revision_and_pack(store: Store) -> None:
    newer = check(record(), replace(STAMP, version="2", content_hash="cd" * 32))
    with store.writing() as unit:
        event = append(unit, record(), opened(unit).uuid)
        unit.checks.add([(record().uuid, event.id, check(record()))])
        unit.checks.add([(record().uuid, event.id, newer)])
    with store.reading() as unit:
        assert unit.checks.of(event.id) == (check(record()), newer)
        assert unit.checks.of("0" * 64) == ()
        assert unit.checks.judged([event.id, "0" * 64], "wuzhi-2023") == {event.id}
        assert unit.checks.judged([event.id], "jiangxi-2025") == frozenset()


def test_an_event_of_re_judging_names_both_versions_and_comes_back_as_it_went_in(store: Store) -> None:
    said = Rejudgement((STAMP.pack_version,), replace(STAMP, version="2", content_hash="cd" * 32).pack_version)
    with store.writing() as unit:
        case = opened(unit)
        first = append(unit, record(), case.uuid)
        (sequence,) = unit.device.take(1)
        again = replace(first, kind=EventKind.REJUDGED, parents=(first.id,), sequence=sequence, rejudgement=said)
        unit.records.append([Revision(again, record(), record().canonical(), case.uuid)])
    with store.reading() as unit:
        assert unit.records.history(record().uuid) == ((first.id, first), (again.id, again))
        assert unit.records.get(record().uuid) == StoredRecord(record(), again.id, case.uuid)


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


def test_a_county_has_one_profile(store: Store) -> None:
    inspectors = (Inspector("张某", "豫H20010"), Inspector("李某", "豫H20011"))
    profile = Profile(
        "410823",
        "武陟县发展和改革委员会",
        PREFIX,
        "王某",
        "0391-7200000",
        "某路1号",
        "武陟县人民政府",
        "武陟县人民法院",
        "移送",
        ("甲", "乙"),
        2,
    )
    with store.writing() as unit:
        unit.profiles.save(replace(profile, inspectors=inspectors))
        unit.profiles.save(replace(profile, inspectors=inspectors[::-1], inspection_cap_per_year=None))
    with store.reading() as unit:
        assert unit.profiles.of("410823") == replace(profile, inspectors=inspectors[::-1], inspection_cap_per_year=None)
        assert unit.profiles.of("410822") is None


def test_the_records_of_a_case_and_the_visits_of_a_year_are_found(store: Store) -> None:
    days = ("2023-08-15", "2023-03-01", "2023-03-01", "2022-12-31", "2024-01-01")
    with store.writing() as unit:
        case, other = opened(unit), opened(unit, "2023-0002")
        for number, day in enumerate(days):
            append(unit, record(f"A-{number}", inspected_on=day), other.uuid if number == 4 else case.uuid)
        append(unit, record("B-1", inspectee={"name": "某物业公司", "kind": "property_manager"}), other.uuid)
    with store.reading() as unit:
        assert [held.record.id for held in unit.records.of_case(case.uuid)] == ["A-3", "A-1", "A-2", "A-0"]
        assert unit.records.of_case(uuid4()) == ()
        assert [unit.records.visits(PARTY, year) for year in (2022, 2023, 2024, 2025)] == [1, 2, 1, 0]


def test_evidence_is_numbered_within_its_case_and_stays(store: Store) -> None:
    with store.writing() as unit:
        case, other = opened(unit), opened(unit, "2023-0002")
        append(unit, record(), case.uuid)
        assert unit.evidence.next_number(case.uuid) == 1
        first, second, elsewhere = piece(case, 1), piece(case, 2), piece(other, 1, sha256="e" * 64)
        for held in (second, first, elsewhere):
            unit.evidence.add(held)
        unit.evidence.withdraw(second.uuid, "重复")
        assert unit.evidence.next_number(case.uuid) == 3
    with store.reading() as unit:
        assert unit.evidence.of_case(case.uuid) == (first, replace(second, withdrawn="重复"))
        assert unit.files.named([first.sha256, second.sha256, "f" * 64]) == {first.sha256, second.sha256}
        assert [file.sha256 for file in unit.files.all()] == [first.sha256, second.sha256, elsewhere.sha256]
        assert [file.what for file in unit.files.all()][2] == f"案件2023-0002的第1号证据“{elsewhere.file_name}”"
    with pytest.raises(Exception, match=r".+"), store.writing() as unit:
        unit.evidence.add(piece(case, 1))
    with pytest.raises(KeyError), store.writing() as unit:
        unit.evidence.withdraw(uuid4(), "误")


def test_the_kinds_of_a_prefix_are_known(store: Store) -> None:
    with store.writing() as unit:
        unit.numbers.give(NOTICES)
        unit.numbers.give(Series(NumberKind.REVIEW, NOTICES.prefix, 2024))
    with store.reading() as unit:
        assert unit.numbers.kinds_of(NOTICES.prefix, NOTICES.year) == {NumberKind.NOTICE}
        assert unit.numbers.kinds_of("别处", NOTICES.year) == frozenset()


def test_a_bureau_s_own_wording_is_kept_until_it_goes_back_to_what_ships(store: Store) -> None:
    with store.writing() as unit:
        unit.templates.save("410823", "[notice]\n")
        unit.templates.save("410823", '[review]\ntitle = "复查意见"\n')
    with store.reading() as unit:
        assert unit.templates.of("410823") == '[review]\ntitle = "复查意见"\n'
        assert unit.templates.of("410822") == ""
    with store.writing() as unit:
        unit.templates.save("410823", "")
    with store.reading() as unit:
        assert unit.templates.of("410823") == ""


def test_a_law_is_confirmed_once_a_county_and_can_be_taken_back(store: Store) -> None:
    one, other = (
        ConfirmedLaw("jgcf-9-5", "《某规定》第九条", date(2023, 8, 1), "王某"),
        ConfirmedLaw("a", "《某法》", date(2023, 8, 2), "李某"),
    )
    with store.writing() as unit:
        unit.laws.confirm("410823", replace(one, confirmed_by="张某"))
        unit.laws.confirm("410823", one)
        unit.laws.confirm("410823", other)
    with store.reading() as unit:
        assert unit.laws.of("410823") == (other, one)
        assert unit.laws.of("410822") == ()
    with store.writing() as unit:
        unit.laws.withdraw("410823", "a")
        unit.laws.withdraw("410822", "a")
    with store.reading() as unit:
        assert unit.laws.of("410823") == (one,)
