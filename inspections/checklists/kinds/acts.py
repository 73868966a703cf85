"""`acts`: one act of 三指定 or more is a violation."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from inspections.checklists.answer import Explanation, Verdict
from inspections.checklists.applicability import Verdicts, applied
from inspections.checklists.facts import Facts, Row
from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.wording import missing

ACTS = "designation.acts"


def judge(requirement: Requirement, facts: Facts) -> Verdicts:
    """Return the verdict of every row."""
    judged = np.full(facts.size, Verdict.UNDETERMINED, dtype=np.int8)
    acts = facts.list(ACTS)
    if acts is not None:
        judged[acts.present] = Verdict.COMPLIANT
        judged[acts.owners] = Verdict.VIOLATION
    return applied(requirement, facts, judged)


def explain(row: Row, pack: Pack) -> Explanation:
    """Word the acts of one record."""
    acts = row.lines(ACTS)
    if acts is None:
        return Explanation(None, missing([ACTS]), {})
    held = {f"{ACTS}[{number}].{key}": value for number, act in enumerate(acts, start=1) for key, value in act.items()}
    codes = dict.fromkeys(str(act["code"]) for act in acts)
    meanings = "；".join(pack.acts[code].meaning if code in pack.acts else code for code in codes)
    reason = f"发现{len(acts)}项行为：{meanings}" if acts else "没有发现指定设计、施工、设备材料供应单位的行为"
    return Explanation(Decimal(len(acts)), reason, held)
