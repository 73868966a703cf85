"""`limit_or_drop`: at most the limit, or at least a given share below the previous year."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from inspections.checklists.answer import Explanation, Verdict
from inspections.checklists.applicability import VerdictColumn, applied
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.facts import Facts, RecordRow
from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.rule_kind import OfRecords, Placeholder, RuleKind
from inspections.checklists.wording import UNITS, label, missing, spoken_amount, spoken_bounds, spoken_number
from inspections.records.fact_table import ABSENT, Value
from inspections.records.fields.field import FieldType

PREVIOUS = "outage.hours_previous_year"


def judge(requirement: Requirement, facts: Facts, _: WorkingDays) -> VerdictColumn:
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


def explain(requirement: Requirement, row: RecordRow, verdict: Verdict, _: Pack, __: WorkingDays) -> Explanation:
    """Word the number against the limit and the previous year."""
    value, previous = row.at(requirement.measure), row.at(PREVIOUS)
    if not isinstance(value, Decimal):
        return Explanation(None, missing([requirement.measure]), {})
    unit = UNITS.get(requirement.unit, requirement.unit)
    evidence: dict[str, Value] = {requirement.measure: value}
    compared = f"{label(requirement.measure)}为{value:f}{unit}"
    if value <= _limit(requirement):
        return Explanation(value, f"{compared}，未超过{requirement.limit:f}{unit}", evidence)
    if not isinstance(previous, Decimal):
        return Explanation(
            value, f"{compared}，超过{requirement.limit:f}{unit}，没有上年数据，无法判断是否压缩{requirement.drop_percent:f}%以上", evidence
        )
    evidence[PREVIOUS] = previous
    fits = "达不到" if verdict is Verdict.VIOLATION else "达到"
    target = f"不超过{_target(requirement, previous):f}{unit}"
    drop = f"同比压缩{requirement.drop_percent:f}%以上（即{target}）"
    reason = f"{compared}，超过{requirement.limit:f}{unit}；上年为{previous:f}{unit}，{fits}{drop}"
    return Explanation(value, reason, evidence)


def _limit(requirement: Requirement) -> Decimal:
    return requirement.limit if requirement.limit is not None else Decimal(0)


def _target(requirement: Requirement, previous: Decimal) -> Decimal:
    return previous * (100 - (requirement.drop_percent or Decimal(0))) / 100


def _dropped(requirement: Requirement, value: Value, previous: Value) -> Verdict:
    enough = isinstance(value, Decimal) and isinstance(previous, Decimal) and value <= _target(requirement, previous)
    return Verdict.COMPLIANT if enough else Verdict.VIOLATION


def _figures(requirement: Requirement) -> str:
    bounds = spoken_bounds(None, requirement.limit, requirement.unit)
    return bounds if requirement.drop_percent is None else f"{bounds}，或者比上年下降{requirement.drop_percent:f}%以上"


def _demand(requirement: Requirement) -> str:
    limit = spoken_amount(requirement.limit, requirement.unit, requirement.measure)
    return f"{label(requirement.measure)}不超过{limit}；超过的，比上年至少下降 {spoken_number(requirement.drop_percent)}%"


LIMIT_OR_DROP = RuleKind(
    name="limit_or_drop",
    needed=("measure", "limit", "drop_percent", "unit"),
    measured=FieldType.NUMBER,
    judging=lambda _: OfRecords(judge, explain),
    reads=lambda _: (PREVIOUS,),
    matter=lambda requirement: ("bounds", requirement.measure),
    called=lambda requirement: label(requirement.measure),
    figures=_figures,
    judges_by=lambda requirement, _: {("measure", requirement.measure): requirement.measure},
    demand=_demand,
    fills=lambda _: ("measured",),
    placeholders=(Placeholder("previous", "上年数值", fact=PREVIOUS),),
)
