"""Two things with one number: a person decides, on what was shown, and what was decided is done."""

from collections.abc import Mapping
from uuid import UUID, uuid4

import pytest

from inspections.cases.clashes import Choice, Decision
from inspections.cases.incoming import Incoming
from inspections.faults import UserError
from inspections.records.record import Record
from inspections.store import Store
from inspections.use_cases.import_records import ImportReport, import_incoming, import_records
from inspections.use_cases.shown_clashes import MOST, ShownClash, find_clashes
from tests.support.store_samples import AT, checked, record

OTHER = {"name": "某物业公司", "kind": "property_manager"}
NUMBER = "410823-2023-0001"


def plain(number: str = NUMBER, **changes: object) -> Record:
    return Record(record(number, **changes).payload)


def bring(store: Store, *records: Record) -> ImportReport:
    return import_records(store, checked(*records), author="张某", at=AT)


def clashes(store: Store, *records: Record, taken: tuple[str, ...] = ()) -> tuple[ShownClash, ...]:
    return find_clashes(store, Incoming.of(checked(*records)), taken)


def decide(store: Store, records: tuple[Record, ...], choices: Mapping[int, Choice], shown: tuple[ShownClash, ...] = ()) -> ImportReport:
    by_row = {one.clash.row: one for one in shown or clashes(store, *records)}
    decisions = {
        row: Decision(by_row[row].clash, choice, by_row[row].number if choice is Choice.KEEP_BOTH else "")
        for row, choice in choices.items()
    }
    return import_incoming(store, Incoming.of(checked(*records)), author="李某", at=AT, decisions=decisions)


def parties_kept(store: Store) -> dict[str, str]:
    with store.reading() as unit:
        return {stored.record.id: stored.record.inspectee_name for stored in unit.records.all()}


def test_both_are_shown_with_all_that_tells_them_apart(store: Store) -> None:
    bring(store, plain())
    (shown,) = clashes(store, plain("B"), plain(inspectee=OTHER, inspected_on="2023-08-16", inspectors=[]))
    assert (shown.incoming.party, shown.incoming.kind, shown.incoming.day, shown.incoming.inspectors) == (
        "某物业公司",
        "物业服务企业",
        "2023-08-16",
        "",
    )
    assert (shown.stored.party, shown.stored.inspectors) == ("某县供电公司", "张某、李某")
    assert shown.stored.came == "2023-08-16 17:30由张某导入"
    assert shown.differs == ("单位", "类别", "检查时间", "检查人")
    assert (shown.clash.row, shown.number) == (1, "410823-2023-0002")


def test_no_number_is_proposed_that_the_file_a_draft_or_another_clash_bears(store: Store) -> None:
    bring(store, plain(), plain("B"))
    shown = clashes(store, plain(inspectee=OTHER), plain("B", inspectee=OTHER), plain("410823-2023-0002"), taken=("410823-2023-0003",))
    assert [one.number for one in shown] == ["410823-2023-0004", "410823-2023-0005"]


def test_both_are_kept_the_incoming_one_under_its_new_number(store: Store) -> None:
    bring(store, plain())
    incoming = plain(inspectee=OTHER)
    assert decide(store, (incoming,), {0: Choice.KEEP_BOTH}) == ImportReport(1, 0, 0, 1)
    assert parties_kept(store) == {NUMBER: "某县供电公司", "410823-2023-0002": "某物业公司"}
    with store.reading() as unit:
        kept = unit.records.bearing(["410823-2023-0002"])["410823-2023-0002"]
        assert kept.uuid == incoming.uuid  # on the laptop where it keeps its number it is the same record
        ((revision, _),) = unit.records.history(kept.uuid)
        (check,) = unit.checks.of(revision)
        assert {answer.record for answer in check.findings} == {"410823-2023-0002"}


def test_the_same_record_corrected_becomes_its_next_version_in_a_case_of_its_party(store: Store) -> None:
    bring(store, plain())
    assert decide(store, (plain(inspectee=OTHER),), {0: Choice.SAME}) == ImportReport(0, 1, 0, 0)
    assert parties_kept(store) == {NUMBER: "某物业公司"}
    with store.reading() as unit:
        (stored,) = unit.records.all()
        assert len(unit.records.history(stored.record.uuid)) == 2
        case = unit.cases.get(stored.case)
        assert case is not None
        assert case.party.name == "某物业公司"


