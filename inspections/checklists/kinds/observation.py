"""`observation`: what the inspector judged by eye, and nothing else."""

from __future__ import annotations

import numpy as np

from inspections.checklists.answer import Explanation, Verdict
from inspections.checklists.applicability import Verdicts, applied
from inspections.checklists.facts import Facts, Row
from inspections.checklists.pack import Requirement
from inspections.records.facts import Value

_SEEN = {"compliant": Verdict.COMPLIANT, "violation": Verdict.VIOLATION, "not_applicable": Verdict.NOT_APPLICABLE}


def judge(requirement: Requirement, facts: Facts) -> Verdicts:
    """Return the verdict of every row."""

    def of_value(value: Value) -> int:
        return _SEEN[str(value)]

    judged = facts.spread(f"observations.{requirement.id}", of_value, Verdict.UNDETERMINED, np.int8)
    return applied(requirement, facts, judged.astype(np.int8))


def explain(requirement: Requirement, row: Row) -> Explanation:
    """Word the observation of one record."""
    path = f"observations.{requirement.id}"
    value = row.at(path)
    if value is None:
        return Explanation(None, "检查人尚未对本项作出现场判断", {})
    return Explanation(None, f"检查人现场判断为{_SEEN[str(value)].label}", {path: value})
