"""询问笔录: person, rights, questions and answers, signed on every page."""

from datetime import date

import pytest

from inspections.cases.numbers import NumberKind
from inspections.documents.composing import compose
from inspections.store import Store
from inspections.typesetting.paper import Exchange, Paper, Signatures
from tests.support.made_up_case import INTERVIEW, REFUSED, SIGNED, codes, draft, opened, printed, visit

KIND = NumberKind.INTERVIEW


def test_person_rights_and_answers_stand_in_it(store: Store) -> None:
    (record,) = opened(store)
    text = printed(draft(store, record, KIND, INTERVIEW)).replace("　", "").replace(" ", "")
    for words in (
        "询问时间：2023年8月15日14时30分至15时20分",
        "被询问人：吴某某性别：■男□女",
        "身份证件号码：41082319800101001X",
        "与被检查单位的关系：用电客户的经办人",
        "你有陈述和申辩的权利",
        "答：听清楚了。",
        "答：不申请回避。",
        "问：办理期间交过哪些费用，交给了谁，有没有收据？",
        "当时窗口的人说不交带电作业费就排不上停送电计划。",
    ):
        assert words in text


def test_the_identity_number_may_be_left_out(store: Store) -> None:
    (record,) = opened(store)
    content = {key: value for key, value in INTERVIEW.items() if key != "identity_number"}
    assert codes(draft(store, record, KIND, content)) == {}


def test_all_that_is_missing_is_told_at_once(store: Store) -> None:
    (record,) = opened(store)
    assert codes(draft(store, record, KIND, {})) == {
        "started_at": "missing_content",
        "place": "missing_content",
        "name": "missing_content",
        "relation": "missing_content",
        "questions": "missing_content",
        "rights_told": "rights_not_told",
    }


def test_a_time_of_blanks_alone_is_no_time(store: Store) -> None:
    (record,) = opened(store)
    assert "至　　时　　分" in printed(draft(store, record, KIND, INTERVIEW | {"ended_at": " "}))


def test_an_interview_does_not_end_before_it_begins(store: Store) -> None:
    (record,) = opened(store)
    assert codes(draft(store, record, KIND, INTERVIEW | {"ended_at": "2023-08-15T14:00"})) == {"ended_at": "ends_before_start"}


def test_an_interview_is_not_recorded_before_it_was_held(store: Store) -> None:
    (record,) = opened(store)
    later = INTERVIEW | {"started_at": "2023-08-19T09:00", "ended_at": "2023-08-19T10:00"}
    assert codes(draft(store, record, KIND, later)) == {"started_at": "interviewed_later"}


def test_moments_of_other_zones_are_told_as_in_beijing(store: Store) -> None:
    (record,) = opened(store)
    abroad = INTERVIEW | {"started_at": "2023-08-15T15:40:00Z", "ended_at": "2023-08-16T00:20:00+08:00"}
    made = draft(store, record, KIND, abroad)
    assert codes(made) == {}
    assert "2023年8月15日23时40分至2023年8月16日0时20分" in printed(made)


@pytest.mark.parametrize(("names", "signed"), [(("张伟", "李敏"), 1), (("张伟", "张伟"), 0)])
def test_who_kept_the_record_signs_for_it_where_it_is_known_who(store: Store, names: tuple[str, str], signed: int) -> None:
    inspectors = [{"name": name, "certificate": f"豫H{index}"} for index, name in enumerate(names)]
    (record,) = opened(store, visit(inspectors=inspectors))
    paper = compose(draft(store, record, KIND, INTERVIEW | {"recorder": "张伟"}), "1", date(2023, 8, 15))
    assert isinstance(paper, Paper)
    places = {signing.label: signing for block in paper.blocks if isinstance(block, Signatures) for signing in block.places}
    assert len(places["记录人"].signed) == signed


def test_a_question_without_answer_leaves_room_for_it(store: Store) -> None:
    (record,) = opened(store)
    paper = compose(draft(store, record, KIND, INTERVIEW | {"questions": [{"question": "还有补充吗？"}]}), "1", date(2023, 8, 15))
    assert isinstance(paper, Paper)
    assert [block for block in paper.blocks if isinstance(block, Exchange)][-1] == Exchange("还有补充吗？", "")


def test_an_officer_who_keeps_the_record_signs_as_recorder_too(store: Store) -> None:
    (record,) = opened(store)
    for recorder, signatures in (("欧阳某某", 1), ("郭某", 0)):
        paper = compose(draft(store, record, KIND, INTERVIEW | {"recorder": recorder}), "1", date(2023, 8, 15))
        assert isinstance(paper, Paper)
        places = {signing.label: signing for block in paper.blocks if isinstance(block, Signatures) for signing in block.places}
        assert len(places["记录人"].signed) == signatures
        assert bool(places["记录人"].dated) is bool(signatures)


def test_nothing_is_said_in_the_name_of_one_who_refuses_to_sign(store: Store) -> None:
    (record,) = opened(store)
    signed, refused = (printed(draft(store, record, KIND, INTERVIEW | {"signatures": {"party": party}})) for party in (SIGNED, REFUSED))
    assert "与我所说的一致" in signed
    assert "与我所说的一致" not in refused
    assert "被询问人拒绝签名" in refused
