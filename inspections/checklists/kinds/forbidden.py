"""`forbidden`: all of `violation_when` true is a violation, one false complies; on fee facts line by line."""

from __future__ import annotations

import numpy as np

from inspections.checklists.answer import Explanation, Verdict
from inspections.checklists.applicability import Verdicts, applied, of_line, of_record
from inspections.checklists.conditions import FEE
from inspections.checklists.facts import Facts, Row, holds
from inspections.checklists.kinds.fee_lines import lacking_facts, owners_of, spoken_line, where_in_force
from inspections.checklists.kleene import FALSE, TRUE, UNKNOWN
from inspections.checklists.pack import Requirement
from inspections.checklists.wording import label, missing, spoken_condition, spoken_fact
from inspections.records.facts import Value

_VERDICTS = np.empty(3, dtype=np.int8)
_VERDICTS[[FALSE, UNKNOWN, TRUE]] = Verdict.COMPLIANT, Verdict.UNDETERMINED, Verdict.VIOLATION
"""Truth of `violation_when` to verdict."""


def on_fees(requirement: Requirement) -> bool:
    """Say whether a requirement is judged fee line by fee line."""
    return any(condition.fact.startswith(FEE) for condition in (*requirement.applies_when, *requirement.violation_when))


def judge(requirement: Requirement, facts: Facts) -> Verdicts:
    """Return the verdict of every row, for a requirement that is not on fee lines."""
    return applied(requirement, facts, _VERDICTS[facts.all_true(requirement.violation_when, applying=False)])


def line_verdicts(requirement: Requirement, facts: Facts) -> Verdicts:
    """Return the verdict of every fee line."""
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


def explain(requirement: Requirement, row: Row, verdict: Verdict) -> Explanation:
    """Word the facts that decided."""
    held: dict[str, Value] = {}
    absent: list[str] = []
    for condition in requirement.violation_when:
        value = row.at(condition.fact)
        if value is None:
            absent.append(condition.fact)
        else:
            held[condition.fact] = value
    if verdict is Verdict.UNDETERMINED:
        return Explanation(None, missing(absent), held)
    if verdict is Verdict.VIOLATION:
        given = {
            each.fact: value for each in requirement.applies_when if (value := row.at(each.fact)) is not None and each.fact not in held
        }
        told = "、".join(spoken_fact(fact, value) for fact, value in held.items())
        return Explanation(None, f"{'、'.join(spoken_fact(*each) for each in given.items())}，而{told}" if given else told, held)
    kept = next(
        condition for condition in requirement.violation_when if condition.fact in held and not holds(condition, held[condition.fact])
    )
    return Explanation(None, f"没有出现“{spoken_condition(kept)}”的情形（{label(kept.fact)}已核实）", held)


def explain_lines(requirement: Requirement, lines: list[tuple[int, dict[str, Value]]], verdict: Verdict, wanted: list[str]) -> Explanation:
    """Word the fee lines that decided, with their numbers; `wanted` are the facts that the verdict on a line rests on."""
    held = {f"fees[{number}].{key}": value for number, line in lines for key, value in line.items()}
    named = "；".join(spoken_line(number, line) for number, line in lines)
    if verdict is Verdict.VIOLATION:
        broken = "、".join(spoken_condition(condition) for condition in requirement.violation_when)
        return Explanation(None, f"{named}：{broken}", held)
    if verdict is Verdict.UNDETERMINED:
        lacking = dict.fromkeys(fact for _, line in lines for fact in lacking_facts(wanted, line))
        return Explanation(None, f"{named}：{missing(lacking)}", held)
    return Explanation(None, f"所列{len(lines)}笔收费没有违反本项要求", held)
