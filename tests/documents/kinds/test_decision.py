"""What a decision states: the party, what proves the facts, on which articles the inspection rests, and that it was told before."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from inspections.cases.numbers import NumberKind
from inspections.documents.composing import content_faults
from inspections.documents.document_kind import Look
from inspections.documents.kinds.advance_notice import KEY as ADVANCE
from inspections.documents.precheck.procedure import consequence
from inspections.documents.precheck.provincial import credit_code, decided_by_head, told_before
from inspections.documents.precheck.remark import Mark
from inspections.documents.proofs import proofs_of
from tests.support.examined_cases import examined
from tests.support.made_up_case import letter_of
from tests.support.notice_drafts import charged, composed, drafts_of, fee, texts
from tests.support.stored_case import KeptCase

BANNED = "wuzhi-2023.fees.banned"
PARTY = {"name": "某县供电公司", "kind": "grid_company", "credit_code": "91350100M000100Y43"}
VISIT = {"address": "某县某路1号", "legal_representative": "周某", "certificate_shown": True}
DAY = date(2023, 8, 18)


@pytest.fixture
def case(tmp_path: Path) -> KeptCase:
    kept = KeptCase(tmp_path)
    kept.keep(charged(fee(), inspectee=PARTY, visit=VISIT))
    return kept


def marks(case: KeptCase, look: Look, pack_id: str = "wuzhi-2023") -> list[Mark]:
    looked_at = examined(case, pack_id=pack_id)
    assert looked_at.basis is not None
    return [remark.mark for remark in look(looked_at, looked_at.basis)]


def test_the_party_stands_first_with_its_code_address_and_representative() -> None:
    said = texts(composed(charged(fee(), inspectee=PARTY, visit=VISIT)))
    assert said[0] == "当事人：某县供电公司，统一社会信用代码91350100M000100Y43，地址某县某路1号，法定代表人（负责人）周某。"
    bare = texts(composed(charged(fee())))
    assert not bare[0].startswith("当事人"), "what is not known is not said"


@pytest.mark.parametrize(
    ("day", "articles"),
    [
        ("2023-08-15", "依据《中华人民共和国电力法》第五十六条至第五十八条、《电力供应与使用条例》第三十六条，对你单位进行现场检查"),
        ("2025-06-03", "依据《中华人民共和国能源法》第六十四条、《中华人民共和国电力法》第五十六条至第五十八条"),
    ],
)
def test_the_inspection_rests_on_the_articles_of_its_day(day: str, articles: str) -> None:
    made = charged(fee(), inspected_on=day, rectification={"due_on": "2025-12-01"})
    assert any(articles in words for words in texts(composed(made, date(2025, 6, 5), "national")))


def test_what_proves_the_facts_is_named_by_kind(case: KeptCase) -> None:
    assert proofs_of(case.file, case.record) == ""
    case.issue(NumberKind.SITE_RECORD)
    case.attach("收据", BANNED, name="收据.pdf")
    case.attach("公示栏", BANNED)
    assert proofs_of(case.file, case.record) == "现场检查记录、照片1张、书证1件"
    (draft,) = drafts_of(charged(fee()))
    said = texts(letter_of(replace(draft, proofs="现场检查记录、书证1件"), "武〔2023〕1号", DAY))
    assert "以上事实，有现场检查记录、书证1件为证。" in said


def test_how_many_copies_there_are_is_said_last() -> None:
    assert texts(composed(charged(fee())))[-1] == "本通知书一式三份，一份送达，一份附卷，一份留存。"


def test_what_an_affiliate_took_is_to_be_seen_to_and_not_given_back_by_the_party() -> None:
    affiliate = fee("带电作业费", "35000.00", payee="某电力工程公司", payee_relation="affiliate")
    both = "\n".join(texts(composed(charged(fee(), affiliate))))
    assert "其中由关联企业某电力工程公司收取的35000.00元，督促其退还" in both
    alone = "\n".join(texts(composed(charged(affiliate))))
    assert "督促关联企业某电力工程公司向用户退还35000.00元" in alone


def test_the_party_is_told_and_may_be_heard_before_where_the_province_asks_for_it(case: KeptCase) -> None:
    assert marks(case, told_before) == [Mark.WARNING]
    case.issue(ADVANCE, content={"answer_by": "2023-08-19"})
    assert marks(case, told_before) == [Mark.FINE]


def test_a_term_to_be_heard_runs_out_before_the_decision(case: KeptCase) -> None:
    case.issue(ADVANCE, content={"answer_by": "2023-08-25"})
    assert marks(case, told_before) == [Mark.WARNING]


def test_another_province_s_pack_asks_for_what_it_lists(case: KeptCase) -> None:
    assert marks(case, told_before, "jiangxi-2025") == []
    assert marks(case, decided_by_head, "jiangxi-2025") == []
    assert marks(case, decided_by_head) == [Mark.WARNING]


def test_the_paper_before_tells_facts_reasons_basis_and_the_right_to_be_heard(case: KeptCase) -> None:
    document = letter_of(case.draft(ADVANCE, {"requirements": [BANNED], "answer_by": "2023-08-21"}), "武〔2023〕1号", DAY)
    said = "\n".join(texts(document))
    for words in (
        "移表费1200.00元",
        "本机关拟责令你单位：",
        "依照《河南省行政执法条例》第二十六条，你单位享有陈述和申辩的权利",
        "2023年8月21日前",
    ):
        assert words in said
    early = case.draft(ADVANCE, {"requirements": [BANNED], "answer_by": "2023-08-18"})
    assert [fault.code for fault in content_faults(early, DAY)] == ["answer_too_early"]


def test_a_party_without_a_code_is_pointed_out(case: KeptCase, tmp_path: Path) -> None:
    assert marks(case, credit_code) == [Mark.FINE]
    other = KeptCase(tmp_path / "other")
    other.keep(charged(fee()))
    assert marks(other, credit_code) == [Mark.WARNING]


def test_handing_over_is_no_consequence_of_delay(case: KeptCase) -> None:
    looked_at = examined(case)
    assert looked_at.basis is not None
    assert looked_at.profile is not None
    assert list(consequence(looked_at, looked_at.basis)) == []
    threatening = replace(looked_at.profile, consequence="逾期未整改的，移送有权机关处理。")
    assert [remark.mark for remark in consequence(replace(looked_at, profile=threatening), looked_at.basis)] == [Mark.WARNING]
