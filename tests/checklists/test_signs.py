"""Signs of backfilling stand beside the observation that forbids it, and decide nothing."""

from typing import Any

import pytest

from inspections.checklists.answer import Answer
from inspections.faults import UserError
from tests.checklists.by_hand.records import record_with
from tests.support.checklists import answers

TRUE_TIMES = "trial.true-times"
NOTHING_SEEN = "检查人尚未对本项作出现场判断"


def answer(facts: dict[str, Any]) -> Answer:
    (given,) = [one for one in answers([record_with(TRUE_TIMES, facts)], "trial") if one.requirement == TRUE_TIMES]
    return given


def stage(name: str, day: str, clock: str = "") -> dict[str, str]:
    moment = {"finished_at": f"{day}T{clock}"} if clock else {}
    return {"name": name, "held_by": "supplier", "started_on": "2023-03-01", "finished_on": day, **moment}


SIGNS: list[tuple[dict[str, Any], str, set[str]]] = [
    (
        {"connection.accepted_on": "2023-03-10", "connection.energized_on": "2023-03-09"},
        "接电日期（2023年3月9日）早于受理日期（2023年3月10日）",
        {"connection.accepted_on", "connection.energized_on"},
    ),
    (
        {"connection.plan_issued_on": "2023-03-10", "works.completed_on": "2023-03-09"},
        "接网工程完工日期（2023年3月9日）早于供电方案出具日期（2023年3月10日）",
        {"connection.plan_issued_on", "works.completed_on"},
    ),
    (
        {"connection.stages": [stage("装表接电", "2023-03-02"), stage("业务受理", "2023-03-03")]},
        "环节“装表接电”（2023年3月2日）完成早于其前的环节“业务受理”（2023年3月3日）",
        {"connection.stages[1].finished_on", "connection.stages[2].finished_on"},
    ),
    (
        {"connection.stages": [stage("业务受理", "2023-03-03", "09:15:02"), stage("现场勘查", "2023-03-03", "09:15:58")]},
        "2个环节（“业务受理”、“现场勘查”）在同一分钟（2023年3月3日9时15分）完成",
        {"connection.stages[1].finished_at", "connection.stages[2].finished_at"},
    ),
]


@pytest.mark.parametrize(("facts", "expected", "evidence"), SIGNS)
def test_a_sign_is_told_and_accuses_nobody(facts: dict[str, Any], expected: str, evidence: set[str]) -> None:
    given = answer(facts)
    assert given.verdict.code == "undetermined"
    assert given.reason == f"{NOTHING_SEEN}；记录中有可疑之处：{expected}，请查阅原始档案，核实是否体外循环、后补流程"
    assert set(given.evidence) == evidence


@pytest.mark.parametrize("seen", ["compliant", "violation"])
def test_what_the_inspector_saw_decides_and_the_sign_stands_beside_it(seen: str) -> None:
    facts, words, _ = SIGNS[0]
    given = answer(facts | {"observations": {TRUE_TIMES: seen}})
    assert given.verdict.code == seen
    assert words in given.reason
    assert f"observations.{TRUE_TIMES}" in given.evidence


HONEST: list[dict[str, Any]] = [
    {},
    {"connection.applied_on": "2023-03-01", "connection.accepted_on": "2023-03-01", "connection.energized_on": "2023-03-01"},
    {"connection.stages": [stage("业务受理", "2023-03-03", "09:15:58"), stage("现场勘查", "2023-03-03", "09:16:00")]},
    {"connection.stages": [stage("竣工报验", "2023-03-03"), stage("竣工验收", "2023-03-02"), stage("其他", "2023-03-01")]},
    {"connection.stages": [stage("业务受理", "2023-03-03"), stage("装表接电", "2023-03-03")]},
]


@pytest.mark.parametrize("facts", HONEST)
def test_an_honest_record_shows_no_sign(facts: dict[str, Any]) -> None:
    assert answer(facts).reason == NOTHING_SEEN


def test_one_wrong_day_is_told_once() -> None:
    days = {"applied_on": "2023-03-08", "accepted_on": "2023-03-09", "plan_issued_on": "2023-03-10", "energized_on": "2023-03-01"}
    given = answer({f"connection.{event}": day for event, day in days.items()})
    assert given.reason.count("早于") == 1


@pytest.mark.parametrize("finished_on", ["2023-03-04", None])
def test_the_minute_lies_on_the_day_of_its_stage(finished_on: str | None) -> None:
    wrong = {"name": "业务受理", "finished_on": finished_on, "finished_at": "2023-03-03T09:15"}
    with pytest.raises(UserError) as refused:
        answer({"connection.stages": [stage("现场勘查", "2023-03-03", "08:00"), wrong]})
    (fault,) = refused.value.faults
    assert (fault.code, fault.path) == ("other_day", "connection.stages[2].finished_at")
