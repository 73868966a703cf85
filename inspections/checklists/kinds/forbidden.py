"""`forbidden`: all of `violation_when` true is a violation, one false complies; on fee facts line by line."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

import numpy as np

from inspections.checklists.answer import Explanation, Verdict
from inspections.checklists.applicability import VerdictColumn, applied, of_line, of_record
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.conditions import on_fees
from inspections.checklists.facts import Facts, RecordRow, holds
from inspections.checklists.kinds.fee_lines import lacking_facts, owners_of, spoken_line, where_in_force
from inspections.checklists.kleene import FALSE, TRUE, UNKNOWN
from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.rule_kind import FeeLine, JudgedLines, Judging, LimitIs, OfFeeLines, OfRecords, RuleKind
from inspections.checklists.wording import label, missing, spoken_condition, spoken_fact
from inspections.records.fact_table import Value

_VERDICTS = np.empty(3, dtype=np.int8)
_VERDICTS[[FALSE, UNKNOWN, TRUE]] = Verdict.COMPLIANT, Verdict.UNDETERMINED, Verdict.VIOLATION
"""Truth of `violation_when` to verdict."""


def judge(requirement: Requirement, facts: Facts, _: WorkingDays) -> VerdictColumn:
    """Return the verdict of every row, for a requirement that is not on fee lines."""
    return applied(requirement, facts, _VERDICTS[facts.all_true(requirement.violation_when, applying=False)])


def judge_lines(requirement: Requirement, facts: Facts, _: Pack) -> JudgedLines:
    """Return the verdict of every fee line."""
    return JudgedLines(_line_verdicts(requirement, facts), partial(_explain_lines, requirement), None)


def _line_verdicts(requirement: Requirement, facts: Facts) -> VerdictColumn:
    lines, owners = facts.fee_lines(), owners_of(facts)
    broken = np.minimum(
        lines.all_true(of_line(requirement.violation_when), applying=False),
        facts.all_true(of_record(requirement.violation_when), applying=False)[owners],
    )
    applies = np.minimum(
        lines.all_true(of_line(requirement.applies_when), applying=True),
        facts.all_true(of_record(requirement.applies_when), applying=True)[owners],
    )
    judged = np.where(applies == UNKNOWN, np.int8(Verdict.UNDETERMINED), _VERDICTS[broken])
    judged = np.where(applies == FALSE, np.int8(Verdict.NOT_APPLICABLE), judged)
    return where_in_force(requirement, facts, judged)


def explain(requirement: Requirement, row: RecordRow, verdict: Verdict, _: Pack, __: WorkingDays) -> Explanation:
    """Word the facts that decided."""
    evidence: dict[str, Value] = {}
    absent: list[str] = []
    for condition in requirement.violation_when:
        value = row.at(condition.fact)
        if value is None:
            absent.append(condition.fact)
        else:
            evidence[condition.fact] = value
    if verdict is Verdict.UNDETERMINED:
        return Explanation(None, missing(absent), evidence)
    if verdict is Verdict.VIOLATION:
        given = {
            condition.fact: value
            for condition in requirement.applies_when
            if (value := row.at(condition.fact)) is not None and condition.fact not in evidence
        }
        facts = "、".join(spoken_fact(fact, value) for fact, value in evidence.items())
        return Explanation(
            None, f"{'、'.join(spoken_fact(*condition) for condition in given.items())}，而{facts}" if given else facts, evidence
        )
    kept = next(
        condition
        for condition in requirement.violation_when
        if condition.fact in evidence and not holds(condition, evidence[condition.fact])
    )
    return Explanation(None, f"没有出现“{spoken_condition(kept)}”的情形（{label(kept.fact)}已核实）", evidence)


def _explain_lines(requirement: Requirement, lines: list[FeeLine], verdict: Verdict, wanted: list[str]) -> Explanation:
    evidence = {f"fees[{number}].{key}": value for number, line in lines for key, value in line.items()}
    named = "；".join(spoken_line(number, line) for number, line in lines)
    if verdict is Verdict.VIOLATION:
        broken = "、".join(spoken_condition(condition) for condition in requirement.violation_when)
        return Explanation(None, f"{named}：{broken}", evidence)
    if verdict is Verdict.UNDETERMINED:
        lacking = dict.fromkeys(fact for _, line in lines for fact in lacking_facts(wanted, line))
        return Explanation(None, f"{named}：{missing(lacking)}", evidence)
    return Explanation(None, f"所列{len(lines)}笔收费没有违反本项要求", evidence)


def _judging(requirement: Requirement) -> Judging:
    return OfFeeLines(judge_lines) if on_fees(requirement) else OfRecords(judge, explain)


def _facts(requirement: Requirement) -> list[str]:
    return [condition.fact for condition in requirement.violation_when]


def _judges_by(requirement: Requirement, _: Pack) -> dict[Hashable, str]:
    return {("state", fact): fact for fact in sorted(_facts(requirement))}


def _demand(requirement: Requirement) -> str:
    start = "任何一笔收费都不得有下列情形" if on_fees(requirement) else "不得有下列情形"
    return f"{start}：{'，并且'.join(spoken_condition(condition) for condition in requirement.violation_when)}"


FORBIDDEN = RuleKind(
    name="forbidden",
    needed=("violation_when",),
    allowed=("limit", "unit"),
    limit=LimitIs.SHOWN,
    judging=_judging,
    by_fee_line=on_fees,
    matter=lambda requirement: ("forbidden", frozenset(_facts(requirement))),
    called=lambda requirement: "、".join(dict.fromkeys(label(fact) for fact in _facts(requirement))),
    judges_by=_judges_by,
    deed=lambda requirement: frozenset((one.fact, one.operator, one.values) for one in requirement.violation_when),
    demand=_demand,
    fills=lambda requirement: ("fees", "amount") if on_fees(requirement) else (),
)
