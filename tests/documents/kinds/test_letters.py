"""整改建议书, 工作提示（督办）函 and 报告: what is not ordered has a document of its own, which compels nobody and names no remedies."""

import re
from datetime import date
from pathlib import Path

import pytest

from inspections.cases.numbers import NumberKind
from inspections.documents.composing import content_faults
from inspections.documents.kinds import KINDS, advice, superior_report, supervision
from inspections.typesetting.official_document import OfficialDocument
from tests.support.made_up_case import letter_of
from tests.support.notice_drafts import charged, fee, texts
from tests.support.stored_case import KeptCase

BANNED = "wuzhi-2023.fees.banned"
DAY = date(2023, 8, 18)
REMEDIES = re.compile("复议|诉讼|不服")
COERCIVE = re.compile("责令|逾期|依法处理")


@pytest.fixture
def case(tmp_path: Path) -> KeptCase:
    kept = KeptCase(tmp_path)
    kept.keep(charged(fee(), topics=["fees"], visit={"source": "hotline", "certificate_shown": True}))
    return kept


def said(document: OfficialDocument) -> str:
    return "\n".join((document.title, *texts(document), document.note or ""))


def faults(case: KeptCase, kind: NumberKind, **content: object) -> list[tuple[str, str]]:
    return [(fault.code, fault.path) for fault in content_faults(case.draft(kind, content), DAY)]


def test_advice_names_what_was_seen_and_a_day_to_answer_by_and_compels_nobody(case: KeptCase) -> None:
    document = letter_of(case.draft(NumberKind.ADVICE, {"requirements": [BANNED], "answer_by": "2023-09-15"}), "武〔2023〕1号", DAY)
    words = said(document)
    assert document.title == "整改建议书"
    assert document.addressee == "某县供电公司"
    assert "移表费1200.00元" in words
    assert "建议你单位：" in words
    assert "请你单位于2023年9月15日前（含当日）" in words
    assert not COERCIVE.search(words)
    assert not REMEDIES.search(words)


def test_advice_in_the_words_of_an_order_is_refused(case: KeptCase) -> None:
    made = {"requirements": [BANNED], "answer_by": "2023-09-15"}
    assert faults(case, NumberKind.ADVICE, **made, advised="限期整改，逾期处理") == [("coercive_words", "advised")]
    assert faults(case, NumberKind.ADVICE, **made, facts="曾被责令改正") == [("coercive_words", "facts")]


def test_advice_needs_a_day_to_answer_by_after_its_issue(case: KeptCase) -> None:
    assert faults(case, NumberKind.ADVICE, requirements=[BANNED]) == [("missing_content", "answer_by")]
    assert faults(case, NumberKind.ADVICE, requirements=[BANNED], answer_by="2023-08-18") == [("answer_too_early", "answer_by")]


@pytest.mark.parametrize("kind", [NumberKind.ADVICE, NumberKind.SUPERVISION, NumberKind.SUPERIOR_REPORT])
def test_what_the_checklist_orders_stands_in_no_other_letter_by_itself(case: KeptCase, kind: NumberKind) -> None:
    content = {"to": "某局"} if kind != NumberKind.ADVICE else {}
    content |= {"answer_by": "2023-09-15"} if kind != NumberKind.SUPERIOR_REPORT else {}
    assert ("nothing_told", "requirements") in faults(case, kind, **content)


def test_a_peer_department_is_told_through_the_working_group_what_to_do(case: KeptCase) -> None:
    content = {
        "to": "武陟县自然资源局",
        "through": "武陟县“获得电力”提升工作专班",
        "requirements": [BANNED],
        "facts": "10千伏外线规划许可申请2023年4月3日受理，至检查之日没有办结",
        "asked": "请对照时限办结该项申请",
        "answer_by": "2023-09-01",
    }
    document = letter_of(case.draft(NumberKind.SUPERVISION, content), "武〔2023〕1号", DAY)
    words = said(document)
    assert (document.title, document.addressee) == ("工作提示函", "武陟县自然资源局")
    assert "按照武陟县“获得电力”提升工作专班的安排，现将有关情况提示如下：" in words
    assert not COERCIVE.search(words)
    assert not REMEDIES.search(words)


def test_the_bureau_writes_no_letter_to_itself(case: KeptCase) -> None:
    content = {"to": "武陟县发展和改革委员会", "requirements": [BANNED], "answer_by": "2023-09-01"}
    assert faults(case, NumberKind.SUPERVISION, **content) == [("addressed_to_itself", "to")]


def test_a_report_tells_the_superior_body_and_asks_for_nothing(case: KeptCase) -> None:
    content = {"to": "焦作市发展和改革委员会", "requirements": [BANNED], "done": "本机关已下达责令整改通知书"}
    document = letter_of(case.draft(NumberKind.SUPERIOR_REPORT, content), "武〔2023〕1号", DAY)
    words = texts(document)
    assert document.title == "关于对某县供电公司供电监督检查有关情况的报告"
    assert "二、处理情况和打算" in words
    assert words[-1] == "特此报告。"
    assert not any(REMEDIES.search(word) for word in words)


def test_only_an_order_names_remedies() -> None:
    with_remedies = {kind.key for kind in KINDS.values() if kind.piece("remedies") is not None}
    assert with_remedies == {NumberKind.NOTICE, NumberKind.REVIEW}
    assert all(kind.piece("usual_consequence") is None for kind in (advice.KIND, supervision.KIND, superior_report.KIND))
