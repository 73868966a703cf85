"""立案审批表, 结案审批表, 约谈通知书, 约谈记录, 涉嫌犯罪案件移送书, 备考表: a matter is opened, talked about, closed."""

from datetime import date

import pytest

from inspections.cases.numbers import NumberKind
from inspections.documents.composing import blank
from inspections.documents.document_kind import Stage
from inspections.documents.kinds import KINDS
from inspections.documents.precheck.remark import Mark
from inspections.documents.proceeding import in_order
from inspections.store import Store
from inspections.typesetting.pdf.drawing import render_pdf
from tests.support.begun_papers import VISITED_ON, begun, plain, remarks
from tests.support.county_case import CRIME, TALK
from tests.support.made_up_case import codes, draft, file_of, issued, issued_notice, opened, printed, templates, visit, words_in
from tests.support.notice_drafts import fonts

FILING, CLOSING, INVITED, TALKED, CRIMINAL, NOTE = map(
    NumberKind, ("filing_approval", "closing_approval", "talk_notice", "talk_record", "crime_transfer", "file_note")
)
DAY = VISITED_ON
CRIME_HERE = {**CRIME, "reported_on": "2023-08-15", "approved_at": "2023-08-16T10:00"}


def test_a_case_is_opened_on_what_the_record_found(store: Store) -> None:
    made = begun(store, FILING)
    assert codes(made, DAY) == {}
    text = plain(printed(made, day=DAY))
    assert "涉嫌" in made.content["cause"]
    assert "《中华人民共和国行政处罚法》第五十四条" in text
    for words in ("承办人意见", "承办机构意见", "机关负责人审批意见", f"案号：{made.file.case.number}"):
        assert words in text


def test_a_lead_is_not_known_after_the_case_is_opened(store: Store) -> None:
    assert codes(begun(store, FILING, known_on="2023-08-16"), DAY) == {"known_on": "known_later"}


def test_a_case_is_closed_on_what_was_done(store: Store) -> None:
    payload = visit()
    (record,) = opened(store, payload)
    filing = issued(store, begun(store, FILING, record), DAY)
    notice = issued_notice(store, payload, record, date(2023, 8, 17))
    made = begun(store, CLOSING, record, carried_out="已经全部整改", reason="rectified")
    assert made.content["opened_on"] == str(filing.issued_on)
    assert made.content["cause"] == filing.content["cause"]
    assert notice.number.text in made.content["handling"]
    assert codes(made, date(2023, 9, 20)) == {}
    assert remarks(made, date(2023, 9, 20))["整改复查"].mark is Mark.WARNING
    assert remarks(made, date(2023, 9, 20))["立案审批表"].mark is Mark.FINE


def test_what_was_carried_out_is_for_a_person_to_say(store: Store) -> None:
    (record,) = opened(store)
    lacking = codes(draft(store, record, CLOSING))
    assert set(lacking) == {"cause", "handling", "carried_out", "reason"}


def test_a_talk_is_recorded_as_it_was_called(store: Store) -> None:
    (record,) = opened(store)
    invited = issued(store, begun(store, INVITED, record, at="2023-08-18T15:00", matters="收取已明令取消的费用"), DAY)
    made = begun(store, TALKED, record, **TALK)
    assert made.content["matters"] == "收取已明令取消的费用"
    assert made.content["started_at"] == invited.content["at"]
    text = plain(printed(made, day=date(2023, 8, 18)))
    assert codes(made, date(2023, 8, 18)) == {}
    for words in ("约谈时间：2023年8月18日15时00分至", "三、提出的要求", "被约谈单位负责人："):
        assert words in text
    assert remarks(made, date(2023, 8, 18))["约谈通知书"].mark is Mark.FINE


def test_a_talk_orders_nothing_and_threatens_nothing(store: Store) -> None:
    text = printed(begun(store, INVITED, at="2023-08-18T15:00"), day=DAY)
    for word in ("责令", "逾期", "行政复议", "行政诉讼"):
        assert word not in text


