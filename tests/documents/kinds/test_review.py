"""整改复查意见书: every finding of the notice with its state and what was seen, and what follows from it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inspections.cases.numbers import NumberKind
from inspections.documents.kinds import review
from inspections.documents.paper_draft import PaperDraft
from inspections.faults import UserError
from tests.support.made_up_case import letter_of, unfinished_letter_of
from tests.support.notice_drafts import charged, fee, texts
from tests.support.stored_case import KeptCase

BANNED, UNAPPROVED, PUBLISHED = "wuzhi-2023.fees.banned", "wuzhi-2023.fees.unapproved", "wuzhi-2023.fees.published"
OFFICERS = [{"name": "张某", "certificate": "豫H20010"}, {"name": "李某", "certificate": "豫H20011"}]
DAY = date(2023, 9, 11)
DUE = date(2023, 9, 6)


def case_with(folder: Path, *requirements: str, **changes: object) -> KeptCase:
    case = KeptCase(folder)
    case.keep(charged(fee(), **changes))
    case.issue(due=dict.fromkeys(requirements, DUE))
    return case


def line(requirement: str, state: str = "rectified", seen: str = "已将1200.00元退还用户，有退款凭证。") -> dict[str, str]:
    return {"requirement": requirement, "state": state, "seen": seen}


def content(*lines: dict[str, str], **more: object) -> dict[str, Any]:
    return {"reviewed_on": "2023-09-08", "officers": OFFICERS, "findings": list(lines), **more}


def draft(case: KeptCase, *lines: dict[str, str], **more: object) -> PaperDraft:
    """Return a review of the case's notice; where there is none, of one made elsewhere."""
    notices = case.file.standing(NumberKind.NOTICE)
    notice = {"notice": str(notices[-1].uuid)} if notices else {"notice_number": "武发改函〔2023〕7号"}
    return case.draft(NumberKind.REVIEW, content(*lines, **notice, **more))


def codes(of: PaperDraft) -> list[tuple[str, str]]:
    with pytest.raises(UserError) as refused:
        letter_of(of, "武发改能源复〔2023〕1号", DAY)
    return [(fault.code, fault.path) for fault in refused.value.faults]


def test_a_finding_that_is_rectified_is_told_and_the_notice_is_done_with(tmp_path: Path) -> None:
    document = letter_of(
        draft(case_with(tmp_path, BANNED), line(BANNED), reported_on="2023-09-05", certificate_shown=True), "武发改能源复〔2023〕1号", DAY
    )
    opening, finding, done = texts(document)
    assert (document.title, document.addressee, document.number) == ("整改复查意见书", "某县供电公司", "武发改能源复〔2023〕1号")
    assert opening == (
        "2023年8月16日，本机关向你单位下达《责令整改通知书》（武发改能源责改〔2023〕1号），责令对1项问题限期整改。你单位于2023年9月5日报送了整改报告。"
        "2023年9月8日，本机关执法人员张某（执法证号豫H20010）、李某（执法证号豫H20011），出示执法证件后，对整改情况进行复查，现提出如下意见："
    )
    assert finding == "关于“收取已明令取消的费用”的问题，已将1200.00元退还用户，有退款凭证。该项问题已整改。"
    assert "整改到位，本机关予以销号" in done
    assert document.sealed
    assert document.colophon is None


def test_what_is_open_is_ordered_again_by_a_new_day_with_remedies(tmp_path: Path) -> None:
    case = case_with(tmp_path, BANNED, PUBLISHED, observations={PUBLISHED: "violation"})
    lines = [line(BANNED), line(PUBLISHED, "open", "营业厅仍未公示。")]
    officers = [{"name": "赵某", "certificate": "豫H20012"}, {"name": "李某", "certificate": "豫H20011"}]
    of = draft(case, *lines, due_on="2023-09-20", officers=officers)
    said = texts(letter_of(of, "武发改能源复〔2023〕1号", DAY))
    assert "赵某（执法证号豫H20012）、李某（执法证号豫H20011）对整改情况" in said[0]
    assert [text[:2] for text in said[1::2]][:2] == ["一、", "二、"]
    assert said[4] == "营业厅仍未公示。该项问题未整改。"
    assert said[5].startswith("综上，第二项问题没有整改到位。现责令你单位于2023年9月20日前（含当日）整改到位")
    assert "行政复议" in said[6]
    assert review.due(of) == {PUBLISHED: date(2023, 9, 20)}


def test_where_nothing_is_rectified_all_of_it_is_meant(tmp_path: Path) -> None:
    of = draft(case_with(tmp_path, BANNED), line(BANNED, "partly", "退还600.00元。"), due_on="2023-09-20")
    assert "综上，上述问题没有整改到位" in texts(letter_of(of, "1", DAY))[-2]


def test_the_bureau_s_own_conclusion_stands_in_the_place_of_the_usual_one(tmp_path: Path) -> None:
    of = draft(case_with(tmp_path, BANNED), line(BANNED, "open"), conclusion="已移送武陟县市场监督管理局处理。")
    assert texts(letter_of(of, "1", DAY))[-1] == "已移送武陟县市场监督管理局处理。"


def test_a_clause_told_under_another_finding_goes_with_it(tmp_path: Path) -> None:
    case = KeptCase(tmp_path)
    case.keep(charged(fee(approved_item=False)))
    case.issue(due={BANNED: DUE, UNAPPROVED: DUE})
    of = draft(case, line(BANNED, "open"), due_on="2023-09-20")
    assert review.faults(of, DAY) == ()
    assert {line["requirement"]: line["state"] for line in review.kept(of)["findings"]} == {BANNED: "open", UNAPPROVED: "open"}
    assert review.due(of) == dict.fromkeys((BANNED, UNAPPROVED), date(2023, 9, 20))
    both = texts(letter_of(draft(case, *review.kept(of)["findings"], due_on="2023-09-20"), "1", DAY))
    assert both == texts(letter_of(of, "1", DAY))


