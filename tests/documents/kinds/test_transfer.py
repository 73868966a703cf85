"""移送函: one letter a receiving body, with facts, ground and evidence."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inspections.cases.numbers import NumberKind
from inspections.documents.kinds import transfer
from inspections.documents.paper_draft import PaperDraft
from inspections.faults import UserError
from inspections.typesetting.official_document import Level, Paragraph
from tests.support.made_up_case import letter_of, unfinished_letter_of
from tests.support.notice_drafts import charged, fee, texts
from tests.support.records import record
from tests.support.stored_case import KeptCase

BANNED, UNAPPROVED, MINING = "wuzhi-2023.fees.banned", "wuzhi-2023.fees.unapproved", "wuzhi-2023.mining.supply"
MARKET = "武陟县市场监督管理局"
DAY = date(2023, 8, 18)


def draft(case: KeptCase, **content: object) -> PaperDraft:
    return case.draft(NumberKind.TRANSFER, content)


def codes(of: PaperDraft, day: date = DAY) -> list[tuple[str, str]]:
    with pytest.raises(UserError) as refused:
        letter_of(of, "1", day)
    return [(fault.code, fault.path) for fault in refused.value.faults]


@pytest.fixture
def case(tmp_path: Path) -> KeptCase:
    kept = KeptCase(tmp_path)
    acts = {"acts": [{"code": "named", "target": "construction", "unit": "某电力工程公司"}]}
    kept.keep(
        charged(fee(), fee("工程款", reasonable=False), topics=["fees", "designation"], designation=acts, visit={"source": "hotline"})
    )
    return kept


def test_a_letter_for_each_body_that_the_checklist_names(case: KeptCase) -> None:
    assert transfer.receivers(draft(case)) == (MARKET, "国家能源局河南监管办公室")
    market, regulator = (draft(case, to=to) for to in transfer.receivers(draft(case)))
    assert set(transfer.requirements_of(market)) == {BANNED, "wuzhi-2023.fees.affiliate"}
    assert transfer.requirements_of(regulator) == ("wuzhi-2023.designation.acts",)


def test_the_letter_tells_facts_ground_and_what_is_asked(case: KeptCase) -> None:
    case.issue(NumberKind.SITE_RECORD)
    document = letter_of(draft(case, to=MARKET), "武发改能源移〔2023〕1号", DAY)
    said = texts(document)
    assert (document.title, document.addressee) == ("移送函", MARKET)
    assert said[0] == (
        "2023年8月15日，本机关对某县供电公司进行供电监督检查（任务来源：12398热线线索），"
        "发现有关情况应当由贵单位处理，现连同有关材料移送贵单位。"
    )
    headings = [paragraph.text for paragraph in document.paragraphs if isinstance(paragraph, Paragraph) and paragraph.level is Level.FIRST]
    assert headings == ["一、查明的事实", "二、移送的依据", "三、移送的材料"]
    assert said[2].startswith("（一）收取已明令取消的费用。")
    assert "移表费1200.00元" in said[2]
    assert (
        "与《关于印发〈武陟县“获得电力”提升专项行动方案（2023年度）〉的通知》（武发改能源〔2023〕114号）第三部分（一）第2点（1）的要求不符"
        in said[2]
    )
    assert "与武发改能源〔2023〕114号文件第三部分" in said[3]
    assert said[5] == "上述情况涉嫌违反《价格违法行为行政处罚规定》第九条第五项、第七项的规定，应当由有权机关依法处理。"
    assert said[7] == "现场检查记录的复印件随本函一并移送。"
    assert "是否受理和处理结果" in said[8]
    assert document.annexes == ()


def test_no_record_of_the_inspection_goes_along_that_was_never_made(case: KeptCase) -> None:
    assert not any("现场检查记录" in said or "移送的材料" in said for said in texts(unfinished_letter_of(draft(case, to=MARKET), "1", DAY)))


def test_evidence_of_another_inspection_does_not_go_along(case: KeptCase) -> None:
    case.attach("上次检查的收据", BANNED)
    case.keep(charged(fee(), id="WZ-2023-2"))
    assert transfer.evidence_of(draft(case, to=MARKET)) == ()


def test_the_evidence_of_its_findings_is_the_annex(case: KeptCase) -> None:
    case.attach("移表费收据", BANNED, name="收据.jpg")
    case.attach("供电营业厅外景", name="外景.jpg")
    case.attach("施工单位推荐函", "wuzhi-2023.designation.acts", name="推荐函.pdf")
    document = letter_of(draft(case, to=MARKET), "1", DAY)
    (annex,) = document.annexes
    assert annex.title == "证据清单"
    assert annex.rows == (
        ("1", "照片", "移表费收据", "2023年8月16日", "武陟县某大道88号"),
        ("2", "照片", "供电营业厅外景", "2023年8月16日", "武陟县某大道88号"),
    )
    assert "证据共2件" in texts(document)[7]


def test_another_body_gets_what_is_chosen_for_it_with_its_own_ground(tmp_path: Path) -> None:
    case = KeptCase(tmp_path)
    mining = {"status": "confirmed", "connection": "connected_before_ban", "still_supplied": True}
    case.keep(
        record(topics=["mining"], inspectee={"name": "某数据公司", "kind": "mining_firm"}, mining=mining, user={"name": "某数据公司"})
    )
    of = draft(case, to="武陟县公安局", requirements=[MINING], ground="《整治虚拟货币“挖矿”活动的通知》。", asked="请贵局依法查处")
    said = texts(letter_of(of, "1", DAY))
    assert "涉嫌违反《整治虚拟货币“挖矿”活动的通知》的规定" in said[4]
    assert said[-1] == "请贵局依法查处。"
    plain = texts(letter_of(draft(case, to="武陟县公安局", requirements=[MINING]), "1", DAY))
    assert plain[4].startswith("有关规定见")
    assert plain[4].endswith("，请贵单位依照职责处理。")
    given = letter_of(draft(case, to="武陟县公安局", facts="矿机540台"), "1", DAY)
    assert texts(given)[4] == "上述情况由贵单位依照职责处理。"
    own = texts(letter_of(draft(case, to="武陟县公安局", facts="现场有矿机540台"), "1", DAY))
    assert own[2] == "现场有矿机540台。"


def test_what_a_person_tells_keeps_its_paragraphs(case: KeptCase) -> None:
    of = draft(case, to=MARKET, facts="收费由关联企业收取\n用户没有收到收据。", asked="请依法处理。\n请函告结果")
    said = texts(letter_of(of, "1", DAY))
    start = said.index("收费由关联企业收取。")
    assert said[start + 1] == "用户没有收到收据。"
    assert said[-2:] == ["请依法处理。", "请函告结果。"]


def test_a_finding_that_was_set_aside_is_not_handed_over(tmp_path: Path) -> None:
    case = KeptCase(tmp_path)
    aside: dict[str, Any] = {BANNED: {"decision": "set_aside", "reason": "已退还"}}
    case.keep(charged(fee(), determinations=aside))
    assert transfer.receivers(draft(case)) == ()
    assert codes(draft(case, to=MARKET)) == [("nothing_told", "requirements")]
    assert codes(draft(case, to=MARKET, requirements=[BANNED]), date(2023, 8, 1)) == [
        ("no_finding", "requirements"),
        ("issued_too_early", ""),
    ]


def test_without_profile_or_receiver_there_is_no_letter(case: KeptCase) -> None:
    assert codes(draft(case)) == [("missing_content", "to")]
    of = draft(case, to=MARKET)
    assert codes(replace(of, file=replace(of.file, profile=None))) == [("no_profile", "")]
