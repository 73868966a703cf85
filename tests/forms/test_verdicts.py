"""The panel's state: worst first, with clause, figures and reason; determinations on violations alone."""

import pytest

from inspections.checklists.answer import Verdict
from inspections.documents.knowledge import Knowledge
from tests.support.form_contents import WHOLE
from tests.support.form_session import open_form

BANNED = "wuzhi-2023.fees.banned"


def test_without_a_topic_the_panel_says_what_to_do(knowledge: Knowledge) -> None:
    form = open_form(knowledge, {"inspected_on": "2023-08-20", "inspectors": []})
    assert form.verdicts({}).summary() == "勾选检查项目后，这里随填随核"


@pytest.mark.parametrize("day", ["", "2023-02-30", "昨天", "2023"])
def test_without_a_day_there_is_no_verdict_and_the_panel_asks_for_the_day(knowledge: Knowledge, day: str) -> None:
    form = open_form(knowledge, WHOLE)
    form.edit("inspected_on", day)
    assert form.verdicts({}).lines == {}
    assert form.verdicts({}).summary() == "先填检查时间，才能核对"
    form.edit("inspected_on", "2023-08-15")
    assert form.verdicts({}).lines[Verdict.VIOLATION][0].requirement == BANNED


def test_a_violation_has_its_clause_figures_reason_field_and_consequence(knowledge: Knowledge) -> None:
    form = open_form(knowledge, {**WHOLE, "user": {"kind": "private"}})
    line = form.verdicts({}).lines[Verdict.VIOLATION][0]
    assert (line.requirement, line.clause, line.topic) == (BANNED, "三(一)2(1)", "违规收费")
    assert line.figures == "实际 1200.00元，规定 0元"
    assert "移表费" in line.reason
    assert line.path == "fees[1].name"
    assert line.leads_to == "责令改正"


def test_of_a_payer_that_nobody_named_nothing_is_ordered(knowledge: Knowledge) -> None:
    """The power over fees is for market participants; who is not known to be one gives no order."""
    assert open_form(knowledge, WHOLE).verdicts({}).lines[Verdict.VIOLATION][0].leads_to == "督促整改"


def test_what_is_missing_is_named_and_led_to(knowledge: Knowledge) -> None:
    form = open_form(knowledge, {**WHOLE, "fees": [{"name": "移表费", "payee_relation": "supplier", "stage": "connection"}]})
    waiting = {line.requirement: line for line in form.verdicts({}).lines[Verdict.UNDETERMINED]}
    assert waiting[BANNED].path == "fees[1].amount"
    assert waiting["wuzhi-2023.fees.published"].path == "observations.wuzhi-2023.fees.published"
    assert all(line.determination is None for line in waiting.values())


def test_topics_follow_the_order_of_the_record(knowledge: Knowledge) -> None:
    form = open_form(knowledge, {**WHOLE, "topics": ["pv", "mining", "fees"]})
    topics = [line.topic for line in form.verdicts({}).lines[Verdict.UNDETERMINED]]
    assert list(dict.fromkeys(topics)) == [topic for topic in ("违规收费", "挖矿", "分布式光伏") if topic in topics]


def test_a_violation_offers_the_words_of_the_notice(knowledge: Knowledge) -> None:
    form = open_form(knowledge, WHOLE)
    said = form.verdicts({}).lines[Verdict.VIOLATION][0].determination
    assert said is not None
    assert said.decision == ""
    assert "移表费1200.00元" in said.suggested.found
    assert said.suggested.correct


def test_the_words_are_offered_while_the_record_is_still_unfinished(knowledge: Knowledge) -> None:
    form = open_form(
        knowledge,
        {"topics": ["fees"], "inspected_on": "2023-08-15", "inspectors": [], "fees": WHOLE["fees"], "inspectee": {"kind": "grid_company"}},
    )
    said = form.verdicts({}).lines[Verdict.VIOLATION][0].determination
    assert said is not None
    assert said.suggested == ("", "")


def test_an_act_that_was_only_begun_accuses_nobody(knowledge: Knowledge) -> None:
    form = open_form(knowledge, {**WHOLE, "topics": ["designation"]})
    form.add_line("designation.acts")
    assert "wuzhi-2023.designation" not in [line.requirement for line in form.verdicts({}).lines.get(Verdict.VIOLATION, ())]
    waiting = {line.requirement.partition(".")[2]: line.path for line in form.verdicts({}).lines[Verdict.UNDETERMINED]}
    assert "designation.acts[1].code" in waiting.values()
    form.edit("designation.acts[1].code", "named")
    (violation,) = form.verdicts({}).lines[Verdict.VIOLATION]
    assert violation.path == "designation.acts[1].code"


def test_what_was_charged_too_much_is_shown_to_the_fen(knowledge: Knowledge) -> None:
    line = {"user": "某商户", "kwh": 1001, "charged": "1367.00", "reference_price": "0.6876", "added": "0", "repaid": "0"}
    party = {"name": "某物业", "kind": "property_manager"}
    form = open_form(knowledge, {**WHOLE, "topics": ["resale"], "fees": None, "inspectee": party, "resale": {"lines": [line]}})
    figures = {one.requirement: one.figures for one in form.verdicts({}).lines[Verdict.VIOLATION]}
    assert figures["national.resale.overcharge"] == "实际 678.71元，规定 0元"