def test_what_is_left_out_changes_nothing_and_the_rest_comes_in(store: Store) -> None:
    bring(store, plain())
    assert decide(store, (plain(inspectee=OTHER), plain("B")), {0: Choice.LEAVE_OUT}) == ImportReport(1, 0, 0, 0, 1)
    assert parties_kept(store) == {NUMBER: "某县供电公司", "B": "某县供电公司"}


def test_several_clashes_are_decided_each_by_itself(store: Store) -> None:
    bring(store, plain("A"), plain("B"), plain("C"))
    records = tuple(plain(number, inspectee=OTHER) for number in "ABC")
    decide(store, records, {0: Choice.KEEP_BOTH, 1: Choice.SAME, 2: Choice.LEAVE_OUT})
    assert parties_kept(store) == {"A": "某县供电公司", "B": "某物业公司", "C": "某县供电公司", "410823-2023-0001": "某物业公司"}


def test_a_clash_that_nobody_decided_on_keeps_the_file_out(store: Store) -> None:
    bring(store, plain("A"), plain("B"))
    records = (plain("A", inspectee=OTHER), plain("B", inspectee=OTHER))
    with pytest.raises(UserError) as refused:
        decide(store, records, {0: Choice.KEEP_BOTH})
    assert [fault.where for fault in refused.value.faults] == ["记录“B”"]
    assert parties_kept(store) == {"A": "某县供电公司", "B": "某县供电公司"}


@pytest.mark.parametrize("choice", Choice)
def test_a_decision_on_what_has_changed_since_is_refused(store: Store, choice: Choice) -> None:
    bring(store, plain())
    incoming = (plain(inspectee=OTHER),)
    shown = clashes(store, *incoming)
    bring(store, plain(fees=[]))
    with pytest.raises(UserError, match="库中的记录在选择期间已有变化"):
        decide(store, incoming, {0: choice}, shown)
    with store.reading() as unit:
        (stored,) = unit.records.all()
        assert stored.record == plain(fees=[])


def test_a_number_that_was_taken_since_is_refused(store: Store) -> None:
    bring(store, plain())
    incoming = (plain(inspectee=OTHER),)
    shown = clashes(store, *incoming)
    bring(store, plain("410823-2023-0002", inspected_on="2023-09-01"))
    with pytest.raises(UserError, match="编号“410823-2023-0002”已被使用"):
        decide(store, incoming, {0: Choice.KEEP_BOTH}, shown)


def test_a_known_record_whose_number_here_is_another_one_keeps_it(store: Store) -> None:
    here, there = uuid4(), uuid4()
    bring(store, Record(plain().payload, here), Record(plain("410823-2023-0002", inspectee=OTHER).payload, there))
    again = Record(plain(inspectee=OTHER, fees=[]).payload, there)  # on the other laptop it still bears the first number
    (shown,) = clashes(store, again)
    assert not shown.clash.may_be_the_same
    assert shown.number == "410823-2023-0002"
    assert decide(store, (again,), {0: Choice.KEEP_BOTH}) == ImportReport(0, 1, 0, 0)
    with store.reading() as unit:
        stored = unit.records.get(there)
        assert stored is not None
        assert (stored.record.id, stored.record.payload["fees"]) == ("410823-2023-0002", [])


def test_an_identity_that_is_stated_stays_with_both_kept(store: Store) -> None:
    bring(store, plain())
    uuid: UUID = uuid4()
    decide(store, (Record(plain(inspectee=OTHER).payload, uuid),), {0: Choice.KEEP_BOTH})
    with store.reading() as unit:
        assert unit.records.bearing(["410823-2023-0002"])["410823-2023-0002"].uuid == uuid


def test_more_than_anybody_decides_on_one_by_one_are_told_as_faults(store: Store) -> None:
    bring(store, *(plain(f"A-{number}") for number in range(MOST + 1)))
    other = [plain(f"A-{number}", inspectee=OTHER) for number in range(MOST + 1)]
    assert len(clashes(store, *other[:5])) == 5
    with pytest.raises(UserError) as refused:
        clashes(store, *other)
    assert len(refused.value.faults) == MOST + 1


def test_repeated_numbers_are_told_before_anything_is_asked(store: Store) -> None:
    bring(store, plain())
    with pytest.raises(UserError) as refused:
        clashes(store, plain(inspectee=OTHER), plain("B"), plain("B"))
    assert [fault.code for fault in refused.value.faults] == ["number_taken", "repeated_id"]
