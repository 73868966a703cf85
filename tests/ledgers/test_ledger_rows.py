"""The rows and counts of a month's ledger: a row a finding, whomever it binds, and sums that agree with them."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from inspections.cases.checking import checked_table
from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import DocumentNumber, NumberKind, Series
from inspections.checklists.answer import Verdict
from inspections.checklists.check import check
from inspections.ledgers.ledger_rows import CheckedOnly, LedgerRow, counts_of, rows_of
from inspections.records.reading import table_of
from inspections.records.rows import records_of
from tests.support.checklists import calendar, pack_with
from tests.support.command_line import aimed, banned, clean
from tests.support.records import record, vocabulary

PACK = pack_with("wuzhi-2023")
PACKS = {PACK.id: PACK}
BANNED = "wuzhi-2023.fees.banned"


def entries(*payloads: dict[str, Any]) -> list[CheckedOnly]:
    table = table_of(payloads, vocabulary())
    checked = checked_table(records_of(table), check(table, PACK, calendar()))
    return [CheckedOnly(one.record, (one.check,)) for one in checked]


def rows(*payloads: dict[str, Any]) -> list[LedgerRow]:
    return list(rows_of(entries(*payloads), PACKS))


def issued_on(entry: CheckedOnly, serial: int, state: DocumentState = DocumentState.ISSUED) -> Document:
    number = DocumentNumber(Series(NumberKind.NOTICE, "武发改能源", 2023), serial)
    due = {BANNED: date(2023, 9, serial)}
    return Document(uuid4(), number, uuid4(), entry.record.uuid, "rev", "a.pdf", "0" * 64, date(2023, 8, 16), due, state)


def test_a_finding_is_told_in_full() -> None:
    (row,) = rows(banned())
    assert (row.record, row.notice, row.inspected_on, row.inspectee) == ("A-1", "", date(2023, 8, 15), "某县供电公司")
    assert (row.inspectors, row.topic, row.clause) == ("张某、李某", "违规收费", "武发改能源〔2023〕114号 三(一)2(1)")
    assert "移表费1200.00元" in row.found
    assert row.correct
    assert (row.term, row.outcome, row.state) == ("15个工作日", "责令改正", "待下达通知书")


@pytest.mark.parametrize(
    ("rectification", "term"),
    [({"term": 10, "unit": "day"}, "10日"), ({"due_on": "2023-09-30"}, "2023年9月30日前"), (None, "15个工作日")],
)
def test_the_inspector_s_term_stands_before_the_suggested_one(rectification: dict[str, Any] | None, term: str) -> None:
    assert rows(banned(rectification=rectification))[0].term == term


def test_the_inspector_s_words_stand_before_the_pack_s() -> None:
    (row,) = rows(banned(determinations={BANNED: {"decision": "confirmed", "found": "多收移表费", "correct": "全额退还"}}))
    assert (row.found, row.correct, row.outcome) == ("多收移表费", "全额退还", "责令改正")


def test_what_is_set_aside_stays_on_the_ledger_with_its_reason() -> None:
    (row,) = rows(banned(determinations={BANNED: {"decision": "set_aside", "reason": "已退还"}}))
    assert (row.outcome, row.state, row.term, row.correct) == ("不予认定", "不予认定", "", "")
    assert row.remarks == "不予认定的理由：已退还"


@pytest.mark.parametrize(
    ("payload", "outcome", "state"),
    [
        (banned(inspectee={"name": "某物业", "kind": "property_manager"}), {"移送", "报告上级"}, {"待移送", "待报告"}),
        (aimed(), {"报告上级"}, {"待报告"}),
    ],
)
def test_another_s_duty_is_handed_over_or_reported_and_an_aim_only_reported(
    payload: dict[str, Any], outcome: set[str], state: set[str]
) -> None:
    ledger = rows(payload)
    assert ledger
    assert {row.outcome for row in ledger} <= outcome
    assert {row.state for row in ledger} <= state
    assert {row.term for row in ledger} == {""}
    assert all(("移送机关：" in row.remarks) == (row.outcome == "移送") for row in ledger)


def test_a_notice_in_force_gives_number_day_and_state_and_a_void_one_nothing() -> None:
    (entry,) = entries(banned())
    both = (issued_on(entry, 1), issued_on(entry, 2), issued_on(entry, 3, DocumentState.VOIDED))
    (row,) = rows_of([CheckedOnly(entry.record, entry.checks, both)], PACKS)
    assert (row.notice, row.term, row.state) == ("武发改能源〔2023〕2号", "2023年9月2日前", "整改中")
    (row,) = rows_of([CheckedOnly(entry.record, entry.checks, both[2:])], PACKS)
    assert (row.notice, row.state) == ("", "待下达通知书")


def test_counts_agree_with_records_answers_and_rows() -> None:
    month = entries(banned(), clean(id="A-2", topics=["fees", "mining"]), banned(id="A-3", fees=None), record(id="A-4", topics=["pv"]))
    counts = {count.topic: count for count in counts_of(month, PACKS)}
    assert list(counts) == ["违规收费", "挖矿", "分布式光伏"]
    assert [count.records for count in counts.values()] == [3, 1, 1]
    asked = {name: sum(one.topic == topic for one in PACK.checked) for topic, name in (("fees", "违规收费"), ("mining", "挖矿"))}
    assert sum(counts["违规收费"].verdicts.values()) == 3 * asked["违规收费"]
    assert sum(counts["挖矿"].verdicts.values()) == asked["挖矿"]
    for topic, count in counts.items():
        shown = [row for row in rows_of(month, PACKS) if row.topic == topic]
        assert count.verdicts[Verdict.VIOLATION] == sum(count.outcomes.values()) == len(shown)


def test_a_check_by_a_pack_that_is_gone_is_passed_over() -> None:
    assert list(rows_of(entries(banned()), {})) == []
