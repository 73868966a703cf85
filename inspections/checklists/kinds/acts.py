"""`acts`: one act of 三指定 or more is a violation."""

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
from inspections.checklists.rule_kind import LimitIs, OfRecords, Placeholder, RuleKind
from inspections.checklists.wording import missing

LIST = "designation.acts"
_TARGETS = {"design": "设计单位", "construction": "施工单位", "equipment": "设备材料供应单位"}


def judge(requirement: Requirement, facts: Facts, _: WorkingDays) -> VerdictColumn:
    """Return the verdict of every row."""
    judged = np.full(facts.size, Verdict.UNDETERMINED, dtype=np.int8)
    acts = facts.list(LIST)
    if acts is not None:
        judged[acts.present] = Verdict.COMPLIANT
        # A line without its code is still being written and says nothing yet.
        named = Facts(acts.lines).spread("code", lambda _: 1, 0, np.int8).astype(np.bool_)
        judged[acts.owners[~named]] = Verdict.UNDETERMINED
        judged[acts.owners[named]] = Verdict.VIOLATION
    return applied(requirement, facts, judged)


def explain(_: Requirement, row: RecordRow, verdict: Verdict, pack: Pack, calendar: WorkingDays) -> Explanation:  # noqa: ARG001 # as every kind's
    """Word the acts of one record."""
    lines = row.lines(LIST)
    if lines is None:
        return Explanation(None, missing([LIST]), {})
    acts = [line for line in lines if "code" in line]
    if lines and not acts:
        return Explanation(None, "列出的行为没有选定种类，无法判断", {})
    evidence = {f"{LIST}[{number}].{key}": value for number, line in enumerate(lines, start=1) for key, value in line.items()}
    codes = dict.fromkeys(str(act["code"]) for act in acts)
    meanings = "；".join(pack.acts[code].meaning if code in pack.acts else code for code in codes)
    reason = f"发现{len(acts)}项行为：{meanings}" if acts else "没有发现指定设计、施工、设备材料供应单位的行为"
    return Explanation(Decimal(len(acts)), reason, evidence)


def spoken_acts(payload: Mapping[str, Any], _: Requirement, pack: Pack) -> str:
    """Return a record's acts by their meaning, each with what was done: the target, the unit, the inspector's note."""
    by_meaning: dict[str, list[str]] = {}
    for act in payload.get("designation", {}).get("acts", []):
        target = _TARGETS.get(act.get("target", ""), "")
        unit = f"涉及{act['unit']}" if act.get("unit") else ""
        note = str(act.get("note", "")).strip().rstrip("。；")
        details = "，".join(part for part in (target and f"针对{target}", unit, note) if part)
        by_meaning.setdefault(pack.acts[act["code"]].meaning, []).extend([details] if details else [])
    return "；".join(f"{meaning}（{'；'.join(details)}）" if details else meaning for meaning, details in by_meaning.items())


ACTS = RuleKind(
    name="acts",
    needed=(),
    allowed=("limit", "unit", "measure"),
    rests_on=("act",),
    limit=LimitIs.SHOWN,
    judging=lambda _: OfRecords(judge, explain),
    reads=lambda _: (LIST,),
    waits_for=f"{LIST}[1].code",
    matter=lambda _: "acts",
    called=lambda _: "三指定行为",
    judges_by=lambda *_: {"acts": "三指定行为"},
    deed=lambda _: "acts",
    demand=lambda _: "不得有任何一种“三指定”行为",
    fills=lambda _: ("measured",),
    placeholders=(Placeholder("acts", "三指定行为", fill=spoken_acts),),
)
