"""Which notices a file calls for, and every reason why one may not be issued."""

from datetime import date
from typing import Any

import pytest

from inspections.checklists.pack import Term
from inspections.documents.drafting import draft_notices
from inspections.documents.kinds.notice import draft_notice
from inspections.faults import UserError, refuse
from inspections.profiles.profile import Profile
from tests.support.checklists import pack_with
from tests.support.notice_drafts import (
    ISSUED_ON,
    charged,
    counting_from_issue,
    drafts_of,
    fee,
    fonts,
    notice_template,
    shipped_profile,
    verdicts_on,
)

ALONE = [{"name": "张某", "certificate": "甲"}]


def faults(*payloads: dict[str, Any], issued_on: date = ISSUED_ON) -> list[tuple[str, str]]:
    with pytest.raises(UserError) as caught:
        drafts_of(*payloads, issued_on=issued_on)
    return [(fault.code, fault.where) for fault in caught.value.faults]


def test_a_draft_a_record_with_violations_in_the_order_of_the_file() -> None:
    drafts = drafts_of(charged(fee(), id="乙"), charged(id="清"), charged(fee(), id="甲"))
    assert [draft.record.id for draft in drafts] == ["乙", "甲"]
    assert [draft.issuer for draft in drafts] == ["武陟县发展和改革委员会"] * 2
    assert drafts[0].pack is pack_with("wuzhi-2023")
    assert set(drafts[0].deadlines.values()) == {Term(15, "working_day")}


def test_a_record_with_nothing_against_the_inspectee_needs_no_inspectors_profile_or_term() -> None:
    assert drafts_of(charged(inspectors=[], county="990101"), issued_on=date(2020, 1, 1)) == []


def test_the_issuer_may_be_named() -> None:
    draft = draft_notice(verdicts_on(charged(fee())), 0, "某县发展和改革局", ISSUED_ON, shipped_profile, notice_template())
    assert draft is not None
    assert draft.issuer == "某县发展和改革局"


def test_every_reason_of_a_record_is_told_and_every_record() -> None:
    bad = charged(fee(), id="甲", inspectors=ALONE, rectification={"due_on": "2023-08-01"}, inspected_on="2023-08-17")
    assert faults(bad, charged(fee(), id="好"), charged(fee(), id="乙", inspectors=ALONE)) == [
        ("too_few_inspectors", "记录“甲”的 inspectors"),
        ("issued_too_early", "记录“甲”"),
        ("due_before_issue", "记录“甲”的 rectification.due_on"),
        ("too_few_inspectors", "记录“乙”的 inspectors"),
    ]


@pytest.mark.parametrize(
    ("inspectors", "enough"),
    [
        ([], False),
        (ALONE, False),
        ([*ALONE, *ALONE], False),
        ([*ALONE, {"name": "李某", "certificate": " 甲 "}], False),
        ([*ALONE, {"name": "", "certificate": "乙"}], False),
        ([*ALONE, {"certificate": "乙"}], False),
        ([*ALONE, {"name": "李某", "certificate": "乙"}], True),
        ([*ALONE, {"name": "张某", "certificate": "乙"}], True),
        ([*ALONE, {"name": "王某"}, {"name": "李某", "certificate": "乙"}], True),
    ],
)
def test_two_inspectors_with_names_and_certificates_of_their_own(inspectors: list[dict[str, str]], enough: bool) -> None:
    payload = charged(fee(), inspectors=inspectors)
    if enough:
        assert len(drafts_of(payload)) == 1
    else:
        assert [code for code, _ in faults(payload)] == ["too_few_inspectors"]


def test_a_notice_may_go_out_on_the_day_of_the_inspection() -> None:
    assert len(drafts_of(charged(fee(), inspected_on="2023-08-16"))) == 1


def test_a_term_into_a_year_without_calendar_is_refused_with_what_to_do_where_it_runs_from_issue() -> None:
    late, day = charged(fee(), inspected_on="2026-12-30"), date(2026, 12, 31)
    with pytest.raises(UserError) as caught:
        draft_notices(verdicts_on(late), None, day, counting_from_issue, notice_template(), fonts())
    (fault,) = caught.value.faults
    assert fault.code == "unpublished_year"
    assert "导入该年度放假安排" in fault.action
    in_days = verdicts_on(late | {"rectification": {"term": 15, "unit": "day"}})
    assert len(draft_notices(in_days, None, day, counting_from_issue, notice_template(), fonts())) == 1
    assert len(drafts_of(late, issued_on=day)) == 1


def test_a_county_without_profile_is_refused_beside_the_other_reasons() -> None:
    def none_there(county: str) -> Profile:
        raise refuse("no_profile", f"没有 {county}")

    with pytest.raises(UserError) as caught:
        draft_notices(verdicts_on(charged(fee(), inspectors=[])), None, ISSUED_ON, none_there, notice_template(), fonts())
    assert [fault.code for fault in caught.value.faults] == ["too_few_inspectors", "no_profile"]


def test_a_visit_without_certificates_shown_gives_no_notice() -> None:
    assert faults(charged(fee(), visit={"certificate_shown": False})) == [("certificate_not_shown", "记录“A-1”的 visit.certificate_shown")]


@pytest.mark.parametrize("amount", [None, "0", "-5.00"])
def test_a_payment_without_an_amount_is_told_by_the_inspector_or_not_at_all(amount: str | None) -> None:
    unpriced = charged(fee("工程款", amount, approved_item=False))
    assert faults(unpriced) == [("no_amount", "记录“A-1”的 fees[1].amount")]
    words = {"wuzhi-2023.fees.unapproved": {"decision": "confirmed", "found": "收取未经批准的费用，金额待查"}}
    assert len(drafts_of(unpriced | {"determinations": words})) == 1
