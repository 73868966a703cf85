"""现场检查记录: what the record holds stands in it, what was found is told as it was seen, and nobody is accused."""

from datetime import date

import pytest

from inspections.cases.numbers import NumberKind
from inspections.documents.composing import blank, compose
from inspections.store import Store
from inspections.typesetting.official_document import Level, Listing, Paragraph
from inspections.typesetting.paper import Paper, RuledLines, SignaturePlace, Signatures
from inspections.typesetting.pdf.drawing import render_pdf
from tests.support.made_up_case import (
    PARTY,
    REFUSED,
    SIGNED,
    SITE,
    codes,
    draft,
    opened,
    printed,
    profile,
    templates,
    visit,
    words_in,
)
from tests.support.notice_drafts import fonts

KIND = NumberKind.SITE_RECORD


def test_the_facts_of_the_visit_stand_in_it(store: Store) -> None:
    (record,) = opened(store)
    text = printed(draft(store, record, KIND, SITE))
    for words in (
        "武陟县发展和改革委员会现场检查记录武发改能源〔2023〕1号",
        f"被检查单位：{PARTY}",
        "法定代表人：周某联系电话：0391-7200101",
        "检查时间：2023年8月15日9时05分至11时30分",
        "张某某（执法证号豫H20010）、欧阳某某（执法证号豫H20011）",
        "现场负责人：周某某职务：营业厅主任",
        "检查项目：收费情况、用户受电工程单位和设备的选择",
        "□计划■双随机□投诉□12398□交办□日常□专项□信访",
        "■已出示□未出示",
        "■不申请□申请",
        "现场调取资料：收费收据复印件2张、用电业务工作单复印件1份。",
        "以上记录已经核对，与现场情况一致。",
    ):
        assert words in text.replace("　", "").replace(" ", "")


JUDGING = ("检查要求", "不一致", "超过", "不合理", "应当取消", "违反", "违法", "不作为问题", "不由被检查单位", "核对", "第三部分")


def test_what_was_seen_is_told_by_topic_as_facts_and_never_judged(store: Store) -> None:
    stages = [{"name": "受理", "started_on": "2023-03-01", "finished_on": "2023-05-31", "held_by": "supplier"}]
    connection = {"applied_on": "2023-03-01", "source": "ordinary", "step_count": 5, "stages": stages}
    acts = {"acts": [{"code": "recommended", "target": "design", "unit": "某县某电力设计有限公司", "note": "窗口人员口头推荐"}]}
    (record,) = opened(store, visit(topics=["fees", "designation", "connection"], connection=connection, designation=acts))
    text = printed(draft(store, record, KIND, SITE))
    for words in (
        "检查涉及的用户为武陟县某某合金制品有限公司",
        "（一）收费情况",
        "2023年6月1日，武陟县某某合金制品有限公司向被检查单位支付“移表费”1200.00元（用电报装环节）",
        "（二）用户受电工程单位和设备的选择",
        "用户受电工程设计：涉及某县某电力设计有限公司，窗口人员口头推荐。",
        "申请日期2023年3月1日，办电环节数：5个",
        "“受理”环节：2023年3月1日至2023年5月31日，由供电企业办理。",
    ):
        assert words in text
    body = text[text.index("一、检查情况") : text.index("二、陈述和申辩")]
    for words in JUDGING:
        assert words not in body


def test_the_inspector_s_own_words_stand_where_they_do_not_judge(store: Store) -> None:
    plain = {"decision": "confirmed", "found": "供电公司收取移表费1200.00元，收据编号0001"}
    judging = {"decision": "confirmed", "found": "违规收取移表费1200.00元"}
    seen, left_out = (
        opened(store, visit(number, determinations={"wuzhi-2023.fees.banned": words}))[0]
        for number, words in (("WZ-1", plain), ("WZ-2", judging))
    )
    assert "供电公司收取移表费1200.00元，收据编号0001。" in printed(draft(store, seen, KIND, SITE))
    assert "违规收取" not in printed(draft(store, left_out, KIND, SITE))


def test_what_was_seen_by_eye_is_said_in_plain_words(store: Store) -> None:
    (record,) = opened(store, visit(observations={"wuzhi-2023.fees.published": "violation"}))
    assert "营业厅或者线上服务渠道未公示已取消的用电报装收费项目清单。" in printed(draft(store, record, KIND, SITE))


def test_what_was_set_aside_leaves_no_trace(store: Store) -> None:
    decided = {"decision": "set_aside", "reason": "用户自愿另行委托"}
    (record,) = opened(store, visit(determinations={"wuzhi-2023.fees.banned": decided}))
    assert "用户自愿另行委托" not in printed(draft(store, record, KIND, SITE))