def test_the_findings_bear_the_numbers_of_the_notice(tmp_path: Path) -> None:
    case = KeptCase(tmp_path)
    case.keep(charged(fee(approved_item=False), observations={PUBLISHED: "violation"}))
    case.issue(due={BANNED: DUE, UNAPPROVED: DUE, PUBLISHED: DUE})
    lines = [line(PUBLISHED, seen="已公示。"), line(UNAPPROVED, "open", "没有重新核定收费清单。"), line(BANNED)]
    said = texts(letter_of(draft(case, *lines, due_on="2023-09-20"), "1", DAY))
    assert "责令对2项问题限期整改" in said[0]
    assert said[1:5] == [
        "一、收取已明令取消的费用",
        "已将1200.00元退还用户，有退款凭证。该项问题已整改。",
        "其中“收取未经批准的业务费用”的问题，没有重新核定收费清单。该项问题未整改。",
        "二、取消收费清单未按要求公示",
    ]
    assert said[6].startswith("综上，第一项问题没有整改到位。")


def test_a_requirement_with_payments_of_its_own_keeps_its_number(tmp_path: Path) -> None:
    case = KeptCase(tmp_path)
    case.keep(charged(fee(approved_item=False), fee("资料档案费", approved_item=False)))
    case.issue(due={BANNED: DUE, UNAPPROVED: DUE})
    lines = [line(BANNED), line(UNAPPROVED, "open", "没有退还。")]
    said = texts(letter_of(draft(case, *lines, due_on="2023-09-20"), "1", DAY))
    assert "责令对2项问题限期整改" in said[0]
    assert said[3:5] == ["二、收取未经批准的业务费用", "没有退还。该项问题未整改。"]


def test_a_notice_from_elsewhere_needs_its_day(tmp_path: Path) -> None:
    case = KeptCase(tmp_path)
    case.keep(charged(fee()))
    of = draft(case, line(BANNED))
    assert codes(of) == [("missing_content", "notice_dated")]
    assert codes(draft(case, line(BANNED), notice_dated=" ", reported_on="", due_on=" ")) == [("missing_content", "notice_dated")]
    dated = draft(case, line(BANNED), notice_dated="2023-08-01")
    assert texts(letter_of(dated, "1", DAY))[0].startswith("2023年8月1日，本机关向你单位下达《责令整改通知书》")


def test_a_notice_from_elsewhere_came_before_its_review(tmp_path: Path) -> None:
    case = KeptCase(tmp_path)
    case.keep(charged(fee()))
    assert codes(draft(case, line(BANNED), notice_dated="2023-12-31")) == [("reviewed_before_notice", "reviewed_on")]


def test_a_review_may_be_issued_on_its_own_day(tmp_path: Path) -> None:
    of = draft(case_with(tmp_path, BANNED), line(BANNED), reviewed_on=DAY.isoformat())
    assert review.faults(of, DAY) == ()


def test_a_finding_is_told_once(tmp_path: Path) -> None:
    of = draft(case_with(tmp_path, BANNED), line(BANNED), line(BANNED, "open", "没有退还。"), due_on="2023-09-20")
    assert codes(of) == [("reviewed_twice", "findings[2].requirement")]


def test_a_report_of_what_was_not_ordered_yet_is_a_fault(tmp_path: Path) -> None:
    assert codes(draft(case_with(tmp_path, BANNED), line(BANNED), reported_on="2023-08-01")) == [("reported_too_early", "reported_on")]


def test_a_conclusion_keeps_its_paragraphs(tmp_path: Path) -> None:
    of = draft(case_with(tmp_path, BANNED), line(BANNED, "open"), conclusion="已移送处理。\n\n另行通知。")
    assert texts(letter_of(of, "1", DAY))[-2:] == ["已移送处理。", "另行通知。"]


def test_every_fault_of_the_content_is_told(tmp_path: Path) -> None:
    case = case_with(tmp_path, BANNED, PUBLISHED, observations={PUBLISHED: "violation"})
    assert codes(case.draft(NumberKind.REVIEW, {"notize": "x", "findings": [{"requirement": BANNED, "state": "done"}]})) == [
        ("unknown_field", "notize"),
        ("missing_content", "reviewed_on"),
        ("missing_content", "officers"),
        ("unknown_choice", "findings[1].state"),
        ("missing_content", "findings[1].seen"),
        ("missing_content", "notice"),
    ]
    assert codes(draft(case, line(BANNED, "open"), line("wuzhi-2023.mining.new"), reviewed_on="2023-08-15", due_on="2023-09-11")) == [
        ("not_reviewed", "findings"),
        ("not_in_notice", "findings[2].requirement"),
        ("reviewed_before_notice", "reviewed_on"),
        ("due_before_issue", "due_on"),
    ]
    assert codes(draft(case, line(BANNED, "open"), line(PUBLISHED), reviewed_on="2023-09-12")) == [
        ("reviewed_later", "reviewed_on"),
        ("missing_content", "due_on"),
    ]


def test_nobody_is_said_to_have_come_who_was_not_named(tmp_path: Path) -> None:
    assert codes(draft(case_with(tmp_path, BANNED), line(BANNED), officers=[])) == [("missing_content", "officers")]
    opening = texts(unfinished_letter_of(draft(case_with(tmp_path / "other", BANNED), line(BANNED), officers=[]), "1", DAY))[0]
    assert "张某" not in opening
    assert "＿" in opening
