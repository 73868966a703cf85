"""The form: every fact has its place, every topic a section, and nothing a verdict rests on stays hidden."""

from collections import Counter

import pytest

from inspections.checklists.pack import Pack
from inspections.forms.content import put
from inspections.forms.needs import facts_read, shown
from inspections.forms.sections import form_sections
from inspections.records.fields.catalogue import FIELDS, LISTS
from inspections.records.fields.field import Field, FieldType, ListField
from inspections.records.fields.inspection import CASE_LINK, IDENTITY, TOPICS, VISIT_LINK


def test_every_fact_and_every_list_stands_in_the_form_once_but_for_the_identities_which_nobody_types(pack: Pack) -> None:
    places = Counter(item.path for section in form_sections(pack) for item in section.items)
    unseen = {IDENTITY, VISIT_LINK, CASE_LINK}
    facts = {*FIELDS, *LISTS} - unseen
    assert {path: places[path] for path in (*FIELDS, *LISTS)} == dict.fromkeys(facts, 1) | dict.fromkeys(unseen, 0)


def test_besides_facts_the_form_holds_the_packs_observations_in_their_topics_section(pack: Pack) -> None:
    facts = {*FIELDS, *LISTS}
    others = {(section.topic, item.path) for section in form_sections(pack) for item in section.items if item.path not in facts}
    assert others == {(requirement.topic, f"observations.{requirement.id}") for requirement in pack.checked if requirement.kind.observed}


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_shows_every_fact_that_its_requirements_read(pack: Pack, topic: str) -> None:
    seen = shown(form_sections(pack), pack, [topic], {})
    read = {fact for requirement in pack.checked if requirement.topic == topic for fact in facts_read(requirement)}
    assert read, topic
    assert read <= seen.needed


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topics_own_facts_can_all_be_filled_in(pack: Pack, topic: str) -> None:
    sections = form_sections(pack)
    seen = shown(sections, pack, [topic], {})
    assert {item.path for section in sections if section.topic == topic for item in section.items} <= seen.needed | seen.further
    assert not seen.needed & seen.further


def test_without_a_topic_only_the_inspection_itself_is_asked_for(pack: Pack) -> None:
    seen = shown(form_sections(pack), pack, [], {})
    assert {path.partition(".")[0] for path in seen.needed} == {
        "id", "topics", "inspected_on", "county", "inspectee", "inspectors", "visit", "rectification", "user", "problems", "remark",
    }  # fmt: skip
    assert not seen.further


@pytest.mark.parametrize(("topic", "asked"), [("fees", True), ("resale", True), ("charging", True), ("mining", False)])
def test_refunds_are_asked_for_where_money_was_taken_and_can_be_given_elsewhere(pack: Pack, topic: str, asked: bool) -> None:
    seen = shown(form_sections(pack), pack, [topic], {})
    assert ("refunds" in seen.needed, "refunds" in seen.further) == (asked, not asked)


@pytest.mark.parametrize(("path", "value"), [("pv.zone", "red"), ("fees", []), ("site.city", "焦作"), ("outage.hours", "不清楚")])
def test_what_a_record_holds_is_shown_whatever_its_topics(pack: Pack, path: str, value: object) -> None:
    assert path in shown(form_sections(pack), pack, ["mining"], put({}, path, value)).needed


def test_an_act_is_chosen_by_its_meaning_in_the_guideline(pack: Pack) -> None:
    acts = next(item for section in form_sections(pack) for item in section.items if item.path == "designation.acts")
    assert isinstance(acts, ListField)
    code = acts.lines[0]
    assert code.type is FieldType.CHOICE
    assert dict(code.choices) == {act.code: f"{act.meaning}（{act.clause}）" for act in pack.acts.values()}


def test_an_observation_names_its_requirement_and_clause(pack: Pack) -> None:
    item = next(item for section in form_sections(pack) for item in section.items if item.path == "observations.wuzhi-2023.fees.published")
    assert isinstance(item, Field)
    assert item.label == "取消收费清单应在营业厅和线上渠道公示（三(一)2(1)）"