def test_many_payments_stand_in_a_table(store: Store) -> None:
    lines = [{**visit()["fees"][0], "approved_item": number in {4, 6}} for number in range(1, 9)]
    lines[7] |= {"payee": "某工程公司", "amount": "300", "receipt": False}
    (record,) = opened(store, visit(fees=lines))
    made = compose(draft(store, record, KIND, SITE), "1", date(2023, 8, 15))
    assert isinstance(made, Paper)
    (table,) = [block for block in made.blocks if isinstance(block, Listing)]
    assert table.rows[0] == ("1", "移表费", "1200.00", "2023年6月1日", "被检查单位", "报装", "有")
    assert table.rows[7] == ("8", "移表费", "300.00", "2023年6月1日", "某工程公司", "报装", "无")
    assert "现场查看的收费记录共8笔：" in printed(draft(store, record, KIND, SITE))


def test_silence_says_nothing_and_leaves_room_to_write(store: Store) -> None:
    (record,) = opened(store)
    silent = draft(store, record, KIND, {key: value for key, value in SITE.items() if key != "statement"})
    paper = compose(silent, "1", date(2023, 8, 15))
    assert isinstance(paper, Paper)
    heading = next(
        index
        for index, block in enumerate(paper.blocks)
        if isinstance(block, Paragraph) and block.level is Level.FIRST and "陈述" in block.text
    )
    assert isinstance(paper.blocks[heading + 1], RuledLines)
    assert "没有提出" not in printed(silent)


def test_that_nothing_was_stated_is_said_only_where_somebody_asked_and_ticked_it(store: Store) -> None:
    (record,) = opened(store)
    text = printed(draft(store, record, KIND, {"heard": ["nothing_stated"]}))
    assert "经询问，被检查单位在检查现场没有提出陈述和申辩。" in text
    both = draft(store, record, KIND, {"statement": "没有意见。", "heard": ["nothing_stated"]})
    assert codes(both) == {"heard": "stated_and_not"}


def test_every_page_is_signed_and_a_refusal_is_a_sentence_in_its_place(store: Store) -> None:
    (record,) = opened(store)
    both = {"officer_1": SIGNED, "officer_2": SIGNED}
    made = draft(store, record, KIND, SITE | {"signatures": both | {"party": REFUSED}})
    paper = compose(made, "1", date(2023, 8, 15))
    assert isinstance(paper, Paper)
    assert [(len(foot.signed), foot.label, foot.words) for foot in paper.foot] == [
        (2, "检查人员", ""),
        (0, "被检查单位", "拒绝签名，见末页"),
    ]
    assert "与现场情况一致" not in printed(made), "nothing is said in the name of one who refused"
    assert "被检查单位负责人拒绝签名，原因：认为收费由关联企业收取，与本单位无关。见证人：赵某（武陟县某镇某村村民委员会）。" in printed(
        made
    )
    (signatures,) = [block for block in paper.blocks if isinstance(block, Signatures)]
    assert [(signing.label, len(signing.signed), signing.dated) for signing in signatures.places] == [
        ("检查人员", 2, "2023年8月15日"),
        ("见证人", 0, ""),
    ]


def test_without_a_witness_nobody_signs_for_who_refuses(store: Store) -> None:
    (record,) = opened(store)
    paper = compose(
        draft(store, record, KIND, SITE | {"signatures": {"party": {"refused": {"reason": "未说明原因"}}}}), "1", date(2023, 8, 15)
    )
    assert isinstance(paper, Paper)
    places = [signing.label for block in paper.blocks if isinstance(block, Signatures) for signing in block.places]
    assert places == ["检查人员"]


def test_who_has_not_signed_signs_by_hand(store: Store) -> None:
    (record,) = opened(store)
    paper = compose(draft(store, record, KIND, SITE), "1", date(2023, 8, 15))
    assert isinstance(paper, Paper)
    places = [signing for block in paper.blocks if isinstance(block, Signatures) for signing in block.places]
    assert places == [SignaturePlace("检查人员"), SignaturePlace("被检查单位负责人")]


def test_without_time_or_certificate_there_is_no_record_of_a_visit(store: Store) -> None:
    (record,) = opened(store, visit(visit={"place": "营业厅"}))
    assert codes(draft(store, record, KIND, {})) == {
        "visit.started_at": "no_visit_time",
        "visit.certificate_shown": "certificate_not_shown",
    }


@pytest.mark.parametrize("named", [True, False])
def test_the_blank_form_has_the_same_labels(named: bool) -> None:
    text = words_in(render_pdf(blank(templates()[KIND], profile() if named else None), fonts()))
    for label in (
        "被检查单位：",
        "法定代表人：",
        "联系电话：",
        "现场负责人：",
        "□计划",
        "□已出示",
        "□不申请",
        "一、检查情况",
        "二、陈述和申辩",
    ):
        assert label in text.replace("　", "")
    assert ("武陟县发展和改革委员会" in text) is named
