"""`observation`: what the inspector judged by eye, and nothing else."""

from __future__ import annotations

import numpy as np

from inspections.checklists.answer import Explanation, Verdict
from inspections.checklists.applicability import VerdictColumn, applied
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.facts import Facts, RecordRow
from inspections.checklists.pack import BACKFILLING, Pack, Requirement
from inspections.checklists.rule_kind import OfRecords, RuleKind
from inspections.checklists.signs import signs_of_backfilling
from inspections.records.fact_table import Value

_SEEN = {"compliant": Verdict.COMPLIANT, "violation": Verdict.VIOLATION, "not_applicable": Verdict.NOT_APPLICABLE}


def judge(requirement: Requirement, facts: Facts, _: WorkingDays) -> VerdictColumn:
    """Return the verdict of every row."""

    def of_value(value: Value) -> int:
        return _SEEN[str(value)]

    judged = facts.spread(f"observations.{requirement.id}", of_value, Verdict.UNDETERMINED, np.int8)
    return applied(requirement, facts, judged.astype(np.int8))


def explain(requirement: Requirement, row: RecordRow, _: Verdict, __: Pack, ___: WorkingDays) -> Explanation:
    """Word the observation of one record, and beside it the signs that its requirement asks to be shown."""
    path = f"observations.{requirement.id}"
    value = row.at(path)
    judgement = "检查人尚未对本项作出现场判断" if value is None else f"检查人现场判断为{_SEEN[str(value)].label}"
    evidence: dict[str, Value] = {} if value is None else {path: value}
    seen = signs_of_backfilling(row) if requirement.signs == BACKFILLING else []
    if seen:
        judgement += f"；记录中有可疑之处：{'；'.join(what for what, _ in seen)}，请查阅原始档案，核实是否体外循环、后补流程"
        for _sign, facts in seen:
            evidence.update(facts)
    return Explanation(None, judgement, evidence)


def _demand(requirement: Requirement) -> str:
    signs = "，同时提示办理日期中的可疑之处" if requirement.signs else ""
    return f"{requirement.summary}（由检查人当场判断{signs}）"


OBSERVATION = RuleKind(
    name="observation",
    needed=(),
    allowed=("signs",),
    judging=lambda _: OfRecords(judge, explain),
    reads=lambda requirement: (f"observations.{requirement.id}",),
    observed=True,
    # Judged by eye, so that the words alone tell what was looked at; two of them cannot be compared otherwise.
    matter=lambda requirement: ("observation", requirement.summary),
    called=lambda requirement: requirement.summary,
    judges_by=lambda *_: {},
    demand=_demand,
    fills=lambda _: (),
)
