"""`unlisted_fees`: a fee that no list names and whose words are of a kind (等类似名目): let be where it is approved, else asked about.

What decides is `violation_when`; nobody is accused by the looks of a name. An approved item and what is not of a kind comply.
"""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal
from functools import partial

import numpy as np
from numpy.typing import NDArray

from inspections.checklists.answer import Explanation, Verdict
from inspections.checklists.applicability import VerdictColumn, of_line, of_record
from inspections.checklists.facts import Facts
from inspections.checklists.fee_names import FeeNames, Likeness, names_of
from inspections.checklists.kinds.fee_lines import FEES, lacking_facts, owners_of, spoken_line, where_in_force
from inspections.checklists.kleene import FALSE, TRUE, UNKNOWN
from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.rule_kind import FeeLine, JudgedLines, LimitIs, OfFeeLines, RuleKind
from inspections.checklists.wording import missing, spoken_condition

_OF_KIND = np.empty(3, dtype=np.int8)
_OF_KIND[[FALSE, UNKNOWN, TRUE]] = Verdict.COMPLIANT, Verdict.UNDETERMINED, Verdict.VIOLATION
"""Truth of `violation_when` to the verdict on a line of a kind."""

_APPROVED = "approved_item"


def judge(requirement: Requirement, facts: Facts, pack: Pack) -> JudgedLines:
    """Return the verdict of every fee line."""
    names = names_of(requirement, pack)
    return JudgedLines(_line_verdicts(requirement, facts, names), partial(_explain, requirement, names), Decimal(0))


def _line_verdicts(requirement: Requirement, facts: Facts, names: FeeNames) -> VerdictColumn:
    lines, owners = facts.fee_lines(), owners_of(facts)
    of_kind = lines.spread("name", lambda name: names.match(str(name)).likeness > Likeness.UNLIKE, absent=1, dtype=np.bool_)
    charged = lines.spread("amount", lambda amount: isinstance(amount, Decimal) and amount > 0, absent=1, dtype=np.bool_)
    approved = lines.spread(_APPROVED, bool, absent=0, dtype=np.bool_)
    applies = np.minimum(
        lines.all_true(of_line(requirement.applies_when), applying=True),
        facts.all_true(of_record(requirement.applies_when), applying=True)[owners],
    )
    broken = lines.all_true(requirement.violation_when, applying=False)
    judged = np.where((applies == UNKNOWN) | _open(lines), np.int8(Verdict.UNDETERMINED), _OF_KIND[broken])
    judged = np.where((applies != FALSE) & (broken == FALSE), np.int8(Verdict.COMPLIANT), judged)
    judged = np.where(applies == FALSE, np.int8(Verdict.NOT_APPLICABLE), judged)
    judged = np.where(of_kind & charged & ~approved, judged, np.int8(Verdict.COMPLIANT))
    return where_in_force(requirement, facts, judged)


def _open(lines: Facts) -> NDArray[np.bool_]:
    """Say of each line whether its name or its amount is missing: no such line accuses."""
    known = [lines.spread(key, lambda _: 1, 0, np.bool_) for key in ("name", "amount")]
    return ~(known[0] & known[1])


def _explain(requirement: Requirement, names: FeeNames, lines: list[FeeLine], verdict: Verdict, wanted: list[str]) -> Explanation:
    evidence = {f"{FEES}[{number}].{key}": value for number, line in lines for key, value in line.items()}
    if verdict not in {Verdict.VIOLATION, Verdict.UNDETERMINED}:
        return Explanation(Decimal(0), f"所列{len(lines)}笔收费都不属于要核实的名目，或者已经核实", evidence)
    words, total = [], Decimal(0)
    for number, line in lines:
        match, amount = names.match(str(line.get("name", ""))), line.get("amount")
        said = spoken_line(number, line)
        about = f"{said}不在收费清单上，属于“{match.listed}”，{match.condition}" if "name" in line else said
        if verdict is Verdict.VIOLATION:
            total += amount if isinstance(amount, Decimal) else 0
            words.append(f"{about}；经核实{'、'.join(map(spoken_condition, requirement.violation_when))}")
        else:
            words.append(f"{about}，须由人工核实：{missing(lacking_facts([*wanted, 'fee.name', 'fee.amount'], line))}")
    return Explanation(total if verdict is Verdict.VIOLATION else None, "；".join(words), evidence)


def _judges_by(requirement: Requirement, _: Pack) -> dict[Hashable, str]:
    return {("unlisted", name): "没有列入清单的收费" for name in requirement.fee_lists}


UNLISTED_FEES = RuleKind(
    name="unlisted_fees",
    needed=("fee_lists", "violation_when"),
    allowed=("limit", "unit"),
    rests_on=("fee_list", "legal_fee"),
    limit=LimitIs.SHOWN,
    judging=lambda _: OfFeeLines(judge),
    by_fee_line=lambda _: True,
    line_facts=("fee.name", "fee.amount", "fee.approved_item"),
    reads=lambda _: (FEES,),
    matter=lambda requirement: ("unlisted_fees", requirement.fee_lists),
    called=lambda _: "没有列入清单的收费",
    judges_by=_judges_by,
    demand=lambda _: "收费清单没有列出而名目类似的收费，须有价格主管部门批准的依据；没有核实的，由检查人核实",
    fills=lambda _: ("measured", "fees", "amount"),
)
