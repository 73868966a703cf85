"""Where a click on a verdict leads: always to a field that the form shows, and to the very one that is missing."""

from typing import Any

import pytest

from inspections.checklists.answer import Answer, Verdict
from inspections.checklists.check import check
from inspections.checklists.kinds.mean_time_limit import MEAN_TIME_LIMIT
from inspections.checklists.pack import Pack
from inspections.checklists.samples import sample_record
from inspections.documents.knowledge import Knowledge
from inspections.forms.content import field_at, value_at
from inspections.forms.deciding import deciding_path
from inspections.forms.needs import shown, topics_of
from inspections.forms.sections import form_sections
from inspections.records.lenient import read_leniently

OWN = {"payee_relation": "supplier"}
BLANK = {"id": "A", "inspected_on": "2023-08-15", "county": "410823", "inspectors": []}
GRID = {**BLANK, "inspectee": {"name": "某供电公司", "kind": "grid_company"}}


def answers(content: dict[str, Any], knowledge: Knowledge, pack: Pack) -> dict[str, Answer]:
    table, _ = read_leniently(content, knowledge.vocabulary)
    return {answer.requirement: answer for answer in check(table, pack, knowledge.calendar).of_record(0)}


def contents(pack: Pack) -> list[dict[str, Any]]:
    judged = [requirement for requirement in pack.checked if requirement.kind is not MEAN_TIME_LIMIT]
    topics = sorted({requirement.topic for requirement in judged})
    samples = [
        sample_record(requirement, fragment or {}, pack.county)
        for requirement in judged
        for fragment in (requirement.violating, requirement.compliant)
    ]
    return [*({**GRID, "topics": [topic]} for topic in topics), {**GRID, "topics": topics, "fees": [{}]}, *samples]


def test_every_verdict_leads_to_a_field_that_the_form_shows(knowledge: Knowledge, pack: Pack) -> None:
    sections = form_sections(pack)
    for content in contents(pack):
        seen = shown(sections, pack, topics_of(content), content)
        for answer in answers(content, knowledge, pack).values():
            path = deciding_path(pack.requirement(answer.requirement), answer, content)
            assert path.partition("[")[0] in seen.needed, (answer, path)
            assert "[" not in path or field_at(path) is not None, (answer, path)


def test_what_is_missing_is_led_to_as_long_as_something_is_missing(knowledge: Knowledge, pack: Pack) -> None:
    for topic in sorted({requirement.topic for requirement in pack.checked}):
        content = {**GRID, "topics": [topic]}
        for answer in answers(content, knowledge, pack).values():
            if answer.verdict is Verdict.UNDETERMINED:
                path = deciding_path(pack.requirement(answer.requirement), answer, content)
                assert value_at(content, path) is None, (answer, path)


@pytest.mark.parametrize(
    ("requirement", "facts", "path"),
    [
        ("wuzhi-2023.fees.affiliate", {}, "fees"),
        (
            "wuzhi-2023.fees.affiliate",
            {"fees": [{**OWN, "name": "甲", "reasonable": True}, {**OWN, "name": "乙"}]},
            "fees[2].reasonable",
        ),
        (
            "wuzhi-2023.fees.affiliate",
            {"fees": [{**OWN, "name": "甲"}, {**OWN, "name": "乙", "reasonable": False}]},
            "fees[2].reasonable",
        ),
        ("wuzhi-2023.fees.published", {}, "observations.wuzhi-2023.fees.published"),
    ],
)
def test_by_hand(requirement: str, facts: dict[str, Any], path: str, knowledge: Knowledge, pack: Pack) -> None:
    content = {**GRID, "topics": ["fees"], **facts}
    assert deciding_path(pack.requirement(requirement), answers(content, knowledge, pack)[requirement], content) == path
