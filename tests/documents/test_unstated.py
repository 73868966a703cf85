"""What a finding's words need is asked for by name, and nothing else: a blank is a fault, and a fault is a blank."""

from typing import Any

import pytest

from inspections.checklists.answer import Verdict
from inspections.checklists.check import check
from inspections.checklists.kinds.mean_time_limit import MEAN_TIME_LIMIT
from inspections.checklists.loading import load_packs
from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.samples import sample_record
from inspections.documents.unstated import amount_faults, found_to_fill, unstated, words_to_fill
from inspections.faults import Fault, UserError
from inspections.findings.phrases import fill
from inspections.findings.violations import Fact, violations
from inspections.records.reading import table_of
from inspections.records.rows import record_of
from tests.support.checklists import calendar
from tests.support.notice_drafts import USER, charged, composed, drafts_of, fee, texts, verdicts_on
from tests.support.records import RESOURCES, record, vocabulary

PACKS = load_packs(RESOURCES / "checklists").checklists
WORDED = [
    (pack, requirement)
    for pack in PACKS
    for requirement in pack.own
    if requirement.kind.answered and requirement.wording is not None and requirement.kind is not MEAN_TIME_LIMIT
]
BANNED = "wuzhi-2023.fees.banned"
MINING: dict[str, Any] = {"status": "confirmed", "connection": "connected_after_ban", "still_supplied": True, "power_action": "none"}


def refusals(payload: dict[str, Any]) -> tuple[Fault, ...]:
    with pytest.raises(UserError) as refused:
        drafts_of(payload)
    return refused.value.faults


@pytest.mark.parametrize(("pack", "requirement"), WORDED, ids=[requirement.id for _, requirement in WORDED])
def test_a_blank_is_a_fault_and_a_fault_is_a_blank(pack: Pack, requirement: Requirement) -> None:
    """Held on the violating sample of every requirement that ships."""
    table = table_of([sample_record(requirement, requirement.violating or {}, pack.county)], vocabulary())
    one = record_of(table, 0)
    findings = violations(check(table, pack, calendar()).of_record(0, least=Verdict.VIOLATION), one, pack)
    (finding,) = [finding for finding in findings if finding.requirement is requirement]
    fact = Fact(finding, finding.lines, ())
    words = words_to_fill(fact)
    faults = [*unstated([(fact, words)], one), *(amount_faults(fact.lines, one) if "{fees}" in words or "{amount}" in words else ())]
    assert ("＿" in fill(words, fact, one, pack)) == bool([fault for fault in faults if not fault.path.endswith(".target")])
    assert all(fault.path and fault.action for fault in faults)


def test_a_fee_needs_its_user_and_its_day() -> None:
    listed = refusals(charged(fee(charged_on=None), user={"kind": "private"}))
    assert [(fault.code, fault.path) for fault in listed] == [("not_stated", "user.name"), ("not_stated", "fees[1].charged_on")]
    assert "没有填写用户名称" in listed[0].what
    assert "第1笔收费的收费日期" in listed[1].what
    assert listed[0].where == "记录“A-1”的 user.name"
    assert "请在记录中填写" in listed[0].action


def test_a_mine_that_nobody_is_named_for_gives_no_notice() -> None:
    """The trial of 0.4.0: 有关用户经查实…, an order to end the supply of nobody."""
    mine = record(topics=["mining"], mining=MINING)
    assert {refusal.path for refusal in refusals(mine)} == {"user.name"}
    named = texts(composed(mine | {"user": {"name": "某数据中心"}}))
    assert any("某数据中心" in text for text in named)


def test_what_a_requirement_does_not_speak_of_is_not_asked_for() -> None:
    published = record(topics=["fees"], fees=[], observations={"wuzhi-2023.fees.published": "violation"})
    assert len(drafts_of(published)) == 1


def test_an_inspector_who_told_the_facts_is_asked_for_none() -> None:
    words = {"decision": "confirmed", "found": "2023年6月向甲公司收取移表费1200元。", "correct": "全额退还。"}
    assert len(drafts_of(charged(fee(charged_on=None), user={"kind": "private"}, determinations={BANNED: words}))) == 1
    half = {key: value for key, value in words.items() if key != "correct"}
    assert len(drafts_of(charged(fee(charged_on=None), determinations={BANNED: half}))) == 1


def test_an_act_says_against_whom_it_was() -> None:
    def acting(**act: str) -> dict[str, Any]:
        return record(topics=["designation"], designation={"acts": [{"code": "named", **act}]}, user={"name": USER, "kind": "private"})

    (fault,) = refusals(acting(unit="某电力工程公司"))
    assert fault.path == "designation.acts[1].target"
    assert len(drafts_of(acting(target="construction"))) == 1


def test_only_what_was_found_is_asked_for_where_nothing_is_ordered() -> None:
    verdicts = verdicts_on(charged(fee()))
    one = record_of(verdicts.facts.table, 0)
    (finding,) = violations(
        verdicts.of_record(0, least=Verdict.VIOLATION), one, next(requirement for requirement in PACKS if requirement.id == "wuzhi-2023")
    )
    fact = Fact(finding, finding.lines, ())
    assert finding.requirement.wording is not None
    assert found_to_fill(fact) == finding.requirement.wording.found
    assert words_to_fill(fact) == finding.requirement.wording.found + finding.requirement.wording.correct
