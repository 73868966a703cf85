"""What the kinds on fee lines share: force line by line, and the worst line counting for the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from inspections.checklists.answer import Verdict
from inspections.checklists.applicability import INSPECTED_ON, VerdictColumn, in_force, of_record
from inspections.checklists.conditions import FEE
from inspections.checklists.facts import Facts
from inspections.checklists.kleene import FALSE
from inspections.checklists.pack import Requirement
from inspections.days import spoken_day
from inspections.records.fact_table import Value

FEES = "fees"
CHARGED_ON = "charged_on"


def judge_lines(requirement: Requirement, facts: Facts, lines: VerdictColumn) -> VerdictColumn:
    """Return the verdict of every row from those of its lines (`lines`, one Verdict each, force already applied).

    No lines at all: `fees: []` complies, absent `fees` leave it undetermined, by the force on the day of inspection.
    """
    judged = np.full(facts.size, Verdict.UNDETERMINED, dtype=np.int8)
    outside = ~in_force(requirement, facts.days(INSPECTED_ON))
    fees = facts.list(FEES)
    if fees is not None:
        judged[fees.present] = Verdict.COMPLIANT
        outside &= np.bincount(fees.owners, minlength=facts.size) == 0
        judged[fees.owners] = Verdict.NOT_APPLICABLE
        np.maximum.at(judged, fees.owners, lines)
    known_false = facts.all_true(of_record(requirement.applies_when), applying=True) == FALSE
    return np.where(outside | known_false, np.int8(Verdict.NOT_APPLICABLE), judged)


def owners_of(facts: Facts) -> NDArray[np.int32]:
    """Return the row of each fee line."""
    fees = facts.list(FEES)
    return np.empty(0, dtype=np.int32) if fees is None else fees.owners


def where_in_force(requirement: Requirement, facts: Facts, lines: VerdictColumn) -> VerdictColumn:
    """Return the lines' verdicts, not applicable where a line was charged outside the days in force.

    A line counts by its own `charged_on`, and by the day of inspection where that is absent.
    """
    charged = facts.fee_lines().days(CHARGED_ON)
    began = np.where(charged == 0, facts.days(INSPECTED_ON)[owners_of(facts)], charged)
    return np.where(in_force(requirement, began), lines, np.int8(Verdict.NOT_APPLICABLE))


def lacking_facts(wanted: Iterable[str], line: Mapping[str, Value]) -> list[str]:
    """Return those of the wanted facts that a line does not hold; a record's own fact in `wanted` is always lacking."""
    return [fact for fact in dict.fromkeys(wanted) if not fact.startswith(FEE) or fact.removeprefix(FEE) not in line]


def spoken_line(number: int, line: dict[str, Value]) -> str:
    """Return a fee line in Chinese: “第1笔移表费1200.00元（2023年6月1日）”."""
    name, amount, day = line.get("name", "未记名收费"), line.get("amount"), line.get(CHARGED_ON)
    money = "" if amount is None else f"{amount:f}元"
    when = f"（{spoken_day(day)}）" if isinstance(day, date) else ""
    return f"第{number}笔{name}{money}{when}"
