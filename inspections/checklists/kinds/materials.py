"""`materials`: one material asked for outside the allowed ones is a violation."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import numpy as np

from inspections.checklists.answer import Explanation, Verdict
from inspections.checklists.applicability import VerdictColumn, applied
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.facts import Facts, RecordRow
from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.rule_kind import OfRecords, Placeholder, RuleKind
from inspections.checklists.wording import label, missing, spoken
from inspections.records.fact_table import Value
from inspections.records.fields.field import FieldType


def judge(requirement: Requirement, facts: Facts, _: WorkingDays) -> VerdictColumn:
    """Return the verdict of every row."""

    def of_value(value: Value) -> int:
        return Verdict.VIOLATION if outside(requirement, value) else Verdict.COMPLIANT

    judged = facts.spread(requirement.measure, of_value, Verdict.UNDETERMINED, np.int8)
    return applied(requirement, facts, judged.astype(np.int8))


def outside(requirement: Requirement, value: Value) -> tuple[str, ...]:
    """Return the materials that may not be asked for."""
    return tuple(part for part in value if part not in requirement.allowed) if isinstance(value, tuple) else ()


def explain(requirement: Requirement, row: RecordRow, _: Verdict, __: Pack, ___: WorkingDays) -> Explanation:
    """Word the materials of one record."""
    value = row.at(requirement.measure)
    if value is None:
        return Explanation(None, missing([requirement.measure]), {})
    extra = outside(requirement, value)
    reason = f"要求提供规定以外的资料：{spoken(extra, requirement.measure)}" if extra else "没有要求提供规定以外的资料"
    return Explanation(Decimal(len(extra)), reason, {requirement.measure: value})


def _spoken_outside(payload: Mapping[str, Any], requirement: Requirement, _: Pack) -> str:
    group, _dot, key = requirement.measure.partition(".")
    return spoken(outside(requirement, tuple(payload.get(group, {}).get(key) or ())), requirement.measure)


def _demand(requirement: Requirement) -> str:
    subject, allowed = label(requirement.measure), spoken(requirement.allowed, requirement.measure)
    return f"{subject}只能要求：{allowed}" if allowed else f"不得要求任何{subject}"


MATERIALS = RuleKind(
    name="materials",
    needed=("measure", "allowed"),
    measured=FieldType.TEXTS,
    judging=lambda _: OfRecords(judge, explain),
    matter=lambda requirement: ("materials", requirement.measure),
    called=lambda requirement: label(requirement.measure),
    judges_by=lambda requirement, _: {("measure", requirement.measure): requirement.measure},
    deed=lambda requirement: ("materials", requirement.measure),
    demand=_demand,
    fills=lambda _: ("measured",),
    placeholders=(Placeholder("materials", "超出范围的资料", fill=_spoken_outside),),
)