@pytest.mark.parametrize(
    ("key", "changed", "codes_of"),
    [
        (INVITED, {"at": "2023-08-14T15:00"}, {"at": "asked_too_late"}),
        (TALKED, {**TALK, "started_at": "2023-08-15T15:00", "ended_at": "2023-08-15T14:00"}, {"ended_at": "ends_before_start"}),
        (TALKED, {**TALK, "started_at": "2023-08-16T15:00"}, {"started_at": "talked_later"}),
        (CRIMINAL, {**CRIME_HERE, "approved_at": "2023-08-14T10:00"}, {"approved_at": "approved_before_report"}),
        (CRIMINAL, CRIME_HERE, {"approved_at": "approved_later"}),
    ],
)
def test_days_that_cannot_be(store: Store, key: NumberKind, changed: dict[str, object], codes_of: dict[str, str]) -> None:
    assert codes(begun(store, key, None, **changed), DAY) == codes_of


def test_a_crime_is_handed_over_with_what_the_rules_ask_for(store: Store) -> None:
    made = begun(store, CRIMINAL, None, **CRIME_HERE)
    day = date(2023, 8, 16)
    assert codes(made, day) == {}
    text = plain(printed(made, day=day))
    for words in ("第三条、第五条", "涉嫌犯罪案件情况的调查报告", "涉案物品清单", "回执", "公安机关（印章）"):
        assert words in text
    looked_at = remarks(made, day)
    assert {looked_at[title].mark for title in ("审批期限", "移送期限", "附送材料")} == {Mark.FINE}


@pytest.mark.parametrize(
    ("changed", "day", "title", "words"),
    [
        ({"approved_at": "2023-08-18T23:59"}, date(2023, 8, 19), "审批期限", "3日内作出决定"),
        ({"approved_at": "2023-08-19T08:00"}, date(2023, 8, 19), "审批期限", "已经超过3日"),
        ({"approved_at": "2023-08-16T10:00"}, date(2023, 8, 17), "移送期限", "2023年8月17日10时00分前"),
        ({"approved_at": "2023-08-16T10:00"}, date(2023, 8, 18), "移送期限", "已经超过24小时"),
        ({"annexes": [{"title": "照片"}]}, date(2023, 8, 16), "附送材料", "没有列出涉嫌犯罪案件情况的调查报告、涉案物品清单"),
    ],
)
def test_the_days_and_annexes_of_a_transfer(  # what is changed, and what is remarked then
    store: Store, changed: dict[str, object], day: date, title: str, words: str
) -> None:
    remark = remarks(begun(store, CRIMINAL, None, **{**CRIME_HERE, **changed}), day)[title]
    assert words in remark.message
    assert remark.mark is (Mark.FINE if words.endswith(("决定", "分前")) else Mark.WARNING)


def test_the_last_leaf_of_a_file_says_how_much_it_holds(store: Store) -> None:
    (record,) = opened(store)
    issued(store, begun(store, FILING, record), DAY)
    made = begun(store, NOTE, record)
    assert made.content["state"] == "本卷有文书1件、证据0件。"
    last = issued(store, made, date(2023, 9, 30))
    assert in_order(file_of(store, record), KINDS)[-1] == last
    assert "〔2023〕" not in printed(made)


@pytest.mark.parametrize("kind", [FILING, CLOSING, INVITED, TALKED, CRIMINAL, NOTE])
def test_each_has_a_form_to_fill_by_hand(kind: NumberKind) -> None:
    text = plain(words_in(render_pdf(blank(templates()[kind], None), fonts())))
    assert KINDS[kind].title in text
    assert "None" not in text


def test_the_menu_has_every_kind_of_a_case_in_its_stage() -> None:
    by_stage = {stage: [kind.title for kind in KINDS.values() if kind.of_case and kind.stage is stage] for stage in Stage}
    assert by_stage[Stage.BEFORE] == ["行政检查审批表", "行政检查通知书"]
    assert by_stage[Stage.ON_SITE][0] == "现场检查记录"
    assert by_stage[Stage.AFTER][-1] == "备考表"
    assert "检查结果告知书" in by_stage[Stage.DECISION]
