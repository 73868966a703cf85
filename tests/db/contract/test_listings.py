"""Lists of records: what is found, in which order, and what a line says; in memory and on SQLite alike."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.opening import open_store
from inspections.cases.case import Party
from inspections.cases.checked import CheckedRecord, RecordCheck
from inspections.cases.listings import RecordLine, RecordQuery, RecordState
from inspections.checklists.answer import Verdict
from inspections.records.record import Record
from inspections.store import Store
from inspections.use_cases.finish_form import finish_record
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from inspections.use_cases.void_document import void_document
from tests.support.memory_store.store import MemoryStore
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, STAMP, check, checked, order, record

BANNED = "wuzhi-2023.fees.banned"
SET_ASIDE = {BANNED: {"decision": "set_aside", "reason": "已退还"}}


def keep(store: Store, *records: Record) -> None:
    import_records(store, checked(*records), author="张某", at=AT)


def keep_check(store: Store, of: Record, made: RecordCheck) -> None:
    import_records(store, [CheckedRecord(of, made)], author="张某", at=AT)


def lines(store: Store, query: RecordQuery = RecordQuery()) -> tuple[RecordLine, ...]:  # noqa: B008 - frozen
    with store.reading() as unit:
        return unit.listings.lines(unit.listings.keys(query))


def numbers(store: Store, **query: Any) -> list[str]:  # noqa: ANN401 - filters
    return [line.number for line in lines(store, RecordQuery(**query))]


def state(store: Store) -> tuple[RecordState, int]:
    (line,) = lines(store)
    return line.state, line.violations


def only(verdict: Verdict | None, of: Record) -> RecordCheck:
    """Return a check with the answers of this verdict alone."""
    return replace(check(of), findings=tuple(answer for answer in check(of).findings if answer.verdict is verdict))


def test_a_line_says_what_the_record_says(store: Store) -> None:
    keep(store, record("A-1"))
    (line,) = lines(store)
    assert line == RecordLine(
        line.key, record("A-1").uuid, "A-1", date(2023, 8, 15), "某县供电公司", ("fees", "mining"), RecordState.VIOLATION, 1, ()
    )


def test_the_newest_inspection_comes_first_and_then_the_last_to_come(store: Store) -> None:
    keep(store, record("A", inspected_on="2023-08-16"), record("B"), record("C"), record("D", inspected_on="2023-07-31"))
    assert numbers(store) == ["A", "C", "B", "D"]
    keep(store, record("D", inspected_on="2023-08-17"))
    assert numbers(store) == ["D", "A", "C", "B"]


def test_lines_come_in_the_order_of_the_keys_without_those_that_are_gone(store: Store) -> None:
    keep(store, record("A"), record("B"))
    with store.reading() as unit:
        second, first = unit.listings.keys(RecordQuery())
        assert [line.number for line in unit.listings.lines([first, 99, second, first])] == ["A", "B", "A"]
        assert unit.listings.lines([]) == ()


def test_every_filter_must_hold(store: Store) -> None:
    keep(store, record("A"), record("B", inspected_on="2023-12-31"), record("C", inspected_on="2024-01-01"))
    keep_check(store, record("D", topics=["fees_paid"]), only(None, record("D")))
    assert numbers(store, month=(2023, 8)) == ["D", "A"]
    assert numbers(store, month=(2023, 12)) == ["B"]
    assert numbers(store, month=(2024, 1)) == ["C"]
    assert numbers(store, topic="fees") == ["C", "B", "A"]
    assert numbers(store, topic="fees_paid") == ["D"]
    assert numbers(store, topic='","') == []
    assert numbers(store, state=RecordState.CLEAN) == ["D"]
    assert numbers(store, state=RecordState.VIOLATION, month=(2023, 12), topic="mining", text="B") == ["B"]
    assert numbers(store, state=RecordState.VIOLATION, month=(2023, 12), topic="mining", text="C") == []


def test_number_party_and_user_are_searched(store: Store) -> None:
    user = {"name": "王某", "kind": "resident"}
    keep(store, record("武-001"), record("B", inspectee={"name": "某 物业（集团）公司", "kind": "property_manager"}, user=user))
    assert numbers(store, text="武") == ["武-001"]
    assert numbers(store, text="-00") == ["武-001"]
    assert numbers(store, text="供电") == ["武-001"]
    assert numbers(store, text="王某") == ["B"]
    assert numbers(store, text="集团 王") == ["B"]
    assert numbers(store, text="某物业") == ["B"]
    assert numbers(store, text="(集团) ｂ") == ["B"]
    assert numbers(store, text="公司") == ["B", "武-001"]
    assert numbers(store, text="司公") == []
    assert numbers(store, text="公司王") == []
    assert numbers(store, text="  ") == ["B", "武-001"]


SIGNS = ["%", "_", "*", '"', "'", "供%司", "NOT B", "party:供", "^", "(", "\\", "A OR", "-", "x" * 50_000, "甲 x " * 9000]


@pytest.mark.parametrize("text", SIGNS)
def test_signs_of_a_query_language_are_signs(store: Store, text: str) -> None:
    keep(store, record("A"), record(f"甲{text[:9]}"))
    assert numbers(store, text=text) == ([] if text == "x" * 50_000 else [f"甲{text[:9]}"])


@pytest.mark.parametrize("text", ["\0", "\ud800", "\u200b", "A\0", "\t\n"])
def test_characters_without_form_are_passed_over(store: Store, text: str) -> None:
    keep(store, record("A"))
    assert numbers(store, text=text) == ["A"]


def test_a_change_is_searched_by_what_it_says_now(store: Store) -> None:
    keep(store, record("A", user={"name": "王某"}))
    keep(store, record("A", inspectee={"name": "乙公司", "kind": "grid_company"}))
    assert [numbers(store, text=text) for text in ("供电", "王某", "乙公司", "A")] == [[], [], ["A"], ["A"]]


def test_what_a_record_has_come_to(store: Store) -> None:
    keep_check(store, record(), only(None, record()))
    assert state(store) == (RecordState.CLEAN, 0)
    newer = record(inspected_on="2023-08-16")
    keep_check(store, newer, only(Verdict.UNDETERMINED, newer))
    assert state(store) == (RecordState.UNDETERMINED, 0)
    keep(store, record())
    assert state(store) == (RecordState.VIOLATION, 1)
    first = issue_document(store, order(store, record()), prefix=PREFIX, issued_on=ISSUED_ON).document
    second = issue_document(store, order(store, record()), prefix=PREFIX, issued_on=ISSUED_ON, again=True).document
    assert state(store) == (RecordState.NOTICED, 1)
    assert lines(store)[0].notices == (first.number.text, second.number.text)
    void_document(store, first.uuid, "写错")
    assert state(store) == (RecordState.NOTICED, 1)
    assert lines(store)[0].notices == (second.number.text,)
    void_document(store, second.uuid, "写错")
    assert state(store) == (RecordState.VIOLATION, 1)
    assert numbers(store, state=RecordState.NOTICED) == []


def test_a_violation_that_was_set_aside_is_none(store: Store) -> None:
    keep(store, record(determinations=SET_ASIDE))
    assert state(store) == (RecordState.UNDETERMINED, 0)
    keep(store, record(determinations={BANNED: {"decision": "confirmed"}}))
    assert state(store) == (RecordState.VIOLATION, 1)
    aside = record(determinations=SET_ASIDE)
    with store.reading() as unit:
        head = unit.records.heads([aside.uuid])[aside.uuid].event
    with store.writing() as unit:
        finish_record(unit, CheckedRecord(aside, only(Verdict.VIOLATION, aside)), draft=uuid4(), author="李某", at=AT, expected_head=head)
    assert state(store) == (RecordState.CLEAN, 0)


def test_the_last_check_of_each_pack_counts(store: Store) -> None:
    keep(store, record())
    other = replace(STAMP, id="jiangxi-2025", content_hash="cd" * 32)
    keep_check(store, record(), replace(only(Verdict.VIOLATION, record()), pack=other))
    assert state(store) == (RecordState.VIOLATION, 2)
    newer = replace(only(None, record()), pack=replace(STAMP, version="2", content_hash="ef" * 32))
    with store.writing() as unit:
        unit.checks.add([(record().uuid, unit.records.heads([record().uuid])[record().uuid].event, newer)])
    assert state(store) == (RecordState.VIOLATION, 1)


def test_a_check_of_an_earlier_revision_changes_nothing(store: Store) -> None:
    keep(store, record())
    with store.reading() as unit:
        earlier = unit.records.heads([record().uuid])[record().uuid].event
    later = record(inspected_on="2023-08-16")
    keep_check(store, later, only(None, later))
    with store.writing() as unit:
        unit.checks.add([(record().uuid, earlier, check(record()))])
    assert state(store) == (RecordState.CLEAN, 0)


def test_known_parties_are_found_the_last_visited_first(store: Store) -> None:
    shop = {"name": "某物业公司", "kind": "property_manager"}
    keep(
        store,
        record("A"),
        record("B", inspectee=shop, inspected_on="2023-08-16"),
        record("C", county="410822"),
        record("D", user={"name": "物业"}),
    )
    grid, manager = Party("410823", "某县供电公司", "grid_company"), Party("410823", "某物业公司", "property_manager")
    with store.reading() as unit:
        assert unit.listings.parties("", 9) == (manager, grid, replace(grid, county="410822"))
        assert unit.listings.parties("某 公司", 2) == (manager, grid)
        assert unit.listings.parties("物业", 9) == (manager,)
        assert unit.listings.parties("A", 9) == ()


def test_the_last_visit_to_a_party_is_found(store: Store) -> None:
    last = record("B", inspected_on="2023-08-16", user={"name": "王某"})
    keep(store, record("A", inspected_on="2023-08-16"), last, record("C"), record("D", county="410822", inspected_on="2023-09-01"))
    with store.reading() as unit:
        last_visit = unit.records.last_of(Party.of(record()))
        assert last_visit is not None
        assert last_visit.record == last
        assert unit.records.last_of(Party("410823", "某县供电公司", "property_manager")) is None


TEXTS = st.text("供电公司Aaａ1１-%_\"'*（( é\U00020bb7", max_size=6)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=6), st.lists(TEXTS, min_size=1, max_size=4))
def test_any_part_of_any_text_is_found_and_nothing_else(texts: list[tuple[str, str, str]], asked: list[str]) -> None:
    records = [
        record(f"{index}{number}", inspectee={"name": party, "kind": "grid_company"}, user={"name": user})
        for index, (number, party, user) in enumerate(texts)
    ]
    with tempfile.TemporaryDirectory() as folder:
        model, stored = MemoryStore(Path(folder)), open_store(Path(folder) / "store.db")
        stored._database.execute("PRAGMA synchronous = OFF")  # noqa: SLF001 - what is on the disk is another test's matter
        for store in (model, stored):
            keep(store, *records)
        for text in asked:
            assert numbers(stored, text=text) == numbers(model, text=text)
            with model.reading() as one, stored.reading() as other:
                assert one.listings.parties(text, 3) == other.listings.parties(text, 3)
        stored.close()


def cases(store: Store, text: str = "", limit: int = 10) -> list[tuple[str, int, int]]:
    with store.reading() as unit:
        return [(line.case.party.name, line.records, line.documents) for line in unit.listings.cases(text, limit)]


def test_cases_are_listed_with_their_records_and_standing_documents(store: Store) -> None:
    manager = {"name": "100%_物业", "kind": "property_manager"}
    keep(store, record("A-1"), record("A-2", inspected_on="2023-08-16"), record("B-1", inspectee=manager, inspected_on="2023-08-20"))
    first = issue_document(store, order(store, record("A-1")), prefix=PREFIX, issued_on=ISSUED_ON).document
    issue_document(store, order(store, record("A-1")), prefix=PREFIX, issued_on=ISSUED_ON, again=True)
    void_document(store, first.uuid, "误")
    assert cases(store) == [("100%_物业", 1, 0), ("某县供电公司", 2, 1)]
    assert cases(store, limit=1) == [("100%_物业", 1, 0)]
    assert [cases(store, text) for text in ("供电", "0%_物", "2023 供电", "%", "不存在", "'")] == [
        [("某县供电公司", 2, 1)],
        [("100%_物业", 1, 0)],
        [("某县供电公司", 2, 1)],
        [("100%_物业", 1, 0)],
        [],
        [],
    ]
