"""The look over a document before its issue: every thing that the law or the bureau asks, with what to do."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inspections.cases.numbers import NumberKind
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.law import Law
from inspections.documents.kinds import KINDS
from inspections.documents.kinds.advance_notice import KEY as ADVANCE
from inspections.documents.precheck.examined import Examined
from inspections.documents.precheck.remark import Mark
from inspections.documents.precheck.review import review
from inspections.documents.precheck.standing import standing_remarks
from inspections.faults import Fault
from inspections.findings.violations import Finding
from inspections.profiles.confirmed_laws import ConfirmedLaw, with_confirmed
from tests.support.checklists import pack_with
from tests.support.examined_cases import DAY, examined
from tests.support.notice_drafts import charged, fee, shipped_profile, templates
from tests.support.stored_case import KeptCase

BANNED = "wuzhi-2023.fees.banned"
CONFIRMED = {BANNED: {"decision": "confirmed"}}
VISIT = {"certificate_shown": True, "recusal": "none"}
PARTY = {"name": "某县供电公司", "kind": "grid_company", "credit_code": "91350100M000100Y43"}
HEAD_DECIDES = "《河南省行政执法条例》第二十八条要求由本机关负责人决定，签发前请办好审批并把审批表附卷。"
"""What the program cannot see: it is signed on paper."""


def marked(of: Examined) -> dict[Mark, dict[str, str]]:
    by_mark: dict[Mark, dict[str, str]] = {mark: {} for mark in Mark}
    for remark in review(of):
        by_mark[remark.mark][remark.title] = remark.message
    return by_mark


def kept(folder: Path, payload: Mapping[str, Any] | None = None) -> KeptCase:
    case = KeptCase(folder)
    case.keep(dict(payload or charged(fee(), visit=VISIT, determinations=CONFIRMED)))
    return case


def test_a_case_with_everything_in_it_has_nothing_but_ticks_and_the_head_s_decision_to_come(tmp_path: Path) -> None:
    case = kept(tmp_path, charged(fee(), inspectee=PARTY, visit=VISIT, determinations=CONFIRMED))
    case.attach("移表费收据", BANNED)
    site = case.issue(NumberKind.SITE_RECORD)
    advance = case.issue(ADVANCE, content={"answer_by": "2023-08-19"})
    by_mark = marked(examined(case))
    assert by_mark[Mark.FAULT] == {}
    assert by_mark[Mark.WARNING] == {"审批": HEAD_DECIDES}
    assert list(by_mark[Mark.FINE]) == [
        "核对结果",
        "检查人",
        "执法证件",
        "当事人",
        "事先告知",
        "回避",
        "陈述和申辩",
        "整改期限",
        "签发日期",
        "救济途径",
        "检查次数",
        "认定",
        "证据",
        "法律依据",
        "单位资料",
        "文字",
    ]
    assert site.number.text in by_mark[Mark.FINE]["陈述和申辩"]
    assert advance.number.text in by_mark[Mark.FINE]["事先告知"]
    assert by_mark[Mark.FINE]["整改期限"] == (
        "自送达之日的次日起15个工作日内完成整改，截止日在填写送达回证时算出；要另定期限，请打开记录，在“整改期限”中填写。"
    )
    said = marked(examined(case, from_issue=True))[Mark.FINE]["整改期限"]
    assert said == "2023年9月8日前完成整改；要另定期限，请打开记录，在“整改期限”中填写。"


def test_what_the_case_lacks_is_a_warning_with_what_to_do(tmp_path: Path) -> None:
    by_mark = marked(examined(kept(tmp_path, charged(fee()))))
    assert set(by_mark[Mark.WARNING]) == {"当事人", "事先告知", "审批", "执法证件", "回避", "陈述和申辩", "证据"}
    assert set(by_mark[Mark.FAULT]) == {"认定"}
    assert all("请" in message for message in by_mark[Mark.WARNING].values())
    assert pack_with("wuzhi-2023").requirement(BANNED).summary in by_mark[Mark.WARNING]["证据"]


def test_a_party_that_applies_for_recusal_is_a_warning(tmp_path: Path) -> None:
    by_mark = marked(examined(kept(tmp_path, charged(fee(), visit={"recusal": "requested"}))))
    assert "先作出是否回避的决定" in by_mark[Mark.WARNING]["回避"]


def test_what_drafting_refuses_stands_under_its_title(tmp_path: Path) -> None:
    alone = [{"name": "张某", "certificate": "甲"}]
    case = kept(tmp_path, charged(fee("工程款", None, approved_item=False), inspectors=alone, visit={"certificate_shown": False}))
    by_mark = marked(examined(case, day=date(2023, 8, 14)))
    assert set(by_mark[Mark.FAULT]) == {"检查人", "执法证件", "收费金额", "签发日期", "认定"}
    assert "行政处罚法第四十二条" in by_mark[Mark.FAULT]["检查人"]


def test_a_term_into_a_year_that_is_not_published_is_told(tmp_path: Path) -> None:
    case = kept(tmp_path, charged(fee(), inspected_on="2026-12-30"))
    by_mark = marked(examined(case, day=date(2026, 12, 31)))
    assert "只能写明“至少到”哪一天" in by_mark[Mark.WARNING]["放假安排"]
    by_mark = marked(examined(case, day=date(2026, 12, 31), from_issue=True))
    assert "放假安排" in by_mark[Mark.FAULT]["整改期限"]
    assert "施行期间" in by_mark[Mark.WARNING]


def test_a_character_without_glyph_and_any_other_fault_of_rendering_is_told(tmp_path: Path) -> None:
    glyph, page = Fault("missing_glyph", "没有字体能印出U+E000", "", "请改写"), Fault("too_long", "标题过长", "", "请缩短")
    by_mark = marked(replace(examined(kept(tmp_path)), faults=(glyph, page)))
    assert by_mark[Mark.FAULT] == {"文字": "没有字体能印出U+E000，请改写。", "版面": "标题过长，请缩短。"}


def resting_on(finding: Finding, *laws: Law) -> Finding:
    return replace(finding, consequence=replace(finding.consequence, basis=laws, powers=()))


def test_a_law_that_is_still_to_be_confirmed_is_named_until_the_bureau_confirms_it(tmp_path: Path) -> None:
    of = examined(kept(tmp_path))
    assert of.basis is not None
    assert of.basis.pack is not None
    law = of.basis.pack.laws["129"]
    stated = [resting_on(finding, law) for finding in of.basis.stated]
    open_one = replace(of, basis=replace(of.basis, stated=stated))
    assert "待核" in marked(open_one)[Mark.WARNING]["法律依据"]
    assert law.name in marked(open_one)[Mark.WARNING]["法律依据"]
    pack = with_confirmed(of.basis.pack, [ConfirmedLaw(law.key, law.name, DAY, "王某")])
    stated = [resting_on(finding, pack.laws["129"]) for finding in of.basis.stated]
    assert law.name in marked(replace(of, basis=replace(of.basis, stated=stated, pack=pack)))[Mark.FINE]["法律依据"]
    bare = [resting_on(finding) for finding in of.basis.stated]
    assert "没有列出" in marked(replace(of, basis=replace(of.basis, stated=bare)))[Mark.WARNING]["法律依据"]


@pytest.mark.parametrize(("sign", "expected"), [("{court}", "法院"), ("60日", "60日")])
def test_a_template_without_the_remedies_is_a_fault(tmp_path: Path, sign: str, expected: str) -> None:
    of = examined(kept(tmp_path))
    words = dict(of.template.words)
    words["remedies"] = words["remedies"].replace(sign, "")
    assert expected in marked(replace(of, template=replace(of.template, words=words)))[Mark.FAULT]["救济途径"]


def test_visits_beyond_the_bureau_s_cap_are_a_warning(tmp_path: Path) -> None:
    case = kept(tmp_path)
    assert "1次" in marked(examined(case))[Mark.FINE]["检查次数"]
    case.keep(charged(id="A-2", inspected_on="2023-03-01"), charged(id="A-3", inspected_on="2023-04-01"), charged(fee(), id="A-4"))
    assert "已检查某县供电公司3次，超过本单位规定的每年2次" in marked(examined(case))[Mark.WARNING]["检查次数"]
    profile = case.file.profile
    assert profile is not None
    with case.store.writing() as unit:
        unit.profiles.save(replace(profile, inspection_cap_per_year=None))
    assert not any("检查次数" in titles for titles in marked(examined(case)).values())


def test_documents_older_than_the_record_and_another_checklist_are_pointed_out(tmp_path: Path) -> None:
    case = kept(tmp_path)
    case.issue(NumberKind.SITE_RECORD)
    case.issue(due={BANNED: date(2023, 9, 8)})
    case.keep(charged(fee(amount="1300.00"), visit=VISIT))
    by_mark = marked(examined(case))
    assert "武发改能源责改〔2023〕1号" in by_mark[Mark.WARNING]["此前的通知书"]
    assert "武发改能源检〔2023〕1号" in by_mark[Mark.WARNING]["此前的文书"]
    of = examined(case)
    assert of.basis is not None
    assert of.basis.pack is not None
    was = of.basis.pack.version
    newer = replace(of.basis.pack, content_hash="0" * 64, version="9")
    assert f"由{was}版改为9版" in marked(replace(of, basis=replace(of.basis, pack=newer)))[Mark.WARNING]["检查表"]
    other = replace(of.basis.pack, id="other-2023")
    assert "没有按这份检查表核对过" in marked(replace(of, basis=replace(of.basis, pack=other)))[Mark.WARNING]["检查表"]


def test_without_a_finding_against_the_party_there_is_no_notice(tmp_path: Path) -> None:
    by_mark = marked(examined(kept(tmp_path, charged())))
    assert list(by_mark[Mark.FAULT]) == ["核对结果"]
    assert "文字" not in by_mark[Mark.FINE]


def test_without_a_profile_nothing_is_issued(tmp_path: Path) -> None:
    of = replace(examined(kept(tmp_path)), profile=None)
    for kind in KINDS:
        assert "单位资料" in marked(replace(of, template=templates()[kind]))[Mark.FAULT]


def test_a_report_rests_on_no_record() -> None:
    of = Examined(templates()[NumberKind.REPORT], shipped_profile(""), DAY, WorkingDays())
    assert [remark.title for remark in review(of)] == ["单位资料", "文字"]


def test_a_review_wants_two_officers_of_its_own_and_a_notice_that_was_served(tmp_path: Path) -> None:
    case = kept(tmp_path)
    notice = case.issue(due={BANNED: date(2023, 9, 8)})
    of = replace(examined(case, NumberKind.REVIEW), content={"officers": [{"name": "赵某", "certificate": "豫H20012"}]})
    by_mark = marked(of)
    assert "检查人" in by_mark[Mark.FAULT]
    assert notice.number.text in by_mark[Mark.WARNING]["送达"]
    assert [remark.title for remark in standing_remarks(notice, case.file) if remark.mark is Mark.WARNING] == ["送达"]
    assert "执法证件" in by_mark[Mark.WARNING]
    case.issue(NumberKind.RECEIPT, content={"documents": [{"document": str(notice.uuid)}]})
    assert "送达" in marked(examined(case, NumberKind.REVIEW))[Mark.FINE]
    assert all(remark.mark is Mark.FINE for remark in standing_remarks(notice, case.file))


def test_a_receipt_for_what_no_longer_stands_is_a_warning(tmp_path: Path) -> None:
    case = kept(tmp_path)
    notice = case.issue(due={BANNED: date(2023, 9, 8)})
    content = {"documents": [{"document": str(notice.uuid)}]}
    assert "送达文书" not in marked(replace(examined(case, NumberKind.RECEIPT), content=content))[Mark.WARNING]
    case.void(notice)
    warnings = marked(replace(examined(case, NumberKind.RECEIPT), content=content))[Mark.WARNING]
    assert f"{notice.number.text}已经作废" in warnings["送达文书"]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (NumberKind.REVIEW, {"notice_number": " 武发改能源责改〔2023〕1号"}),
        (NumberKind.RECEIPT, {"documents": [{"title": "责令整改通知书", "number": "武发改能源责改〔2023〕1号"}]}),
    ],
)
def test_a_number_typed_that_is_one_of_ours_is_pointed_out(tmp_path: Path, kind: NumberKind, content: dict[str, Any]) -> None:
    case = kept(tmp_path)
    assert "同一文号" not in marked(replace(examined(case, kind), content=content))[Mark.WARNING]
    notice = case.issue(due={BANNED: date(2023, 9, 8)})
    assert notice.number.text in marked(replace(examined(case, kind), content=content))[Mark.WARNING]["同一文号"]


def test_a_number_in_a_note_is_no_delivery(tmp_path: Path) -> None:
    case = kept(tmp_path)
    notice = case.issue(due={BANNED: date(2023, 9, 8)})
    case.issue(NumberKind.RECEIPT, content={"documents": [{"title": "现场检查记录"}], "notes": f"{notice.number.text}另行送达"})
    assert "送达" in marked(examined(case, NumberKind.REVIEW))[Mark.WARNING]


def test_a_review_that_does_not_say_whether_certificates_were_shown_asks_for_it_in_the_review(tmp_path: Path) -> None:
    by_mark = marked(replace(examined(kept(tmp_path), NumberKind.REVIEW), content={}))
    assert "“填写内容”中选“是”" in by_mark[Mark.WARNING]["执法证件"]


def test_a_bureau_that_gives_no_remedies_in_a_review_is_not_held_up(tmp_path: Path) -> None:
    of = examined(kept(tmp_path), NumberKind.REVIEW)
    assert "救济途径" in marked(of)[Mark.FINE]
    template = replace(of.template, words=dict(of.template.words) | {"remedies": ""})
    assert not any("救济途径" in titles for titles in marked(replace(of, template=template)).values())


def test_a_site_record_on_a_day_before_the_visit_is_a_fault(tmp_path: Path) -> None:
    case = kept(tmp_path, charged(visit={"certificate_shown": False}, inspectors=[]))
    by_mark = marked(examined(case, NumberKind.SITE_RECORD, day=date(2023, 8, 1)))
    assert set(by_mark[Mark.FAULT]) == {"检查人", "执法证件", "签发日期"}
