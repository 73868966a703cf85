"""What stands in an inspectee's notice, and how several breaches of one deed are one fact."""

from typing import Any

import pytest

from inspections.checklists.answer import Verdict
from inspections.findings.violations import Fact, facts_of, notifiable, violations
from inspections.records.rows import records_of
from tests.support.command_line import aimed
from tests.support.notice_drafts import charged, fee, verdicts_on
from tests.support.records import record

BANNED, UNAPPROVED, AFFILIATE = (f"wuzhi-2023.fees.{name}" for name in ("banned", "unapproved", "affiliate"))


def notified(payload: dict[str, Any]) -> list[str]:
    verdicts = verdicts_on(payload)
    (one,) = records_of(verdicts.facts.table)
    findings = violations(verdicts.of_record(0, least=Verdict.VIOLATION), one, verdicts.pack)
    return [finding.requirement.id for finding in notifiable(findings)]


def facts(payload: dict[str, Any]) -> list[Fact]:
    verdicts = verdicts_on(payload)
    (one,) = records_of(verdicts.facts.table)
    findings = violations(verdicts.of_record(0, least=Verdict.VIOLATION), one, verdicts.pack)
    return facts_of(notifiable(findings))


def facts_told(payload: dict[str, Any]) -> list[tuple[str, tuple[int, ...], list[tuple[str, tuple[int, ...]]]]]:
    return [
        (fact.main.requirement.id, fact.lines, [(breach.requirement.id, breach.lines) for breach in fact.further])
        for fact in facts(payload)
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [BANNED]),
        ({"determinations": {BANNED: {"decision": "confirmed"}}}, [BANNED]),
        ({"determinations": {BANNED: {"decision": "set_aside", "reason": "已退还"}}}, []),
        ({"inspectee": {"name": "某增量配电公司", "kind": "incremental_grid"}}, [BANNED]),
        ({"inspectee": {"name": "某物业", "kind": "property_manager"}}, []),
        ({"inspectee": {"name": "某公司", "kind": "other"}}, []),
    ],
)
def test_only_what_binds_the_inspectee_and_is_upheld_stands_in_its_notice(changes: dict[str, Any], expected: list[str]) -> None:
    assert notified(charged(fee(), **changes)) == expected


def test_an_aim_that_is_missed_stands_in_no_notice() -> None:
    assert Verdict.VIOLATION in {answer.verdict for answer in verdicts_on(aimed()).answers()}
    assert notified(aimed()) == []


def test_what_is_compliant_or_undetermined_is_no_violation() -> None:
    assert notified(charged(fee("移表手续费"), fee("电费"), fee(amount=None))) == []


def test_one_payment_under_several_requirements_is_one_fact_with_several_clauses() -> None:
    payload = charged(fee(approved_item=False, reasonable=False))
    assert facts_told(payload) == [(BANNED, (1,), [(UNAPPROVED, (1,)), (AFFILIATE, (1,))])]


def test_each_payment_is_told_once_under_the_first_requirement_it_breaks() -> None:
    lines = (fee("电费", approved_item=False), fee(), fee("搭伙费", approved_item=False), fee("工程款", reasonable=False), fee("电费"))
    assert facts_told(charged(*lines)) == [
        (BANNED, (2, 3), [(UNAPPROVED, (3,))]),
        (UNAPPROVED, (1,), []),
        (AFFILIATE, (4,), []),
    ]


def test_one_deed_under_two_requirements_is_told_once() -> None:
    mining = {"status": "confirmed", "connection": "connected_after_ban", "still_supplied": True, "power_action": "none"}
    findings = notified(record(topics=["mining"], mining=mining))
    shown = [fact.main.requirement.id for fact in facts(record(topics=["mining"], mining=mining))]
    further = [breach.requirement.id for fact in facts(record(topics=["mining"], mining=mining)) for breach in fact.further]
    assert sorted(shown + further) == sorted(findings)
    assert len(shown) == len(set(shown)) >= 1
