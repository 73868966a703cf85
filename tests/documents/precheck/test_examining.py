"""A draft of any kind is looked over with its own faults and with the findings that it tells."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from inspections.cases.numbers import NumberKind
from inspections.checklists.loading import Packs
from inspections.documents.kinds.monthly_report import ReportDraft
from inspections.documents.precheck.examining import examined_paper, examined_report
from inspections.documents.precheck.remark import Mark, Remark
from inspections.documents.precheck.review import review
from tests.support.checklists import calendar
from tests.support.notice_drafts import charged, fee, fonts, shipped_profile, templates
from tests.support.stored_case import PACKS, KeptCase

BANNED, MARKET = "wuzhi-2023.fees.banned", "武陟县市场监督管理局"
DAY = date(2023, 8, 20)


@pytest.fixture
def case(tmp_path: Path) -> KeptCase:
    kept = KeptCase(tmp_path)
    kept.keep(charged(fee(), visit={"certificate_shown": True, "recusal": "none"}))
    return kept


def remarks(case: KeptCase, kind: NumberKind, packs: Packs = PACKS, **content: object) -> dict[Mark, dict[str, str]]:
    draft = replace(case.draft(kind, content), packs=packs)
    return sorted_out(review(examined_paper(draft, DAY, calendar(), fonts())))


def sorted_out(all_remarks: tuple[Remark, ...]) -> dict[Mark, dict[str, str]]:
    return {mark: {remark.title: remark.message for remark in all_remarks if remark.mark is mark} for mark in Mark}


def test_a_letter_is_looked_over_with_the_findings_it_hands_over(case: KeptCase) -> None:
    by_mark = remarks(case, NumberKind.TRANSFER, to=MARKET)
    assert set(by_mark[Mark.FAULT]) == {"认定"}
    assert set(by_mark[Mark.WARNING]) == {"证据"}
    assert {"检查人", "法律依据", "签发日期", "文字"} <= set(by_mark[Mark.FINE])
    case.attach("移表费收据", BANNED)
    assert "证据" in remarks(case, NumberKind.TRANSFER, to=MARKET)[Mark.FINE]


def test_what_the_content_lacks_is_a_fault(case: KeptCase) -> None:
    assert remarks(case, NumberKind.TRANSFER)[Mark.FAULT] == {"版面": "没有填写接收单位，请填写。"}
    assert "文字" in remarks(case, NumberKind.TRANSFER, to="某\ue000局", facts="收费")[Mark.FAULT]


def test_a_checklist_that_is_gone_is_told(case: KeptCase) -> None:
    by_mark = remarks(case, NumberKind.TRANSFER, Packs({}), to=MARKET, facts="收取移表费。")
    assert "已不在程序中" in by_mark[Mark.WARNING]["检查表"]
    assert "法律依据" not in by_mark[Mark.FINE]


def test_a_list_of_evidence_and_a_catalogue_want_evidence_of_every_finding(case: KeptCase) -> None:
    case.attach("供电营业厅外景")
    assert "证据" in remarks(case, NumberKind.EVIDENCE_LIST)[Mark.WARNING]
    assert {"证据", "陈述和申辩"} <= set(remarks(case, NumberKind.CATALOGUE)[Mark.WARNING])


def test_an_interview_has_an_answer_of_its_own_on_recusal(case: KeptCase) -> None:
    assert "当事人申请回避" in remarks(case, NumberKind.INTERVIEW, recusal="requested")[Mark.WARNING]["回避"]
    assert "回避" in remarks(case, NumberKind.INTERVIEW, recusal="none")[Mark.FINE]
    # What the party answered at the visit is no answer of the one who is questioned.
    assert "没有写明是否询问过" in remarks(case, NumberKind.INTERVIEW)[Mark.WARNING]["回避"]


def of_notice(case: KeptCase) -> dict[Mark, dict[str, str]]:
    examined = examined_paper(case.draft(NumberKind.TRANSFER, {"to": MARKET}), DAY, calendar(), fonts())
    return sorted_out(review(replace(examined, template=templates()[NumberKind.NOTICE])))


def test_nothing_of_another_inspection_of_the_party_is_ticked_off(case: KeptCase) -> None:
    """Three false green ticks of 0.4.0: evidence, the right to reply, delivery, all of them from an earlier inspection."""
    case.attach("移表费收据", BANNED)
    site_record = case.issue(NumberKind.SITE_RECORD)
    notice = case.issue(NumberKind.NOTICE)
    case.issue(NumberKind.RECEIPT, content={"documents": [{"title": "责令整改通知书", "number": notice.number.text}]})
    assert site_record.number.text in of_notice(case)[Mark.FINE]["陈述和申辩"]
    assert "证据" in of_notice(case)[Mark.FINE]
    case.keep(charged(fee(), id="WZ-2023-2", inspected_on="2023-08-18", visit={"certificate_shown": True, "recusal": "none"}))
    assert len(case.file.records) == len(case.file.documents) - 1
    assert {"证据", "陈述和申辩"} <= set(of_notice(case)[Mark.WARNING])
    assert "这次检查没有现场检查记录" in of_notice(case)[Mark.WARNING]["陈述和申辩"]
    assert not {"证据", "陈述和申辩"} & set(of_notice(case)[Mark.FINE])
    assert "证据" in remarks(case, NumberKind.TRANSFER, to=MARKET)[Mark.WARNING]
    assert remarks(case, NumberKind.EVIDENCE_LIST)[Mark.FAULT] == {"版面": "这条记录还没有证据，请先添加证据。"}
    assert not any("送达" in remark for remark in remarks(case, NumberKind.REVIEW, notice=notice.number.text).values())


def test_a_catalogue_names_the_record_of_its_case_that_lacks_something(case: KeptCase) -> None:
    first = case.filed.stored.record.id
    case.keep(charged(fee(), id="WZ-2023-2", inspected_on="2023-08-18"))
    case.attach("移表费收据", BANNED)
    site_record = case.issue(NumberKind.SITE_RECORD)
    by_mark = remarks(case, NumberKind.CATALOGUE)
    assert by_mark[Mark.WARNING]["证据"].startswith(f"记录{first}：")
    assert by_mark[Mark.WARNING]["陈述和申辩"].startswith(f"记录{first}：")
    assert "陈述和申辩" not in by_mark[Mark.FINE]
    assert site_record.number.text not in str(by_mark[Mark.FINE])


def test_a_site_record_says_openly_whether_the_party_was_heard(case: KeptCase) -> None:
    assert "文书中留空" in remarks(case, NumberKind.SITE_RECORD)[Mark.WARNING]["陈述和申辩"]
    assert "陈述和申辩" in remarks(case, NumberKind.SITE_RECORD, statement="没有意见。")[Mark.FINE]
    assert "陈述和申辩" in remarks(case, NumberKind.SITE_RECORD, heard=["nothing_stated"])[Mark.FINE]


def test_only_an_interview_in_which_rights_were_told_tells_them(case: KeptCase) -> None:
    case.issue(NumberKind.INTERVIEW, content={"rights_told": False})
    assert "陈述和申辩" in remarks(case, NumberKind.CATALOGUE)[Mark.WARNING]
    interview = case.issue(NumberKind.INTERVIEW, content={"rights_told": True})
    assert interview.number.text in remarks(case, NumberKind.CATALOGUE)[Mark.FINE]["陈述和申辩"]


def test_a_month_s_report_is_looked_over_for_its_content_and_its_words(case: KeptCase) -> None:
    draft = ReportDraft(
        shipped_profile(""), templates()[NumberKind.REPORT], PACKS.by_id, 2023, 8, case.entries(), {"addressee": "各供电企业"}
    )
    assert set(sorted_out(review(examined_report(draft, DAY, calendar(), fonts())))[Mark.FINE]) == {"单位资料", "文字"}
    before = case.issue(NumberKind.REPORT, content={"month": "2023-08"})
    early = examined_report(replace(draft, standing=before), date(2023, 7, 31), calendar(), fonts())
    faults = sorted_out(review(early))[Mark.FAULT]
    assert set(faults) == {"签发日期", "此前的通报"}
    assert before.number.text in faults["此前的通报"]
    empty = examined_report(replace(draft, content={}), DAY, calendar(), fonts())
    assert "版面" in sorted_out(review(empty))[Mark.FAULT]


@pytest.mark.parametrize(("signed_on", "mark"), [("2023-08-20T23:59:00+08:00", Mark.FINE), ("2023-08-21T00:01:00+08:00", Mark.WARNING)])
def test_a_day_of_issue_before_the_day_beside_a_signature_is_pointed_out(case: KeptCase, signed_on: str, mark: Mark) -> None:
    draft = case.draft(NumberKind.SITE_RECORD, {})
    party = {"strokes": [[[0, 0], [1, 1]]], "of": draft.words_signed, "at": signed_on}
    message = remarks(case, NumberKind.SITE_RECORD, signatures={"party": party})[mark]["签发日期"]
    assert ("早于签名的日期2023年8月21日" in message) is (mark is Mark.WARNING)


def test_a_moment_of_signing_that_is_none_is_a_fault_and_no_bug(case: KeptCase) -> None:
    by_mark = remarks(case, NumberKind.SITE_RECORD, signatures={"party": {"strokes": [[[0, 0], [1, 1]]], "at": "yesterday"}})
    assert "签发日期" in by_mark[Mark.FINE]
    assert by_mark[Mark.FAULT]
