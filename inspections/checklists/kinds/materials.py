"""`materials`: one material asked for outside the allowed ones is a violation."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from inspections.checklists.answer import Explanation, Verdict
from inspections.checklists.applicability import Verdicts, applied
from inspections.checklists.facts import Facts, Row
from inspections.checklists.pack import Requirement
from inspections.checklists.wording import missing, spoken
from inspections.records.facts import Value


def judge(requirement: Requirement, facts: Facts) -> Verdicts:
    """Return the verdict of every row."""

    def of_value(value: Value) -> int:
        return Verdict.VIOLATION if outside(requirement, value) else Verdict.COMPLIANT

    judged = facts.spread(requirement.measure, of_value, Verdict.UNDETERMINED, np.int8)
    return applied(requirement, facts, judged.astype(np.int8))


def outside(requirement: Requirement, value: Value) -> tuple[str, ...]:
    """Return the materials that may not be asked for."""
    return tuple(part for part in value if part not in requirement.allowed) if isinstance(value, tuple) else ()


def explain(requirement: Requirement, row: Row) -> Explanation:
    """Word the materials of one record."""
    value = row.at(requirement.measure)
    if value is None:
        return Explanation(None, missing([requirement.measure]), {})
    extra = outside(requirement, value)
    reason = f"要求提供规定以外的资料：{spoken(extra, requirement.measure)}" if extra else "没有要求提供规定以外的资料"
    return Explanation(Decimal(len(extra)), reason, {requirement.measure: value})
