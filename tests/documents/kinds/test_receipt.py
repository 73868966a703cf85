"""送达回证: several documents on one receipt, to the minute; what each manner needs, and what a refusal needs."""

from datetime import date, timedelta
from typing import Any

import pytest

from inspections.cases.numbers import NumberKind
from inspections.checklists.pack import Term
from inspections.days import spoken_day
from inspections.documents.composing import compose, content_faults
from inspections.documents.kinds import KINDS
from inspections.profiles.profile import TermStart
from inspections.rectifications.service import served_key
from inspections.store import Store
from inspections.typesetting.paper import Paper, Signatures
from tests.support.begun_papers import plain
from tests.support.made_up_case import LEFT, PARTY, SIGNED, codes, draft, issued, issued_notice, opened, printed, receipt, signed_on, visit

KIND = NumberKind.RECEIPT
SERVED = receipt(("责令整改通知书", "武发改能源〔2023〕12号"), ("现场检查记录", "武发改能源检〔2023〕3号"))


def test_one_receipt_covers_several_documents(store: Store) -> None:
    (record,) = opened(store)
    text = printed(draft(store, record, KIND, SERVED)).replace("　", "").replace(" ", "")
    for words in (
        f"受送达人：{PARTY}",
        "责令整改通知书武发改能源〔2023〕12号1",
        "现场检查记录武发改能源检〔2023〕3号1",
        "送达时间：2023年8月18日9时06分",
        "■直接□留置□邮寄□公告□电子",
        "送达人：张某某、欧阳某某",
        "签收人：周某某身份或关系：营业厅主任",
    ):
        assert words in text
    assert "拒收事由" not in text


def test_a_refused_delivery_tells_reason_witnesses_and_recording(store: Store) -> None:
    (record,) = opened(store)
    made = signed_on(draft(store, record, KIND, SERVED | LEFT), date(2023, 8, 18))
    text = printed(made).replace("　", "").replace(" ", "")
    assert "拒收事由：办公室工作人员周某某拒绝签收，称须请示上级单位" in text
    assert "见证人：赵某（武陟县某镇某村村民委员会）" in text
    assert "□拍照□录像■拍照和录像" in text
    paper = compose(made, "1", date(2023, 8, 18))
    assert isinstance(paper, Paper)
    places = [signing for block in paper.blocks if isinstance(block, Signatures) for signing in block.places]
    assert [(signing.label, len(signing.signed), signing.dated) for signing in places] == [
        ("送达人", 2, "2023年8月18日"),
        ("见证人", 0, ""),
    ]


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, {}),
        ({"documents": []}, {"documents": "missing_content"}),
        ({"documents": [{"number": "1号"}]}, {"documents[1].document": "missing_content"}),
        ({"servers": [], "served_at": None, "manner": ""}, dict.fromkeys(("servers", "served_at", "manner"), "missing_content")),
        ({"manner": "by_hand"}, {"manner": "unknown_choice"}),
        ({"received_by": " "}, {"received_by": "missing_content"}),
        (LEFT, {}),
        (LEFT | {"witnesses": [], "recording": None}, {"witnesses": "left_unwitnessed"}),
        (LEFT | {"witnesses": []}, {}),
        (LEFT | {"recording": None}, {}),
        (LEFT | {"refusal": ""}, {"refusal": "no_refusal"}),
        ({"manner": "electronic"}, {"consented": "no_consent"}),
        ({"manner": "electronic", "consented": True}, {}),
        ({"manner": "post", "waybill": "EX123"}, {}),
        ({"served_at": "2023-08-19T00:01"}, {"served_at": "served_too_late"}),
        ({"signatures": {"party": {"refused": {"reason": "不收"}}}}, {"signatures.party": "may_not_refuse"}),
        (LEFT | {"signatures": {"party": SIGNED}}, {"signatures.party": "signed_though_left"}),
        ({"witness": "赵某"}, {"witness": "unknown_field"}),
    ],
)
def test_what_a_receipt_needs(store: Store, changes: dict[str, Any], wrong: dict[str, str]) -> None:
    (record,) = opened(store)
    assert codes(draft(store, record, KIND, SERVED | changes)) == wrong


def test_a_witness_who_signed_has_a_place_whatever_the_manner(store: Store) -> None:
    (record,) = opened(store)
    paper = compose(draft(store, record, KIND, SERVED | {"signatures": {"witness": SIGNED}}), "1", date(2023, 8, 18))
    assert isinstance(paper, Paper)
    places = {signing.label: len(signing.signed) for block in paper.blocks if isinstance(block, Signatures) for signing in block.places}
    assert places == {"签收人": 0, "送达人": 0, "见证人": 1}


