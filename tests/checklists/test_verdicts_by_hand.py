"""Verdicts worked out by hand for each rule (docs/contract.md, "How a requirement is answered"), through the public door."""

from decimal import Decimal
from typing import Any

import pytest

from tests.checklists.by_hand.case import Case
from tests.checklists.by_hand.records import CASES, SUPPLIER, name_of, pack_of, record_with, topic_of
from tests.support.checklists import answers, pack_with

MEAN = "trial.mean"


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_what_a_sentence_of_the_contract_says_is_answered(case: Case) -> None:
    """Each case cites the sentence that it rests on."""
    given = answers([record_with(case.requirement, case.facts)], pack_of(case.requirement))
    (answer,) = [answer for answer in given if answer.requirement == case.requirement]
    assert answer.verdict.code == case.verdict, case.sentence
    if case.measured is not None:
        assert answer.measured == Decimal(case.measured), case.sentence


def test_requirements_of_other_topics_are_not_answered() -> None:
    """`topics`: "requirements of other topics are not answered at all"."""
    record = record_with("wuzhi-2023.pv.ratio", {"mining.status": "confirmed", "mining.still_supplied": True})
    topics = {topic_of(answer.requirement) for answer in answers([record], "wuzhi-2023")}
    assert topics == {"pv"}


def test_answers_come_in_the_order_of_the_file_then_of_the_pack() -> None:
    """`check`: "in the order of file, then pack"; a reporting duty is "no part of a record's check"."""
    first = record_with("wuzhi-2023.pv.ratio", {"id": "B"}) | {"topics": ["pv", "mining"]}
    second = record_with("wuzhi-2023.pv.ratio", {"id": "A"})
    pack = pack_with("wuzhi-2023").requirements
    expected = [("B", one.id) for one in pack if one.topic in {"pv", "mining"}] + [("A", one.id) for one in pack if one.topic == "pv"]
    assert [(answer.record, answer.requirement) for answer in answers([first, second], "wuzhi-2023")] == expected


def connected(number: int, applied: str | None, energized: str | None, **more: Any) -> dict[str, Any]:  # noqa: ANN401 # any value of JSON
    """Return a low-voltage connection; the limit of its mean is 25 working days."""
    facts = {"user.supply": "lv_business", "connection.applied_on": applied, "connection.energized_on": energized}
    return record_with(MEAN, facts) | {"id": f"J-{number}", **more}


def means(*records: dict[str, Any]) -> list[tuple[str, str, Decimal | None]]:
    """Return inspectee, verdict and measured mean of the answers on means."""
    given = [answer for answer in answers(records, "trial") if answer.requirement == MEAN]
    assert all(answer.record is None for answer in given)
    return [(answer.inspectee, answer.verdict.code, answer.measured) for answer in given]


def test_a_mean_is_taken_over_the_connections_of_one_inspectee() -> None:
    """`mean_time_limit`: 20 and 30 working days are 25, which is still kept; one day more is not."""
    twenty = connected(1, "2023-03-01", "2023-03-29")
    thirty = connected(2, "2023-03-01", "2023-04-13")
    assert means(twenty, thirty) == [(SUPPLIER["name"], "compliant", Decimal(25))]
    longer = connected(2, "2023-03-01", "2023-04-14")
    assert means(twenty, longer) == [(SUPPLIER["name"], "violation", Decimal("25.5"))]


def test_a_mean_leaves_out_what_is_unfinished_not_applicable_or_not_in_force() -> None:
    """`mean_time_limit`: "finished, applicable, in-force connections"; "none → undetermined"."""
    left_out = (
        connected(2, "2023-03-01", None),
        connected(3, "2018-05-29", "2018-12-20"),
        connected(4, "2023-03-01", "2023-12-20", user={"supply": "residential"}),
        connected(5, "2023-03-01", "2023-12-20", user={}),
    )
    assert means(*left_out) == [(SUPPLIER["name"], "undetermined", None)]
    assert means(connected(1, "2023-03-01", "2023-03-29"), *left_out) == [(SUPPLIER["name"], "compliant", Decimal(20))]


def test_a_mean_is_answered_for_each_inspectee_by_name_and_kind() -> None:
    """`mean_time_limit`: "of one inspectee (name and kind) in the file"."""
    another = {"name": SUPPLIER["name"], "kind": "incremental_grid"}
    given = means(connected(1, "2023-03-01", "2023-03-29"), connected(2, "2023-03-01", "2023-06-01", inspectee=another))
    assert sorted(verdict for _, verdict, _ in given) == ["compliant", "violation"]
