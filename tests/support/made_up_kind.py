"""A rule kind that does not ship, whole in this one file: the number at `measure` must be what the record states elsewhere, off by no more
than `limit`."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inspections.checklists.answer import Explanation, Verdict
from inspections.checklists.applicability import applied
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.facts import Facts, RecordRow
from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.rule_kind import OfRecords, Placeholder, RuleKind
from inspections.checklists.wording import UNITS, label, missing, spoken_amount, spoken_bounds
from inspections.records.fields.field import FieldType

STATED = "outage.hours_previous_year"


def judge(requirement: Requirement, facts: Facts, _: WorkingDays) -> NDArray[np.int8]:
    rows = (RecordRow(facts, number) for number in range(facts.size))
    return applied(requirement, facts, np.array([_verdict(requirement, row) for row in rows], dtype=np.int8))


def explain(requirement: Requirement, row: RecordRow, verdict: Verdict, _: Pack, __: WorkingDays) -> Explanation:
    measured, stated = row.at(requirement.measure), row.at(STATED)
    if not isinstance(measured, Decimal) or not isinstance(stated, Decimal):
        return Explanation(None, missing([fact for fact in (requirement.measure, STATED) if row.at(fact) is None]), {})
    evidence = {requirement.measure: measured, STATED: stated}
    off = abs(measured - stated)
    within = "超出" if verdict is Verdict.VIOLATION else "没有超出"
    limit = f"{requirement.limit:f}{UNITS[requirement.unit]}"
    return Explanation(off, f"{label(requirement.measure)}与{label(STATED)}相差{off:f}{UNITS[requirement.unit]}，{within}{limit}", evidence)


def _verdict(requirement: Requirement, row: RecordRow) -> Verdict:
    measured, stated = row.at(requirement.measure), row.at(STATED)
    if not isinstance(measured, Decimal) or not isinstance(stated, Decimal):
        return Verdict.UNDETERMINED
    return Verdict.VIOLATION if abs(measured - stated) > (requirement.limit or 0) else Verdict.COMPLIANT


def _off(payload: Mapping[str, Any], _: Requirement, __: Pack) -> str:
    outage = payload["outage"]
    return f"{abs(Decimal(str(outage['hours'])) - Decimal(str(outage['hours_previous_year']))):f}"


AGREES = RuleKind(
    name="agrees",
    needed=("measure", "limit", "unit"),
    measured=FieldType.NUMBER,
    judging=lambda _: OfRecords(judge, explain),
    reads=lambda _: (STATED,),
    matter=lambda requirement: ("agrees", requirement.measure),
    called=lambda requirement: f"{label(requirement.measure)}的出入",
    figures=lambda requirement: spoken_bounds(None, requirement.limit, requirement.unit),
    judges_by=lambda requirement, _: {("agrees", requirement.measure): label(requirement.measure)},
    demand=lambda requirement: f"{label(requirement.measure)}的出入不超过{spoken_amount(requirement.limit, requirement.unit, '')}",
    fills=lambda _: ("measured",),
    placeholders=(Placeholder("off", "出入", fill=_off),),
)

PACK = """
[pack]
id = "made-up"
version = "1"
title = "试用检查表"
county = "410823"

[source]
issuer = "某机关"
title = "某通知"

[[law]]
key = "regulation-1"
name = "《某条例》第一条"
confirmed = true
roles = ["duty", "power"]
orders = ["grid"]

[[requirement]]
id = "made-up.agrees"
clause = "一"
topic = "reliability"
kind = "agrees"
addressee = "grid"
force = "must"
summary = "停电时间前后一致"
measure = "outage.hours"
limit = 2
unit = "hour"
outcome = "order"
legal_basis = ["regulation-1"]
heading = "停电时间出入过大"
found = "前后相差{off}小时"
correct = "如实记录"
[requirement.violating]
outage = { hours = 9.5, hours_previous_year = 5 }
[requirement.compliant]
outage = { hours = 5.5, hours_previous_year = 5 }
"""
