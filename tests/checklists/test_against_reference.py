"""The program's check against the plain reference in tests/reference, on records full of boundary cases."""

from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from inspections.checklists.answer import Answer
from inspections.checklists.samples import sample_record
from tests.checklists.by_hand.case import Case
from tests.checklists.by_hand.records import CASES, name_of, pack_of, record_with
from tests.reference import evaluator
from tests.reference.evaluator import Expected
from tests.reference.fee_strategies import names_of_fees
from tests.reference.strategies import files, files_meant_for
from tests.support.checklists import checked, pack_with, plain_packs

Pack = dict[str, Any]
Result = tuple[str | None, str, str, str]

PACKS = plain_packs()
NATIONAL = PACKS["national"]
JUDGING = [name for name, pack in PACKS.items() if any(one["kind"] != "report" for one in pack.get("requirement", []))]
UNTIL_FOUND = settings(phases=[Phase.generate], max_examples=400, derandomize=True, deadline=None, database=None)
CENT = Decimal("0.01")


def compare(records: list[dict[str, Any]], pack: Pack) -> list[Answer]:
    """Hold the program's answers against the reference's: every verdict, what each violation leads to, and measured where the reference
    gives it; return them.
    """
    verdicts = checked(records, pack["pack"]["id"])
    by_row = [(answer, row) for row in range(len(records)) for answer in verdicts.of_record(row)]
    own = [answer for answer, _ in by_row]
    given_answers = [*own, *verdicts.of_inspectees()]
    expected = evaluator.answers(records, pack, NATIONAL)
    assert [(one.record, one.inspectee, one.requirement, one.verdict.code) for one in own] == [_result_of(one) for one in expected]
    for (answer, row), wanted in zip(by_row, expected, strict=True):
        if wanted.leads is not None:
            consequence = verdicts.consequence(answer, row)
            assert (consequence.outcome.value, consequence.transfer_to or None) == wanted.leads, wanted
        if wanted.judgement.measured is not None:
            assert answer.measured == wanted.judgement.measured, wanted
    means = sorted(
        ((one.inspectee, one.requirement, one.verdict.code, one.measured) for one in given_answers if one.record is None), key=str
    )
    expected_means = sorted(evaluator.means(records, pack), key=lambda one: str((one.inspectee, one.requirement, one.judgement)))
    assert [mean[:3] for mean in means] == [_result_of(one)[1:] for one in expected_means]
    for mean, wanted in zip(means, expected_means, strict=True):
        measured = mean[3]
        if wanted.judgement.measured is not None:
            assert measured is not None
            assert abs(measured - wanted.judgement.measured) <= CENT, wanted
    return given_answers


def _result_of(expected: Expected) -> Result:
    return expected.record, expected.inspectee, expected.requirement, expected.judgement.verdict


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_reference_knows_the_cases_by_hand(case: Case) -> None:
    """The reference itself is held to the same cases as the program."""
    given_answers = evaluator.answers([record_with(case.requirement, case.facts)], PACKS[pack_of(case.requirement)], NATIONAL)
    (judgement,) = [answer.judgement for answer in given_answers if answer.requirement == case.requirement]
    assert judgement.verdict == case.verdict, case.sentence
    assert judgement.measured is None or case.measured is None or judgement.measured == Decimal(case.measured), case.sentence


@pytest.mark.parametrize("name", JUDGING)
def test_check_agrees_with_the_reference(name: str) -> None:
    """Forty files of one to four records."""

    @settings(max_examples=40)
    @given(files(PACKS[name], NATIONAL))
    def agree(records: list[dict[str, Any]]) -> None:
        compare(records, PACKS[name])

    agree()


def both_ways(pack: Pack) -> set[tuple[str, str]]:
    """Return every requirement that is checked, with violation and with compliant."""
    judged = [one["id"] for one in pack["requirement"] if one["kind"] != "report"]
    return {(name, verdict) for name in judged for verdict in ("violation", "compliant")}


@pytest.mark.parametrize("name", JUDGING)
def test_samples_reach_every_requirement_both_ways_and_the_reference_agrees(name: str) -> None:
    pack, seen = pack_with(name), set[tuple[str, str]]()
    for requirement in pack.checked:
        for fragment in (requirement.violating, requirement.compliant):
            record = sample_record(requirement, fragment or {}, pack.county)
            seen.update((answer.requirement, answer.verdict.code) for answer in compare([record], PACKS[name]))
    assert both_ways(PACKS[name]) - seen == set()


@pytest.mark.long
@pytest.mark.parametrize("name", JUDGING)
def test_generated_records_reach_every_requirement_both_ways_and_agree(name: str) -> None:
    """The long form: generated records alone, the samples left aside."""
    pack, seen = PACKS[name], set[tuple[str, str]]()
    fees = names_of_fees(pack, NATIONAL)

    def reach(requirement: Pack) -> None:
        def both(records: list[dict[str, Any]]) -> bool:
            seen.update((answer.requirement, answer.verdict.code) for answer in compare(records, pack))
            return aims <= seen

        aims = {(requirement["id"], "violation"), (requirement["id"], "compliant")}
        if aims <= seen:
            return
        with suppress(NoSuchExample):
            find(files_meant_for(requirement, pack, NATIONAL, fees), both, settings=UNTIL_FOUND)

    for requirement in pack["requirement"]:
        if requirement["kind"] != "report":
            reach(requirement)
    assert both_ways(pack) - seen == set()


@pytest.mark.long
@pytest.mark.parametrize("name", JUDGING)
def test_check_agrees_with_the_reference_on_ten_thousand_records(name: str) -> None:
    """The long form: `dev.py test --long`."""
    seen = 0

    @settings(max_examples=5000)
    @given(st.data())
    def agree(data: st.DataObject) -> None:
        nonlocal seen
        records = data.draw(files(PACKS[name], NATIONAL))
        seen += len(records)
        compare(records, PACKS[name])

    agree()
    assert seen >= 10_000
