"""Re-judging: only when asked for, an event that names both versions, and everything that was answered before stays readable."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from inspections.cases.changed_packs import pack_changed, told_change
from inspections.cases.checked import CheckedRecord, PackStamp, RecordCheck
from inspections.cases.checking import checked_table
from inspections.cases.listings import RecordQuery
from inspections.checklists.answer import Verdict
from inspections.checklists.check import check
from inspections.checklists.pack import Pack
from inspections.documents.knowledge import Knowledge
from inspections.events.chain import broken_links
from inspections.events.event import EventKind, PackVersion, Rejudgement
from inspections.faults import UserError
from inspections.records.reading import table_of
from inspections.records.record import Record
from inspections.store import Store
from inspections.use_cases.changes import Changed, Changes
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from inspections.use_cases.rejudge import AnswerChange, Rejudged, changed_answers, foresee, rejudge
from tests.support.records import RESOURCES
from tests.support.sessions import load_knowledge
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, order

KNOWLEDGE: Knowledge = load_knowledge(RESOURCES)
FIRST = KNOWLEDGE.packs.checklist("wuzhi-2023")
NEXT = str(int(FIRST.version) + 1)
HOURS = "wuzhi-2023.outage.hours"


def changed(pack: Pack, **changes: Any) -> Pack:  # noqa: ANN401 # any field of the pack
    """Return a later version of the pack in which five hours of outage are allowed."""
    requirements = tuple(replace(one, limit=Decimal(5)) if one.id == HOURS else one for one in pack.requirements)
    return replace(pack, **{"version": NEXT, "content_hash": "cd" * 32, "requirements": requirements, **changes})


SECOND = changed(FIRST)
OTHER = replace(FIRST, id="other", content_hash="ef" * 32)
RECORD = Record(
    {
        "id": "A-1",
        "topics": ["reliability"],
        "inspected_on": "2023-08-15",
        "county": "410823",
        "inspectee": {"name": "某县供电公司", "kind": "grid_company"},
        "inspectors": [],
        "outage": {"year": Decimal(2023), "hours": Decimal("4.95"), "hours_previous_year": Decimal(5)},
    }
)
CHANGE = AnswerChange(HOURS, Verdict.VIOLATION, Verdict.COMPLIANT, "二(四)")


def judged(pack: Pack) -> RecordCheck:
    table = table_of([RECORD.payload], KNOWLEDGE.vocabulary)
    (checked,) = checked_table([RECORD], check(table, pack, KNOWLEDGE.calendar))
    return checked.check


def kept(store: Store, *packs: Pack) -> str:
    """Keep the record as these packs judged it and return its revision."""
    for pack in packs:
        import_records(store, [CheckedRecord(RECORD, judged(pack))], author="张某", at=AT)
    return head(store)


def test_a_record_that_went_on_since_it_was_foreseen_is_not_judged(store: Store) -> None:
    kept(store, FIRST)
    seen = foresee(store, RECORD.uuid, SECOND, KNOWLEDGE).revision
    moved = Record({**RECORD.payload, "fees": []})
    import_records(store, [CheckedRecord(moved, judged(FIRST))], author="李某", at=AT)
    with pytest.raises(UserError, match="已被更改"):
        rejudge(store, RECORD.uuid, SECOND, KNOWLEDGE, author="张某", at=AT, expected_head=seen)
    assert rejudge(store, RECORD.uuid, SECOND, KNOWLEDGE, author="张某", at=AT, expected_head=head(store)).written


def head(store: Store) -> str:
    with store.reading() as unit:
        return unit.records.heads([RECORD.uuid])[RECORD.uuid].event


def again(store: Store, pack: Pack, record: UUID = RECORD.uuid) -> Rejudged:
    return rejudge(store, record, pack, KNOWLEDGE, author="李某", at=AT)


def stamps(store: Store, revision: str) -> list[PackVersion]:
    with store.reading() as unit:
        return [one.pack.pack_version for one in unit.checks.of(revision)]


def version(pack: Pack) -> PackVersion:
    return PackVersion(pack.id, pack.version, pack.content_hash)


def violations(store: Store) -> int:
    with store.reading() as unit:
        (line,) = unit.listings.lines(unit.listings.keys(RecordQuery()))
        return line.violations


def test_it_is_an_event_that_says_who_when_where_and_from_which_version_to_which(store: Store) -> None:
    first = kept(store, FIRST)
    rejudged = again(store, SECOND)
    changes = Changes.of(Changed.RECORDS, uuids=[RECORD.uuid])
    assert rejudged == Rejudged(head(store), (version(FIRST),), (CHANGE,), written=True, changes=changes)
    with store.reading() as unit:
        (_, before), (last, event) = history = unit.records.history(RECORD.uuid)
        assert (last, event.kind, event.parents, event.payload) == (rejudged.revision, EventKind.REJUDGED, (first,), before.payload)
        assert (event.author, event.at, event.device, event.draft) == ("李某", AT, unit.device.id, None)
        assert event.rejudgement == Rejudgement((version(FIRST),), version(SECOND))
        assert broken_links(history, {}) == ()
        assert event.id != replace(event, rejudgement=Rejudgement((), version(SECOND))).id
        assert unit.records.at(last) == RECORD


def test_the_new_answers_stand_and_the_old_ones_stay_readable(store: Store) -> None:
    first = kept(store, FIRST)
    assert violations(store) == 1
    rejudged = again(store, SECOND)
    with store.reading() as unit:
        (old,), (new,) = unit.checks.of(first), unit.checks.of(rejudged.revision)
    assert (old.verdict_of(HOURS), new.verdict_of(HOURS)) == (Verdict.VIOLATION, Verdict.COMPLIANT)
    assert [answer.requirement for answer in old.findings if answer.verdict is Verdict.VIOLATION] == [HOURS]
    assert violations(store) == 0


def test_asking_again_writes_nothing(store: Store) -> None:
    first = kept(store, FIRST)
    assert again(store, FIRST) == Rejudged(first, (version(FIRST),), (), written=False)
    revision = again(store, SECOND).revision
    assert again(store, SECOND) == Rejudged(revision, (version(SECOND),), (), written=False)
    with store.reading() as unit:
        assert len(unit.records.history(RECORD.uuid)) == 2


def test_what_would_change_is_foreseen_without_writing(store: Store) -> None:
    first = kept(store, FIRST)
    assert foresee(store, RECORD.uuid, SECOND, KNOWLEDGE) == Rejudged(first, (version(FIRST),), (CHANGE,), written=False)
    assert head(store) == first


def test_the_same_version_is_written_where_it_answers_otherwise_than_before(store: Store) -> None:
    """A calendar that was published since may decide what was undetermined."""
    earlier = judged(FIRST)
    undetermined = bytes(Verdict.UNDETERMINED if byte == Verdict.VIOLATION else byte for byte in earlier.verdicts)
    import_records(store, [CheckedRecord(RECORD, replace(earlier, verdicts=undetermined))], author="张某", at=AT)
    assert again(store, FIRST).answers == (AnswerChange(HOURS, Verdict.UNDETERMINED, Verdict.VIOLATION, "二(四)"),)


def test_a_new_version_of_one_pack_leaves_the_answers_of_another_standing(store: Store) -> None:
    kept(store, FIRST, OTHER)
    rejudged = again(store, SECOND)
    assert rejudged.before == (version(FIRST),)
    assert stamps(store, rejudged.revision) == [version(OTHER), version(SECOND)]


def test_another_checklist_takes_the_place_of_the_one_that_judged(store: Store) -> None:
    first = kept(store, FIRST)
    rejudged = again(store, OTHER)
    assert rejudged.before == (version(FIRST),)
    assert stamps(store, rejudged.revision) == [version(OTHER)]
    assert stamps(store, first) == [version(FIRST)]


def test_an_issued_notice_stays_as_it_was(store: Store) -> None:
    first = kept(store, FIRST)
    issued = issue_document(store, order(store, RECORD), prefix=PREFIX, issued_on=ISSUED_ON).document
    content = store.archive.read(issued.sha256)
    again(store, SECOND)
    with store.reading() as unit:
        assert unit.documents.get(issued.uuid) == issued
    assert issued.revision == first
    assert store.archive.read(issued.sha256) == content


def test_a_record_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(UserError, match="这条记录不存在"):
        again(store, FIRST, uuid4())


def test_a_record_that_can_no_longer_be_read_is_refused_and_nothing_is_written(store: Store) -> None:
    gone = Record({**RECORD.payload, "observations": {"other.gone": "violation"}})
    import_records(store, [CheckedRecord(gone, judged(FIRST))], author="张某", at=AT)
    before = head(store)
    with pytest.raises(UserError, match=r"other\.gone"):
        again(store, SECOND)
    assert head(store) == before


def test_requirements_that_came_and_went_are_changes() -> None:
    topics: Mapping[str, str] = {"p.a": "fees", "p.b": "fees"}
    before = RecordCheck(PackStamp("p", "1", "00", topics), bytes([Verdict.COMPLIANT, Verdict.VIOLATION]), ())
    after = RecordCheck(PackStamp("p", "2", "11", {"p.c": "fees", "p.a": "fees"}), bytes([Verdict.COMPLIANT, Verdict.COMPLIANT]), ())
    assert changed_answers([before], after) == (
        AnswerChange("p.c", None, Verdict.COMPLIANT),
        AnswerChange("p.b", Verdict.VIOLATION, None),
    )


def test_a_record_says_that_its_checklist_changed_since() -> None:
    stamp = PackStamp.of(FIRST)
    assert told_change(stamp, {FIRST.id: FIRST}) == ""
    assert not pack_changed(stamp, {FIRST.id: FIRST})
    assert told_change(stamp, {FIRST.id: SECOND}) == f"检查表已有第{NEXT}版，本记录由第{FIRST.version}版核对，保持原来的结论。"
    assert pack_changed(stamp, {FIRST.id: SECOND})
    same = changed(FIRST, version=FIRST.version)
    assert told_change(stamp, {FIRST.id: same}) == f"检查表在核对之后有改动（仍为第{FIRST.version}版），本记录保持原来的结论。"
    assert told_change(stamp, {}) == "核对本记录的检查表“wuzhi-2023”已不在程序中，原来的结论保持不变。"
    assert not pack_changed(stamp, {})
