"""`limit_or_drop`: at most the limit, or at least a given share below the previous year."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from inspections.checklists.answer import Explanation, Verdict
from inspections.checklists.applicability import Verdicts, applied
from inspections.checklists.facts import Facts, Row
from inspections.checklists.pack import Requirement
from inspections.checklists.wording import UNITS, label, missing
from inspections.records.facts import ABSENT, Value

PREVIOUS = "outage.hours_previous_year"


def judge(requirement: Requirement, facts: Facts) -> Verdicts:
    """Return the verdict of every row."""

    def of_value(value: Value) -> int:
        return Verdict.COMPLIANT if isinstance(value, Decimal) and value <= _limit(requirement) else Verdict.VIOLATION

    judged = facts.spread(requirement.measure, of_value, Verdict.UNDETERMINED, np.int8).astype(np.int8)
    above = np.flatnonzero(judged == Verdict.VIOLATION)
    now, before = facts.column(requirement.measure), facts.column(PREVIOUS)
    if before is None or now is None:
        judged[above] = Verdict.UNDETERMINED
    else:
        pairs = np.stack([now.codes[above], before.codes[above]])
        distinct, which = np.unique(pairs, axis=1, return_inverse=True)
        verdicts = [
            Verdict.UNDETERMINED if old == ABSENT else _dropped(requirement, now.values[new], before.values[old])
            for new, old in distinct.T.tolist()
        ]
        judged[above] = np.array(verdicts, dtype=np.int8)[which.ravel()]
    return applied(requirement, facts, judged)


def explain(requirement: Requirement, row: Row, verdict: Verdict) -> Explanation:
    """Word the number against the limit and the previous year."""
    value, previous = row.at(requirement.measure), row.at(PREVIOUS)
    if not isinstance(value, Decimal):
        return Explanation(None, missing([requirement.measure]), {})
    unit = UNITS.get(requirement.unit, requirement.unit)
    held: dict[str, Value] = {requirement.measure: value}
    told = f"{label(requirement.measure)}为{value:f}{unit}"
    if value <= _limit(requirement):
        return Explanation(value, f"{told}，未超过{requirement.limit:f}{unit}", held)
    if not isinstance(previous, Decimal):
        return Explanation(
            value, f"{told}，超过{requirement.limit:f}{unit}，没有上年数据，无法判断是否压缩{requirement.drop_percent:f}%以上", held
        )
    held[PREVIOUS] = previous
    fits = "达不到" if verdict is Verdict.VIOLATION else "达到"
    target = f"不超过{_target(requirement, previous):f}{unit}"
    drop = f"同比压缩{requirement.drop_percent:f}%以上（即{target}）"
    reason = f"{told}，超过{requirement.limit:f}{unit}；上年为{previous:f}{unit}，{fits}{drop}"
    return Explanation(value, reason, held)


def _limit(requirement: Requirement) -> Decimal:
    return requirement.limit if requirement.limit is not None else Decimal(0)


def _target(requirement: Requirement, previous: Decimal) -> Decimal:
    return previous * (100 - (requirement.drop_percent or Decimal(0))) / 100


def _dropped(requirement: Requirement, value: Value, previous: Value) -> Verdict:
    enough = isinstance(value, Decimal) and isinstance(previous, Decimal) and value <= _target(requirement, previous)
    return Verdict.COMPLIANT if enough else Verdict.VIOLATION