def test_the_day_of_service_is_that_of_beijing(store: Store) -> None:
    (record,) = opened(store)
    assert codes(draft(store, record, KIND, SERVED | {"served_at": "2023-08-18T16:30:00Z"})) == {"served_at": "served_too_late"}


def test_nothing_is_served_before_it_is_issued(store: Store) -> None:
    payload = visit()
    (record,) = opened(store, payload)
    notice = issued_notice(store, payload, record, date(2023, 8, 18))
    served = receipt(notice, served_at="2023-08-17T16:00")
    assert codes(draft(store, record, KIND, served)) == {"served_at": "served_too_early"}


def test_what_is_served_after_its_term_has_run_out_is_replaced_first(store: Store) -> None:
    payload = visit()
    (record,) = opened(store, payload)
    notice = issued_notice(store, payload, record, date(2023, 8, 18), TermStart.ISSUE)
    last = min(due for due in notice.due.values() if isinstance(due, date))
    late = draft(store, record, KIND, receipt(notice, served_at=f"{last + timedelta(days=1)}T10:00"))
    (fault,) = content_faults(late, last + timedelta(days=1))
    assert (fault.code, fault.path) == ("served_after_term", "served_at")
    assert fault.what == f"{notice.number.text}要求的整改期限到{spoken_day(last)}为止，送达时已经届满"
    in_time = draft(store, record, KIND, receipt(notice, served_at=f"{last}T10:00"))
    assert content_faults(in_time, last) == ()


def test_a_term_runs_from_service_and_its_last_day_is_printed_and_kept(store: Store) -> None:
    payload = visit()
    (record,) = opened(store, payload)
    notice = issued_notice(store, payload, record, date(2023, 8, 18))
    assert set(notice.due.values()) == {Term(15, "working_day")}
    made = draft(store, record, KIND, receipt(notice, served_at="2023-09-20T10:00"))
    assert content_faults(made, date(2023, 9, 20)) == ()
    said = plain(printed(made, day=date(2023, 9, 20)))
    assert "整改期限到2023年10月17日为止（15个工作日）。" in said
    kept = issued(store, made, date(2023, 9, 20))
    assert kept.due == {served_key(notice.uuid, requirement): date(2023, 10, 17) for requirement in notice.due}


@pytest.mark.parametrize("manner", ["direct", "post", "electronic", "left"])
def test_what_is_handed_over_left_or_received_is_served_on_the_day_of_the_receipt(store: Store, manner: str) -> None:
    payload = visit()
    (record,) = opened(store, payload)
    notice = issued_notice(store, payload, record, date(2023, 8, 18))
    made = draft(store, record, KIND, receipt(notice, served_at="2023-08-18T16:00", manner=manner))
    assert set(KINDS[KIND].due(made).values()) == {date(2023, 9, 8)}


def test_an_announcement_serves_when_thirty_days_have_passed(store: Store) -> None:
    payload = visit()
    (record,) = opened(store, payload)
    notice = issued_notice(store, payload, record, date(2023, 8, 18))
    made = draft(store, record, KIND, receipt(notice, served_at="2023-08-18T16:00", manner="announcement"))
    (fault,) = content_faults(made, date(2023, 9, 17))
    assert (fault.code, fault.path) == ("announcement_running", "served_at")
    assert fault.what == "公告要到2023年9月18日才满30日，在此之前还没有送达"
    assert content_faults(made, date(2023, 9, 18)) == ()
    assert set(KINDS[KIND].due(made).values()) == {date(2023, 10, 13)}
    assert "满30日，即2023年9月18日视为送达" in plain(printed(made, day=date(2023, 9, 18)))


def test_a_term_into_a_year_that_is_not_published_has_a_bound_and_no_last_day(store: Store) -> None:
    payload = visit(day="2026-12-15")
    (record,) = opened(store, payload)
    notice = issued_notice(store, payload, record, date(2026, 12, 16))
    made = draft(store, record, KIND, receipt(notice, served_at="2026-12-21T10:00"))
    assert KINDS[KIND].due(made) == {}
    said = plain(printed(made, day=date(2026, 12, 21)))
    assert "至少到2027年1月5日（15个工作日），确切的截止日在放假安排公布后才能确定" in said
    assert "为止" not in said


def test_post_and_consent_stand_among_the_notes(store: Store) -> None:
    (record,) = opened(store)
    text = printed(draft(store, record, KIND, SERVED | {"manner": "post", "waybill": "EX123456789CN", "notes": "同日寄出。"}))
    assert "邮件号码EX123456789CN。同日寄出。" in text
    text = printed(draft(store, record, KIND, SERVED | {"manner": "electronic", "consented": True}))
    assert "受送达人同意电子送达。" in text
