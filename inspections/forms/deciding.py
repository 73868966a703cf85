"""Which field of the form a verdict rests on, or waits for: where a click on the verdict leads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspections.checklists.answer import Answer, Verdict
from inspections.checklists.conditions import FEE
from inspections.checklists.facts import ABSENT_IS_FALSE
from inspections.checklists.pack import Requirement
from inspections.forms.content import value_at
from inspections.forms.needs import facts_read


def deciding_path(requirement: Requirement, answer: Answer, content: Mapping[str, Any]) -> str:
    """Return the path of the field to go to: for an undetermined answer the first that is missing, else the one that decided."""
    if requirement.kind.observed:
        return f"observations.{requirement.id}"
    read = facts_read(requirement)
    if answer.verdict is Verdict.UNDETERMINED:
        waits_for = requirement.kind.waits_for
        if waits_for and value_at(content, waits_for.partition("[")[0]):
            return waits_for
        if requirement.kind.by_fee_line(requirement):
            return _lacking_in_fees(requirement, answer, content)
        excused = ABSENT_IS_FALSE.difference(condition.fact for condition in requirement.violation_when)
        lacking = [fact for fact in read if value_at(content, fact) is None and fact not in excused]
        if lacking:
            return lacking[0]
    lines = [path for path in answer.evidence if "[" in path]
    if lines:
        asked = [condition.fact.removeprefix(FEE) for condition in requirement.violation_when if condition.fact.startswith(FEE)]
        return next((path for fact in asked for path in lines if path.endswith(f"].{fact}")), lines[0])
    decisive = [fact for fact in reversed(read) if fact in answer.evidence] or [fact for fact in read if fact in answer.evidence]
    if answer.verdict is Verdict.NOT_APPLICABLE:
        decisive = [fact for fact in answer.evidence if value_at(content, fact) is not None][-1:]
    return (decisive or [*read[-1:], "topics"])[0]


def _lacking_in_fees(requirement: Requirement, answer: Answer, content: Mapping[str, Any]) -> str:
    conditions = (*requirement.applies_when, *requirement.violation_when)
    for condition in conditions:
        if not condition.fact.startswith(FEE) and value_at(content, condition.fact) is None and condition.fact not in ABSENT_IS_FALSE:
            return condition.fact
    fees = value_at(content, "fees")
    if not isinstance(fees, list) or not fees:
        return "fees"
    wanted = [*requirement.kind.line_facts, *(condition.fact for condition in conditions if condition.fact.startswith(FEE))]
    numbers = dict.fromkeys(int(path[len("fees[") : path.index("]")]) for path in answer.evidence if path.startswith("fees["))
    for number in numbers or range(1, len(fees) + 1):
        for fact in wanted:
            path = f"fees[{number}].{fact.removeprefix(FEE)}"
            if value_at(content, path) is None:
                return path
    return f"fees[{next(iter(numbers), 1)}].name"
