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
        # A line without its code is still being written and says nothing yet.
        named = Facts(acts.lines).spread("code", lambda _: 1, 0, np.int8).astype(np.bool_)
        judged[acts.owners[~named]] = Verdict.UNDETERMINED
        judged[acts.owners[named]] = Verdict.VIOLATION
    return applied(requirement, facts, judged)


def explain(row: Row, pack: Pack) -> Explanation:
    """Word the acts of one record."""
    lines = row.lines(ACTS)
    if lines is None:
        return Explanation(None, missing([ACTS]), {})
    acts = [line for line in lines if "code" in line]
    if lines and not acts:
        return Explanation(None, "列出的行为没有选定种类，无法判断", {})
    held = {f"{ACTS}[{number}].{key}": value for number, line in enumerate(lines, start=1) for key, value in line.items()}
    codes = dict.fromkeys(str(act["code"]) for act in acts)
    meanings = "；".join(pack.acts[code].meaning if code in pack.acts else code for code in codes)
    reason = f"发现{len(acts)}项行为：{meanings}" if acts else "没有发现指定设计、施工、设备材料供应单位的行为"
    return Explanation(Decimal(len(acts)), reason, held)
