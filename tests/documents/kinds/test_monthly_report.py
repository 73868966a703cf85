"""月度通报: the ledger's numbers in words and a table, without the names of users."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from inspections.cases.numbers import NumberKind
from inspections.documents.kinds.monthly_report import ReportDraft
from inspections.faults import UserError
from inspections.ledgers.ledger_rows import counts_of
from inspections.typesetting.official_document import Listing
from tests.support.made_up_case import letter_of
from tests.support.notice_drafts import charged, fee, shipped_profile, templates, texts
from tests.support.records import record
from tests.support.stored_case import PACKS, KeptCase

BANNED, PUBLISHED, OTHER = "wuzhi-2023.fees.banned", "wuzhi-2023.fees.published", "wuzhi-2023.fees.affiliate"
DAY = date(2023, 9, 10)


def draft(case: KeptCase, **content: object) -> ReportDraft:
    content_given = {"addressee": "各供电企业", **content}
    return ReportDraft(shipped_profile(""), templates()[NumberKind.REPORT], PACKS.by_id, 2023, 8, case.entries(), content_given)


@pytest.fixture
def case(tmp_path: Path) -> KeptCase:
    kept = KeptCase(tmp_path)
    user = {"name": "某合金公司"}
    kept.keep(charged(id="A-3", inspectee={"name": "另一公司", "kind": "grid_company"}))
    kept.keep(charged(fee(), id="A-1", user=user), charged(fee(), id="A-2", observations={PUBLISHED: "violation"}))
    kept.issue(due={BANNED: date(2023, 9, 6), PUBLISHED: date(2023, 9, 30)})
    return kept


def test_the_report_has_the_ledger_s_numbers_and_no_user(case: KeptCase) -> None:
    document = letter_of(draft(case), "武发改能源通〔2023〕1号", DAY)
    said = texts(document)
    assert said[0] == "2023年8月，本机关对2个单位开展供电监督检查2次，检查内容包括违规收费。现将有关情况通报如下："
    assert said[2].startswith("检查共发现问题3项，其中责令改正2项、尚未处理1项，按检查项目统计如下")
    (table,) = [paragraph for paragraph in document.paragraphs if isinstance(paragraph, Listing)]
    assert table.rows == (
        ("违规收费", "2", "3", "2", "0", "0", "0", "0", "1"),
        ("合计", "—", "3", "2", "0", "0", "0", "0", "1"),
    )
    (count,) = counts_of(case.entries(), PACKS.by_id)
    assert sum(count.outcomes.values()) == 3
    assert not any("某合金公司" in text for text in said)
    assert document.colophon is not None
    assert document.colophon.copies == ()
    assert [text for text in said if text[1:2] == "、"] == ["一、检查情况", "二、整改情况", "三、典型问题", "四、工作要求"]


def rectification(case: KeptCase, day: date) -> str:
    return texts(letter_of(draft(case), "1", day))[4]


def test_what_is_rectified_and_what_is_overdue_is_counted_and_of_none_is_nothing_said(case: KeptCase) -> None:
    ordered = "本机关就其中2项问题下达责令整改通知书1份。截至通报之日，"
    assert rectification(case, date(2023, 9, 5)) == f"{ordered}2项正在整改或者等待复查。"
    overdue = "没有整改到位的问题中，1项已过整改期限。"
    assert rectification(case, date(2023, 9, 7)) == f"{ordered}2项正在整改或者等待复查。{overdue}"
    findings = [
        {"requirement": BANNED, "state": "rectified", "seen": "已退还"},
        {"requirement": PUBLISHED, "state": "partly", "seen": "仅在营业厅公示"},
    ]
    (notice,) = case.file.standing(NumberKind.NOTICE)
    case.issue(NumberKind.REVIEW, content={"notice": str(notice.uuid), "findings": findings}, issued_on=date(2023, 9, 8))
    assert rectification(case, DAY) == f"{ordered}经复查已整改1项，部分整改1项。"
    assert rectification(case, date(2023, 9, 7)) == f"{ordered}2项正在整改或者等待复查。{overdue}"
    assert rectification(case, date(2023, 10, 9)) == f"{ordered}经复查已整改1项，部分整改1项。{overdue}"


def figures(case: KeptCase, day: date = DAY) -> tuple[str, ...]:
    (table,) = [block for block in letter_of(draft(case), "1", day).paragraphs if isinstance(block, Listing)]
    return table.rows[-1][2:]


def test_what_the_checklist_suggests_is_not_counted_as_done(tmp_path: Path) -> None:
    case = KeptCase(tmp_path)
    case.keep(record(topics=["fees"], fees=[fee()]))
    assert figures(case) == ("1", "0", "0", "0", "0", "0", "1")
    case.issue(due={BANNED: date(2023, 9, 6)})
    assert figures(case) == ("1", "1", "0", "0", "0", "0", "0")


def test_a_finding_that_is_ordered_and_handed_over_counts_in_both(case: KeptCase) -> None:
    case.issue(NumberKind.TRANSFER, content={"to": "武陟县市场监督管理局", "requirements": [BANNED]}, issued_on=date(2023, 9, 8))
    assert figures(case) == ("3", "2", "0", "0", "1", "0", "1")
    assert figures(case, date(2023, 9, 7)) == ("3", "2", "0", "0", "0", "0", "1")


def test_several_users_looked_at_on_one_visit_are_one_visit(tmp_path: Path) -> None:
    case = KeptCase(tmp_path)
    case.keep(*(charged(id=f"B-{number}", user={"name": f"用户{number}"}) for number in range(3)))
    case.keep(charged(id="B-9", inspected_on="2023-08-16"))
    assert "开展供电监督检查2次" in texts(letter_of(draft(case), "1", DAY))[0]


def test_units_are_named_where_a_person_ticks_so(case: KeptCase) -> None:
    said = "".join(texts(letter_of(draft(case), "1", DAY)))
    named = "".join(texts(letter_of(draft(case, names_units=True), "1", DAY)))
    company = case.entries()[-1].record.inspectee_name
    assert (company in said, company in named) == (False, True)


def test_letters_that_hand_problems_over_are_counted_on_the_report_s_day(case: KeptCase) -> None:
    case.issue(NumberKind.TRANSFER, issued_on=date(2023, 9, 8))
    sentence = "涉及其他机关职责的问题已经移送，出具移送函1份。"
    assert rectification(case, DAY).endswith(sentence)
    assert "移送" not in rectification(case, date(2023, 9, 7))


def test_the_title_names_the_month_or_is_the_bureau_s_own(case: KeptCase) -> None:
    assert letter_of(draft(case), "1", DAY).title == "关于2023年8月供电监督检查情况的通报"
    own = draft(case)
    own = replace(own, template=replace(own.template, words={**own.template.words, "heading": ""}))
    assert letter_of(own, "1", DAY).title == "供电监督检查情况通报"


def test_typical_problems_are_the_gravest_and_most_frequent_or_those_chosen(case: KeptCase) -> None:
    said = texts(letter_of(draft(case), "1", DAY))
    assert said[6].startswith("（一）收取已明令取消的费用。涉及检查1次、被检查单位1个，不符合《关于印发")
    assert "，不符合武发改能源〔2023〕114号文件第三部分" in said[7]
    chosen = texts(letter_of(draft(case, typical=[PUBLISHED], asked="请认真整改。"), "1", DAY))
    assert chosen[6].startswith("（一）取消收费清单未按要求公示。")
    assert chosen[-1] == "请认真整改。"


def test_a_month_without_a_problem_says_so(tmp_path: Path) -> None:
    case = KeptCase(tmp_path)
    case.keep(charged())
    said = texts(letter_of(draft(case), "1", DAY))
    assert "当月检查没有发现不符合要求的问题" in "".join(said)
    assert [text for text in said if text[1:2] == "、"] == ["一、检查情况", "二、工作要求"]


def test_a_month_without_a_notice_says_so(tmp_path: Path) -> None:
    case = KeptCase(tmp_path)
    case.keep(record(topics=["fees"], fees=[fee()]))
    assert "没有下达责令整改通知书。" in texts(letter_of(draft(case), "1", DAY))


def test_every_fault_is_told(case: KeptCase) -> None:
    def codes(of: ReportDraft, day: date = DAY) -> list[str]:
        with pytest.raises(UserError) as refused:
            letter_of(of, "1", day)
        return [fault.code for fault in refused.value.faults]

    assert codes(draft(case, addressee="")) == ["missing_content"]
    assert codes(replace(draft(case, typical=[OTHER]), entries=()), date(2023, 7, 31)) == ["no_records", "issued_too_early", "no_finding"]
