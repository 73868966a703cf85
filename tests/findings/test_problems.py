"""Problems that no requirement computes: as findings and in the ledger."""

from datetime import date
from typing import Any
from uuid import uuid4

from inspections.cases.checking import checked_table
from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import DocumentNumber, NumberKind, Series
from inspections.checklists.check import check
from inspections.checklists.pack import Outcome
from inspections.findings.problems import leading_to, problems_of
from inspections.ledgers.ledger_rows import CheckedOnly, counts_of, rows_of
from inspections.records.fields.problems import OUTCOMES
from inspections.records.reading import table_of
from inspections.records.record import Record
from inspections.records.rows import records_of
from tests.support.checklists import calendar, pack_with
from tests.support.command_line import banned
from tests.support.problem_lines import BARE, FULL
from tests.support.records import record, vocabulary

PACK = pack_with("wuzhi-2023")


def read(*lines: dict[str, Any], **changes: object) -> Record:
    return records_of(table_of([record(problems=[*lines], **changes)], vocabulary()))[0]


def entry_of(payload: dict[str, Any], *documents: Document) -> CheckedOnly:
    table = table_of([payload], vocabulary())
    (checked,) = checked_table(records_of(table), check(table, PACK, calendar()))
    return CheckedOnly(checked.record, (checked.check,), documents)


def test_a_problem_tells_what_its_line_says_and_is_empty_where_it_says_nothing() -> None:
    full, bare = problems_of(read(FULL, BARE))
    assert (full.number, full.path, full.topic_label, full.outcome_label, full.state_label) == (
        1, "problems[1]", "信息公开", "督促整改", "已整改",
    )  # fmt: skip
    assert (full.rectified, full.rectified_on) == (True, date(2023, 8, 20))
    assert (bare.number, bare.topic, bare.clause, bare.outcome, bare.outcome_label, bare.state_label, bare.rectified_on) == (
        2, "resale", "", "", "", "", None,
    )  # fmt: skip
    assert problems_of(records_of(table_of([record()], vocabulary()))[0]) == ()


def test_problems_are_taken_by_their_outcome_and_nobody_decides_for_the_inspector() -> None:
    problems = problems_of(read(FULL, BARE, {**BARE, "outcome": "order"}))
    assert [problem.number for problem in leading_to("order", problems)] == [3]
    assert [problem.number for problem in leading_to("advise", problems)] == [1]
    assert leading_to("transfer", problems) == ()


def test_a_problem_keeps_its_key_when_others_go_and_its_state_changes() -> None:
    _, later = problems_of(read(BARE, FULL))
    (alone,) = problems_of(read({**FULL, "state": "open", "rectified_on": None}))
    assert later.key == alone.key
    assert len({problem.key for problem in problems_of(read(FULL, BARE, {**BARE, "topic": "fees"}))}) == 3


def test_outcomes_of_problems_are_those_of_requirements() -> None:
    assert {outcome.value: outcome.label for outcome in Outcome} == OUTCOMES


def test_the_ledger_has_problems_beside_computed_findings() -> None:
    entry = entry_of(banned(problems=[FULL, BARE]))
    *computed, full, bare = rows_of([entry], {PACK.id: PACK})
    assert any("移表费" in row.found for row in computed)
    assert (full.record, full.topic, full.clause, full.found) == (
        "A-1", "信息公开", "《优化营商环境条例》第二十八条，三（六）2", FULL["text"],
    )  # fmt: skip
    assert (full.correct, full.outcome, full.state) == ("公示停电信息", "督促整改", "已整改")
    assert full.remarks == "责任单位：某营业厅；2023年8月20日整改完成"
    assert (bare.outcome, bare.state, bare.term, bare.remarks) == ("", "未整改", "", "")


def test_a_problem_without_a_state_waits_for_its_document() -> None:
    orders, advises = ({**BARE, "outcome": outcome} for outcome in ("order", "advise"))
    rows = list(rows_of([entry_of(banned(problems=[orders, advises]))], {PACK.id: PACK}))[-2:]
    assert [(row.outcome, row.state) for row in rows] == [("责令改正", "待下达通知书"), ("督促整改", "待督促整改")]


def test_a_problem_in_a_notice_has_its_number_and_term() -> None:
    payload = banned(problems=[{**BARE, "outcome": "order"}])
    entry = entry_of(payload)
    (problem,) = problems_of(entry.record)
    number = DocumentNumber(Series(NumberKind.NOTICE, "武发改能源", 2023), 7)
    due = {problem.key: date(2023, 9, 7)}
    issued = date(2023, 8, 16)
    state = DocumentState.ISSUED
    notice = Document(uuid4(), number, uuid4(), entry.record.uuid, "rev", "a.pdf", "0" * 64, issued, due, state)
    *_, row = rows_of([entry_of(payload, notice)], {PACK.id: PACK})
    assert (row.notice, row.term, row.state) == (notice.number.text, "2023年9月7日前", "整改中")


def test_the_counts_tell_problems_apart_and_name_topics_that_only_a_problem_is_of() -> None:
    counts = counts_of([entry_of(banned(problems=[FULL, BARE, {**BARE, "topic": "fees"}]))], {PACK.id: PACK})
    assert {count.topic: (count.records, count.problems) for count in counts} == {
        "违规收费": (1, 1), "信息公开": (0, 1), "转供电": (0, 1),
    }  # fmt: skip
