"""Problems that no requirement computes stand in the letter of their outcome, in the inspector's own words."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inspections.cases.numbers import NumberKind
from inspections.documents.composing import content_faults
from inspections.documents.proposing import offered_fields
from inspections.findings.problems import problems_of
from inspections.records.fields.field import Field
from tests.support.made_up_case import letter_of
from tests.support.notice_drafts import charged, fee, texts
from tests.support.problem_lines import FULL
from tests.support.records import record
from tests.support.stored_case import KeptCase

DAY = date(2023, 8, 18)
LINE: dict[str, Any] = {"text": "营业厅没有公示停电信息。\n服务电话无人接听。", "topic": "disclosure"}
TO = "焦作市发展和改革委员会"


@pytest.fixture
def case(tmp_path: Path) -> KeptCase:
    return KeptCase(tmp_path)


def keep(case: KeptCase, *lines: dict[str, Any], **changes: object) -> None:
    case.keep(record(problems=[*lines], topics=["fees"], visit={"certificate_shown": True}, **changes))


def letter(case: KeptCase, kind: NumberKind, **content: object) -> list[str]:
    draft = case.draft(kind, content)
    assert not content_faults(draft, DAY)
    return texts(letter_of(draft, "武〔2023〕1号", DAY))


def test_advice_tells_a_problem_that_is_to_be_advised_on(case: KeptCase) -> None:
    keep(case, {**FULL, "clause": "武发改能源〔2023〕114号 三(六)2"}, {**LINE, "outcome": "report"})
    words = letter(case, NumberKind.ADVICE, answer_by="2023-09-15")
    sentence = "营业厅没有公示停电信息；电话无人接听，与《优化营商环境条例》第二十八条、武发改能源〔2023〕114号 三（六）2的要求有差距。"
    assert sentence in words
    assert "公示停电信息。" in words
    assert not any("服务电话" in word for word in words)


def test_a_clause_that_does_not_name_its_document_is_not_cited(case: KeptCase) -> None:
    keep(case, {**LINE, "outcome": "report", "clause": "三(六)2"})
    assert "营业厅没有公示停电信息；服务电话无人接听。" in letter(case, NumberKind.SUPERIOR_REPORT, to=TO)


@pytest.mark.parametrize(
    ("outcome", "kind", "content"),
    [
        ("advise", NumberKind.ADVICE, {"answer_by": "2023-09-15"}),
        ("supervise", NumberKind.SUPERVISION, {"to": "武陟县自然资源局", "asked": "请办结", "answer_by": "2023-09-15"}),
        ("report", NumberKind.SUPERIOR_REPORT, {"to": TO}),
    ],
)
def test_each_outcome_s_letter_tells_its_problems_by_itself(
    case: KeptCase, outcome: str, kind: NumberKind, content: dict[str, object]
) -> None:
    keep(case, {**LINE, "outcome": outcome, "correct": "公示停电信息" if outcome == "advise" else ""})
    assert any(word.startswith("营业厅没有公示停电信息；服务电话无人接听") for word in letter(case, kind, **content))


@pytest.mark.parametrize(
    ("outcome", "kind", "to", "path"),
    [("advise", NumberKind.ADVICE, {}, "advised"), ("supervise", NumberKind.SUPERVISION, {"to": "武陟县自然资源局"}, "asked")],
)
def test_a_letter_that_would_ask_for_nothing_is_refused(
    case: KeptCase, outcome: str, kind: NumberKind, to: dict[str, object], path: str
) -> None:
    keep(case, {**LINE, "outcome": outcome})
    faults = content_faults(case.draft(kind, {**to, "answer_by": "2023-09-15"}), DAY)
    assert [(fault.code, fault.path) for fault in faults] == [("nothing_asked", path)]


def test_a_problem_that_nobody_decided_on_is_offered_and_told_where_it_is_chosen(case: KeptCase) -> None:
    case.keep(charged(fee(), topics=["fees"], visit={"certificate_shown": True}, problems=[LINE]))
    with case.store.reading() as unit:
        stored = unit.records.get(case.record)
    assert stored is not None
    (problem,) = problems_of(stored.record)
    draft = case.draft(NumberKind.TRANSFER, {})
    (offered,) = [field for field in offered_fields(draft) if field.path == "requirements"]
    assert isinstance(offered, Field)
    assert offered.choices[problem.key] == "（其他问题）营业厅没有公示停电信息。 服务电话无人接听。"
    content = {"to": "武陟县市场监督管理局", "requirements": ["wuzhi-2023.fees.banned", problem.key], "ground": "违反有关规定"}
    words = letter(case, NumberKind.TRANSFER, **content)
    assert "（二）信息公开。营业厅没有公示停电信息；服务电话无人接听。" in words


def test_advice_in_the_words_of_an_order_is_refused_in_a_problem_too(case: KeptCase) -> None:
    keep(case, {**LINE, "outcome": "advise", "correct": "责令立即公示"})
    faults = content_faults(case.draft(NumberKind.ADVICE, {"answer_by": "2023-09-15"}), DAY)
    assert [(fault.code, fault.path) for fault in faults] == [("coercive_words", "requirements")]
    reworded = case.draft(NumberKind.ADVICE, {"answer_by": "2023-09-15", "advised": "公示停电信息"})
    assert not content_faults(reworded, DAY)
