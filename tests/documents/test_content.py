"""The words of a notice: who, when, what was found, by which clause and law, what is to be done by when, and the remedies."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from inspections.checklists.consequences import Circumstances, Payer, consequence
from inspections.documents.composing import compose
from inspections.documents.drafting import draft_notices
from inspections.documents.finding_words import basis_text, laws_text, powers_text
from inspections.findings.numerals import numeral
from inspections.typesetting.official_document import Colophon, Level, OfficialDocument, Paragraph
from tests.support.checklists import pack_with
from tests.support.made_up_case import letter_of
from tests.support.notice_drafts import (
    ISSUED_ON,
    NUMBER,
    USER,
    charged,
    composed,
    counting_from_issue,
    drafts_of,
    fee,
    fonts,
    notice_template,
    texts,
    verdicts_on,
)
from tests.support.records import record

PACK = pack_with("wuzhi-2023")
TODAY = Circumstances("grid_company", Payer.MARKET, (date(2025, 6, 1),))
BANNED = "wuzhi-2023.fees.banned"
LATE = charged(fee(), inspected_on="2026-12-30", rectification={"term": 15, "unit": "day"})


def test_the_parts_of_the_document() -> None:
    document = composed(charged(fee()))
    assert (document.title, document.number, document.addressee) == ("责令整改通知书", "武发改能源〔2023〕12号", "某县供电公司")
    assert document.issuer == document.signed_by == "武陟县发展和改革委员会"
    assert document.dated == date(2023, 8, 16)
    assert document.note == "联系人：王某，电话：0391-7200000"


def test_a_single_finding_is_told_without_numbers() -> None:
    document = composed(charged(fee(charged_on="2023-06-01"), user={"name": "某合金公司", "kind": "private"}))
    opening, fact_text, order, correct, closing, _remedies, copies = texts(document)
    assert opening.startswith(
        "2023年8月15日，本机关执法人员张某（执法证号豫H20010）、李某（执法证号豫H20011）"
        "依据《中华人民共和国电力法》第五十六条至第五十八条、《电力供应与使用条例》第三十六条，对你单位进行现场检查。经查，"
    )
    assert fact_text.startswith("在某合金公司用电报装工程验收接入环节收取移表费1200.00元（2023年6月1日），所列项目属于")
    assert "（武发改能源〔2023〕114号）第三部分（一）第2点（1）的要求不符" in fact_text
    assert fact_text.endswith("。依据《优化营商环境条例》第二十八条，《中华人民共和国价格法》第十二条、第四十一条，应当予以改正。")
    assert order == (
        "针对上述问题，依据《优化营商环境条例》第七十条第三项，现责令你单位自收到本通知书之日的次日起15个工作日内完成以下整改："
    )
    assert correct.startswith("停止收取上述费用，向用户退还1200.00元")
    assert "书面报送本机关" in closing
    assert copies == "本通知书一式三份，一份送达，一份附卷，一份留存。"


def test_the_remedies_name_government_court_and_terms() -> None:
    assert texts(composed(charged(fee())))[-2] == (
        "如不服本通知书，可以自收到之日起60日内向武陟县人民政府申请行政复议，也可以自收到之日起6个月内依法向武陟县人民法院提起行政诉讼。"
    )


def test_the_visit_says_how_it_came_about_and_that_certificates_were_shown() -> None:
    opening = texts(composed(charged(fee(), visit={"source": "random", "certificate_shown": True})))[0]
    assert "，出示执法证件后，依据《中华人民共和国电力法》第五十六条至第五十八条、" in opening
    assert "，对你单位进行现场检查（任务来源：双随机抽查）。" in opening
    plain = texts(composed(charged(fee())))[0]
    assert "出示" not in plain
    assert "任务来源" not in plain


def test_several_findings_are_numbered_headings_in_the_order_of_the_pack() -> None:
    payload = charged(fee(), fee("工程款", reasonable=False), observations={"wuzhi-2023.fees.published": "violation"})
    document = composed(payload)
    headings = [paragraph.text for paragraph in document.paragraphs if isinstance(paragraph, Paragraph) and paragraph.level is Level.FIRST]
    assert headings == ["一、收取已明令取消的费用", "二、直接或者通过关联企业收取不合理费用", "三、取消收费清单未按要求公示"]
    orders = [text for text in texts(document) if text.startswith("（")]
    assert [text[:3] for text in orders] == ["（一）", "（二）", "（三）"]
    assert [text[-1] for text in orders] == ["；", "；", "。"]


def test_one_payment_under_two_clauses_is_told_once_with_both() -> None:
    (fact_text,) = [text for text in texts(composed(charged(fee(approved_item=False)))) if "1200.00元（2023年6月1日），所列" in text]
    first, further = fact_text.split("；同时")
    assert first.endswith("第三部分（一）第2点（1）的要求不符")
    assert "第三部分（一）第2点的要求" in further
    assert "业务费用只能按价格主管部门批准的项目计收" in further


def test_a_clause_that_holds_two_requirements_is_named_once() -> None:
    (fact_text,) = [text for text in texts(composed(charged(fee(reasonable=False)))) if "1200.00元（2023年6月1日），所列" in text]
    assert "；同时不符合该文件同一条的要求（" in fact_text


def test_where_only_some_payments_break_the_further_clause_they_are_named() -> None:
    (fact_text,) = [text for text in texts(composed(charged(fee(), fee("搭伙费", approved_item=False)))) if "合计2400.00元，所列" in text]
    assert "；其中搭伙费同时" in fact_text
    assert "其中移表费" not in fact_text


def test_different_terms_stand_with_each_order_and_one_term_above_them() -> None:
    mixed = charged(
        fee(),
        topics=["fees", "mining"],
        mining={"status": "confirmed", "connection": "connected_after_ban", "still_supplied": True},
    )
    said = texts(composed(mixed))
    powers = "《优化营商环境条例》第七十条第三项，《关于整治虚拟货币“挖矿”活动的通知》（发改运行〔2021〕1283号）第（十）项、第（十二）项"
    assert f"针对上述问题，依据{powers}，现责令你单位按下列期限完成以下整改：" in said
    own = [text for text in said if text.startswith("（")]
    assert all("，自收到本通知书之日的次日起" in text for text in own)
    assert {"5个工作日" in text for text in own} == {True, False} or len(own) > 1
    given = composed(mixed | {"rectification": {"due_on": "2023-09-30"}})
    assert f"针对上述问题，依据{powers}，现责令你单位于2023年9月30日前（含当日）完成以下整改：" in texts(given)


def test_a_bureau_that_counts_from_issue_names_the_day() -> None:
    (draft,) = draft_notices(verdicts_on(charged(fee())), None, ISSUED_ON, counting_from_issue, notice_template(), fonts())
    made = compose(draft, NUMBER, ISSUED_ON)
    assert isinstance(made, OfficialDocument)
    assert any("责令你单位于2023年9月6日前（含当日，自2023年8月16日的次日起15个工作日）完成" in text for text in texts(made))
    (late,) = draft_notices(verdicts_on(LATE), None, date(2026, 12, 31), counting_from_issue, notice_template(), fonts())
    made = compose(late, NUMBER, date(2026, 12, 31))
    assert isinstance(made, OfficialDocument)
    assert any("2027年1月15日前（含当日，自2026年12月31日的次日起15日，该日经公布为休假日的顺延）" in text for text in texts(made))


def test_the_inspector_s_words_stand_in_place_of_the_pack_s() -> None:
    words = {"decision": "confirmed", "found": "2023年6月多收移表费。", "correct": "全额退还并道歉；"}
    said = texts(composed(charged(fee(), determinations={BANNED: words})))
    assert said[1].startswith("2023年6月多收移表费，与《")
    assert "全额退还并道歉。" in said


def test_what_is_only_advised_stands_in_no_notice() -> None:
    payload: dict[str, Any] = record(
        topics=["connection"], user={"supply": "residential", "name": USER}, connection={"applied_on": "2023-08-01"}
    )
    assert drafts_of(payload) == []


def test_a_law_that_came_later_is_not_named() -> None:
    """The act is of 2023, and 能源法 is in force since 2025."""
    assert "能源法" not in "".join(texts(composed(charged(fee()))))


def test_unconfirmed_law_is_never_printed() -> None:
    unconfirmed = [law for law in PACK.laws.values() if not law.confirmed]
    assert unconfirmed
    for requirement in PACK.checked:
        result = consequence(requirement, PACK.laws, TODAY)
        for laws, said in ((result.broken, basis_text([result])), (result.powers, powers_text([result]))):
            assert all(law.name.partition("第")[0] in said for law in laws if law.confirmed)
            assert not any(law.name in said for law in laws if not law.confirmed)


def test_articles_of_one_law_stand_together() -> None:
    assert laws_text(PACK.laws[key] for key in ("jgcf-9-7", "price-33", "jgcf-9-5")) == (
        "《价格违法行为行政处罚规定》第九条第五项、第七项，《中华人民共和国价格法》第三十三条"
    )
    result = consequence(PACK.requirement(BANNED), PACK.laws, TODAY)
    assert (
        basis_text([result])
        == "《优化营商环境条例》第二十八条，《中华人民共和国能源法》第三十六条第一款，《中华人民共和国价格法》第十二条、第四十一条"
    )
    assert powers_text([result]) == "《优化营商环境条例》第七十条第三项，《中华人民共和国能源法》第七十条"


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (19, "十九"), (20, "二十"), (21, "二十一"), (99, "九十九")]
)
def test_numerals(number: int, words: str) -> None:
    assert numeral(number) == words


def test_the_notice_says_what_its_template_says() -> None:
    (draft,) = drafts_of(charged(fee()))
    words = dict(draft.template.words) | {"orders": "{issuer}要求{party}{when}改正：", "contact": ""}
    template = replace(
        draft.template, title="责令改正通知书", words=words, consequence="逾期不改的，移送处理。", copies=("某市发展和改革委员会",)
    )
    document = letter_of(replace(draft, template=template), NUMBER, ISSUED_ON)
    assert document.title == "责令改正通知书"
    assert document.note is None
    assert any(text.startswith("武陟县发展和改革委员会要求某县供电公司自收到本通知书之日的次日起15个工作日内") for text in texts(document))
    assert any(text.endswith("。逾期不改的，移送处理。") for text in texts(document))
    assert document.colophon == Colophon("武陟县发展和改革委员会", ISSUED_ON, ("某市发展和改革委员会",))


def test_what_ships_has_no_colophon_and_takes_the_consequence_from_the_profile_first() -> None:
    (draft,) = drafts_of(charged(fee()))
    assert letter_of(draft, NUMBER, ISSUED_ON).colophon is None
    assert any(text.endswith(draft.profile.consequence) for text in texts(letter_of(draft, NUMBER, ISSUED_ON)))
    plain = replace(draft, profile=replace(draft.profile, consequence=""))
    assert any(text.endswith("。逾期未整改或者整改不到位的，依法处理。") for text in texts(letter_of(plain, NUMBER, ISSUED_ON)))


def test_a_checklist_without_a_document_number_is_cited_by_its_title() -> None:
    (draft,) = drafts_of(charged(fee(), fee("计量装置赔偿费")))
    unnumbered = replace(draft, pack=replace(draft.pack, source=replace(draft.pack.source, document="")))
    document = letter_of(unnumbered, NUMBER, ISSUED_ON)
    assert any("与《关于印发〈武陟县“获得电力”提升专项行动方案（2023年度）〉的通知》第三部分" in text for text in texts(document))
    assert document.annexes[0].note.startswith("条款均指《关于印发〈武陟县")


@pytest.mark.parametrize("supply", ["hv_single", None])
def test_no_wording_that_ships_leaves_a_placeholder_or_code_in_a_notice(supply: str | None) -> None:
    user = {"supply": supply} if supply else {"kind": "private"}
    for requirement in PACK.checked:
        if requirement.wording is None or requirement.violating is None:
            continue
        for words in (requirement.wording.heading, requirement.wording.found, requirement.wording.correct):
            assert words.strip()
            assert not words.endswith("。")
    document = composed(charged(fee(), user=user | {"name": "{fees}"}))
    assert any("在{fees}用电报装" in text for text in texts(document))


def test_a_checklist_collected_from_several_documents_cites_only_confirmed_law() -> None:
    """The clauses of the national checklist name their own documents, most of them 待核: none is printed."""
    lines = (fee(charged_on="2023-06-01"), fee("临时接电费", "500.00", charged_on="2023-06-01"))
    document = composed(charged(*lines), pack_id="national")
    said = "".join(texts(document))
    assert "依据《优化营商环境条例》第二十八条，《中华人民共和国价格法》第十二条、第四十一条，应当予以改正" in said
    assert "依据《优化营商环境条例》第七十条第三项，现责令你单位" in said
    assert not any(words in said for words in ("129号", "1895号", "国家有关规定", "要求不符"))
    (annex,) = document.annexes
    assert annex.headings == ("序号", "收费项目", "金额（元）", "收费日期", "收款单位")
    assert {len(row) for row in annex.rows} == {len(annex.headings)}
    assert annex.note == ""
