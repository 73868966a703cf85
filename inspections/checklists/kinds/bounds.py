"""`limit`, `minimum`, `range`: one number held against bounds, which are themselves allowed."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from inspections.checklists.answer import Explanation, Verdict
from inspections.checklists.applicability import Verdicts, applied
from inspections.checklists.facts import Facts, Row
from inspections.checklists.pack import Kind, Requirement
from inspections.checklists.wording import UNITS, label, missing
from inspections.records.facts import Value


def judge(requirement: Requirement, facts: Facts) -> Verdicts:
    """Return the verdict of every row."""
    lower, upper = _bounds(requirement)

    def of_value(value: Value) -> int:
        within = isinstance(value, Decimal) and (lower is None or value >= lower) and (upper is None or value <= upper)
        return Verdict.COMPLIANT if within else Verdict.VIOLATION

    judged = facts.spread(requirement.measure, of_value, Verdict.UNDETERMINED, np.int8)
    return applied(requirement, facts, judged.astype(np.int8))


def explain(requirement: Requirement, row: Row, verdict: Verdict) -> Explanation:
    """Word the number against its bounds."""
    value = row.at(requirement.measure)
    if not isinstance(value, Decimal):
        return Explanation(None, missing([requirement.measure]), {})
    lower, upper = _bounds(requirement)
    unit = UNITS.get(requirement.unit, requirement.unit)
    bounds = "、".join(f"{word}{bound:f}{unit}" for word, bound in (("不低于", lower), ("不超过", upper)) if bound is not None)
    fits = "不符合" if verdict is Verdict.VIOLATION else "符合"
    reason = f"{label(requirement.measure)}为{value:f}{unit}，{fits}{bounds}的规定"
    return Explanation(value, reason, {requirement.measure: value})


def _bounds(requirement: Requirement) -> tuple[Decimal | None, Decimal | None]:
    if requirement.kind is Kind.MINIMUM:
        return requirement.limit, None
    if requirement.kind is Kind.RANGE:
        return requirement.lower, requirement.upper
    return None, requirement.limit
