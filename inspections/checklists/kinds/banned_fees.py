"""`banned_fees`: a listed fee with an amount above zero; a fee with a condition or a name that only resembles one is left to a person."""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal
from functools import partial

import numpy as np
from numpy.typing import NDArray

from inspections.checklists.answer import Explanation, Verdict
from inspections.checklists.applicability import VerdictColumn, of_line, of_record
from inspections.checklists.approved_fees import BY_BUREAU
from inspections.checklists.facts import Facts
from inspections.checklists.fee_names import FeeNames, Likeness, names_of
from inspections.checklists.fee_spelling import settled
from inspections.checklists.kinds.fee_lines import FEES, lacking_facts, owners_of, spoken_line, where_in_force
from inspections.checklists.kleene import FALSE, TRUE, UNKNOWN
from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.rule_kind import FeeLine, JudgedLines, LimitIs, OfFeeLines, RuleKind
from inspections.checklists.wording import missing

_OF_LISTED = np.empty(3, dtype=np.int8)
_OF_LISTED[[FALSE, UNKNOWN, TRUE]] = Verdict.NOT_APPLICABLE, Verdict.UNDETERMINED, Verdict.VIOLATION
"""Truth of `applies_when` to the verdict on a line whose name is listed."""

_OF_CONDITIONAL = _OF_LISTED.copy()
_OF_CONDITIONAL[TRUE] = Verdict.UNDETERMINED
"""The same where the list names a condition under which the fee may be charged: no fact of a record tells whether it holds."""

_NO_NAME, _NO_AMOUNT = -1, -1


def judge(requirement: Requirement, facts: Facts, pack: Pack) -> JudgedLines:
    """Return the verdict of every fee line."""
    names = names_of(requirement, pack)
    return JudgedLines(_line_verdicts(requirement, facts, names), partial(_explain, names), Decimal(0))


def _line_verdicts(requirement: Requirement, facts: Facts, names: FeeNames) -> VerdictColumn:
    lines, owners = facts.fee_lines(), owners_of(facts)
    likeness = lines.spread("name", lambda name: names.match(str(name)).likeness, _NO_NAME, np.int8)
    charged = lines.once(_charged)
    applies = np.minimum(
        lines.all_true(of_line(requirement.applies_when), applying=True),
        facts.all_true(of_record(requirement.applies_when), applying=True)[owners],
    )
    judged = np.full(lines.size, Verdict.COMPLIANT, dtype=np.int8)
    likeness = np.where((likeness == Likeness.RESEMBLING) & lines.spread(BY_BUREAU, bool, 0, np.bool_), Likeness.UNLIKE, likeness)
    near, nameless = likeness == Likeness.RESEMBLING, likeness == _NO_NAME
    judged[(near | nameless) & (charged != 0)] = Verdict.UNDETERMINED
    unpriced = (likeness > Likeness.UNLIKE) & (charged == _NO_AMOUNT)
    judged[unpriced] = np.where(applies[unpriced] == FALSE, Verdict.NOT_APPLICABLE, Verdict.UNDETERMINED)
    for likeness_of, verdicts in ((Likeness.LISTED, _OF_LISTED), (Likeness.CONDITIONAL, _OF_CONDITIONAL)):
        counts = (likeness == likeness_of) & (charged == 1)
        judged[counts] = verdicts[applies[counts]]
    return where_in_force(requirement, facts, judged)


def _charged(lines: Facts) -> NDArray[np.int8]:
    """Say of each line whether its amount is above zero."""
    return lines.spread("amount", lambda amount: int(isinstance(amount, Decimal) and amount > 0), _NO_AMOUNT, np.int8)


def _explain(names: FeeNames, lines: list[FeeLine], verdict: Verdict, wanted: list[str]) -> Explanation:
    evidence = {f"fees[{number}].{key}": value for number, line in lines for key, value in line.items()}
    words, total = [], Decimal(0)
    for number, line in lines:
        match = names.match(str(line.get("name", "")))
        amount = line.get("amount")
        said = spoken_line(number, line)
        if verdict is Verdict.VIOLATION:
            total += amount if isinstance(amount, Decimal) else 0
            words.append(f"{said}属于不得收取的“{match.listed}”")
        elif match.likeness is Likeness.RESEMBLING:
            words.append(f"{said}与不得收取的“{match.listed}”名称相近，须由人工核实")
        else:
            lacking = lacking_facts([*wanted, "fee.name", "fee.amount"], line)
            condition = f"“{match.listed}”{match.condition}，须由人工核实" if match.condition else ""
            words.append(f"{said}：{'；'.join(filter(None, (condition, missing(lacking) if lacking else '')))}")
    if verdict in {Verdict.VIOLATION, Verdict.UNDETERMINED}:
        return Explanation(total if verdict is Verdict.VIOLATION else None, "；".join(words), evidence)
    return Explanation(Decimal(0), f"所列{len(lines)}笔收费中没有不得收取的费用", evidence)


def _names(requirement: Requirement, pack: Pack) -> dict[Hashable, str]:
    """Return every name of the fees that the requirement bans, as it is compared, to the fee that it names."""
    fees = [fee for name in requirement.fee_lists for fee in pack.fee_lists.get(name, ())]
    return {("fee", settled(name)): f"“{fee.name}”" for fee in fees for name in (fee.name, *fee.aliases)}


BANNED_FEES = RuleKind(
    name="banned_fees",
    needed=("fee_lists",),
    allowed=("limit", "unit", "measure"),
    rests_on=("fee_list", "legal_fee"),
    limit=LimitIs.SHOWN,
    judging=lambda _: OfFeeLines(judge),
    by_fee_line=lambda _: True,
    line_facts=("fee.name", "fee.amount"),
    reads=lambda _: (FEES,),
    matter=lambda _: "banned_fees",
    called=lambda _: "不得收取的费用",
    judges_by=_names,
    demand=lambda _: "不得收取收费清单所列的费用（含其他名称，金额大于零）；名称近似的，由检查人核实",
    fills=lambda _: ("measured", "fees", "amount"),
)
