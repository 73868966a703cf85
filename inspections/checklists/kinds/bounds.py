"""What `limit`, `minimum` and `range` share: one number held against bounds, which are themselves allowed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import TypeAlias

import numpy as np

from inspections.checklists.answer import Explanation, Verdict
from inspections.checklists.applicability import VerdictColumn, applied
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.facts import Facts, RecordRow
from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.rule_kind import LimitIs, OfRecords, RuleKind
from inspections.checklists.wording import UNITS, label, missing, spoken_amount, spoken_bounds
from inspections.records.fact_table import Value
from inspections.records.fields.field import FieldType

Bounds: TypeAlias = Callable[[Requirement], tuple[Decimal | None, Decimal | None]]
"""A requirement to the least and the most that is allowed."""


def within(name: str, needed: tuple[str, ...], bounds: Bounds, limit: LimitIs = LimitIs.MOST, before_limit: str = "") -> RuleKind:
    """Return the kind that holds the number at `measure` against `bounds`."""
    judging = OfRecords(partial(_judge, bounds), partial(_explain, bounds))
    return RuleKind(
        name=name,
        needed=("measure", *needed, "unit"),
        measured=FieldType.NUMBER,
        limit=limit,
        judging=lambda _: judging,
        matter=lambda requirement: ("bounds", requirement.measure),
        called=lambda requirement: label(requirement.measure),
        figures=lambda requirement: spoken_bounds(*bounds(requirement), requirement.unit),
        judges_by=lambda requirement, _: {("measure", requirement.measure): requirement.measure},
        demand=partial(_demand, bounds),
        before_limit=before_limit,
        fills=lambda _: ("measured",),
    )


def _judge(bounds: Bounds, requirement: Requirement, facts: Facts, _: WorkingDays) -> VerdictColumn:
    lower, upper = bounds(requirement)

    def of_value(value: Value) -> int:
        inside = isinstance(value, Decimal) and (lower is None or value >= lower) and (upper is None or value <= upper)
        return Verdict.COMPLIANT if inside else Verdict.VIOLATION

    judged = facts.spread(requirement.measure, of_value, Verdict.UNDETERMINED, np.int8)
    return applied(requirement, facts, judged.astype(np.int8))


def _explain(  # as every kind's, behind the bounds
    bounds: Bounds, requirement: Requirement, row: RecordRow, verdict: Verdict, _: Pack, __: WorkingDays
) -> Explanation:
    value = row.at(requirement.measure)
    if not isinstance(value, Decimal):
        return Explanation(None, missing([requirement.measure]), {})
    unit = UNITS.get(requirement.unit, requirement.unit)
    fits = "不符合" if verdict is Verdict.VIOLATION else "符合"
    reason = f"{label(requirement.measure)}为{value:f}{unit}，{fits}{spoken_bounds(*bounds(requirement), requirement.unit)}的规定"
    return Explanation(value, reason, {requirement.measure: value})


def _demand(bounds: Bounds, requirement: Requirement) -> str:
    lower, upper = bounds(requirement)
    words = (("不低于", lower), ("不超过", upper))
    asked = (f"{how}{spoken_amount(bound, requirement.unit, requirement.measure)}" for how, bound in words if bound is not None)
    return f"{label(requirement.measure)}{'，'.join(asked)}"
