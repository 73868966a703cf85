"""Documents that are not filled in yet: what is there stands on the page, what is not is left blank, and none of it can be issued."""

from datetime import date
from typing import Any

import pytest

from inspections.cases.numbers import NumberKind
from inspections.documents.composing import compose, compose_unfinished
from inspections.documents.kinds import KINDS
from inspections.documents.kinds.monthly_report import ReportDraft
from inspections.documents.kinds.notice import draft_notice, unfinished_notice
from inspections.faults import UserError, refuse
from inspections.profiles.profile import Profile
from inspections.store import Store
from inspections.typesetting.official_document import Listing, OfficialDocument
from inspections.typesetting.paper import BLANK_DAY, BLANK_LINE, BLANK_MOMENT, BLANK_NAME, BLANK_SPAN, Entry, Exchange, Paper
from inspections.typesetting.pdf.drawing import render_pdf
from tests.support.made_up_case import INTERVIEW, draft, issued_notice, opened, packs, profile, receipt, templates, visit, words_in
from tests.support.notice_drafts import charged, fee, fonts, notice_template, shipped_profile, texts, verdicts_on

DAY = date(2023, 8, 18)
PAPERS = tuple(key for key in KINDS if key not in {NumberKind.NOTICE, NumberKind.REPORT})


def begun(store: Store, kind: NumberKind, content: dict[str, Any]) -> Paper | OfficialDocument:
    (record,) = opened(store)
    return compose_unfinished(draft(store, record, kind, content), "1号", DAY)


def entries(paper: Paper | OfficialDocument) -> dict[str, str]:
    assert isinstance(paper, Paper)
    return {block.label: block.value for block in paper.blocks if isinstance(block, Entry)}


@pytest.mark.parametrize("kind", PAPERS)
def test_every_kind_is_drawn_before_anything_is_typed(store: Store, kind: NumberKind) -> None:
    page = words_in(render_pdf(begun(store, kind, {}), fonts()))
    assert templates()[kind].title in page


def test_the_page_grows_as_one_types(store: Store) -> None:
    empty = begun(store, NumberKind.INTERVIEW, {})
    assert entries(empty)["询问时间"] == BLANK_SPAN
    assert entries(empty)["被询问人"] == ""
    typed = INTERVIEW | {"ended_at": "15点多", "rights_told": None, "questions": [{"question": "收了什么费？"}]}
    grown = begun(store, NumberKind.INTERVIEW, typed)
    assert entries(grown)["询问时间"].startswith("2023年8月15日14时30分至　")
    assert entries(grown)["被询问人"] == "吴某某"
    assert isinstance(grown, Paper)
    exchanges = [block for block in grown.blocks if isinstance(block, Exchange)]
    assert exchanges[0].answer == "", "nobody has told the rights yet"
    assert exchanges[-1] == Exchange("收了什么费？", "")


def test_a_receipt_shows_what_its_manner_still_needs(store: Store) -> None:
    empty = begun(store, NumberKind.RECEIPT, {})
    assert isinstance(empty, Paper)
    (listing,) = (block for block in empty.blocks if isinstance(block, Listing))
    assert (listing.rows, listing.blank_rows) == ((), 2)
    assert (entries(empty)["送达时间"], entries(empty)["送达人"]) == (BLANK_MOMENT, "")
    left = entries(begun(store, NumberKind.RECEIPT, receipt(("通知书", "1号"), manner="left")))
    assert (left["拒收事由"], left["见证人"]) == ("", "")
    assert "签收人" not in left


def test_a_review_leaves_open_what_became_of_a_finding(store: Store) -> None:
    payload = visit()
    (record,) = opened(store, payload)
    notice = issued_notice(store, payload, record, date(2023, 8, 16))
    finding = {"requirement": next(iter(notice.due)), "seen": "所收费用已经退还"}
    said = texts_of(compose_unfinished(draft(store, record, NumberKind.REVIEW, {"findings": [finding, {"state": "partly"}]}), "1号", DAY))
    assert f"（{BLANK_NAME}）" in said[0]
    assert f"。{BLANK_DAY}，本机关执法人员" in said[0]
    assert said[2:] == ["所收费用已经退还。", f"二、{BLANK_NAME}", f"{BLANK_LINE}。该项问题部分整改，尚未整改到位。", BLANK_LINE]
    content = {"notice": str(notice.uuid), "reviewed_on": "2023-08-18", "findings": [finding | {"state": "open"}]}
    texts = texts_of(compose_unfinished(draft(store, record, NumberKind.REVIEW, content), "1号", DAY))
    assert f"现责令你单位于{BLANK_DAY}前" in texts[-2]


def test_a_transfer_to_nobody_of_nothing(store: Store) -> None:
    document = begun(store, NumberKind.TRANSFER, {"requirements": ["no.such"]})
    assert isinstance(document, OfficialDocument)
    assert document.addressee == BLANK_NAME
    assert texts(document)[2] == BLANK_LINE


def test_a_month_without_records_has_nothing_to_be_seen() -> None:
    report = ReportDraft(profile(), templates()[NumberKind.REPORT], packs().by_id, 2023, 8, ())
    with pytest.raises(UserError, match="2023年8月没有检查记录"):
        compose_unfinished(report, "1号", DAY)


def test_without_a_bureau_there_is_nothing_to_be_seen(store: Store) -> None:
    (record,) = opened(store, profiled=False)
    with pytest.raises(UserError, match="单位资料"):
        compose_unfinished(draft(store, record, NumberKind.RECEIPT), "1号", DAY)


def test_a_notice_that_may_not_be_issued_is_seen_with_its_gaps() -> None:
    wrong = charged(fee("工程款", None, approved_item=False), inspectors=[], rectification={"due_on": "2023-08-01"})
    verdicts = verdicts_on(wrong)
    with pytest.raises(UserError, match="检查人不足两名"):
        draft_notice(verdicts, 0, None, DAY, shipped_profile, notice_template())
    made = unfinished_notice(verdicts, 0, DAY, shipped_profile, notice_template())
    assert made is not None
    assert compose_unfinished(made, "1号", DAY) == compose(made, "1号", DAY)
    said = texts_of(compose_unfinished(made, "1号", DAY))
    assert said[0].startswith(
        "2023年8月15日，本机关执法人员＿＿＿＿（执法证号＿＿＿＿＿）、＿＿＿＿（执法证号＿＿＿＿＿）"
        "依据《中华人民共和国电力法》第五十六条至第五十八条、《电力供应与使用条例》第三十六条，对你单位进行现场检查。"
    )
    assert any(f"责令你单位于{BLANK_DAY}前（含当日）完成" in paragraph for paragraph in said)


def test_nothing_is_begun_where_nothing_was_found_or_nobody_can_issue_it() -> None:
    assert unfinished_notice(verdicts_on(charged()), 0, DAY, shipped_profile, notice_template()) is None

    def nobody(county: str) -> Profile:
        raise refuse("no_profile", f"没有{county}的单位资料")

    with pytest.raises(UserError, match="单位资料"):
        unfinished_notice(verdicts_on(charged(fee())), 0, DAY, nobody, notice_template())


def texts_of(document: Paper | OfficialDocument) -> list[str]:
    assert isinstance(document, OfficialDocument)
    return texts(document)
