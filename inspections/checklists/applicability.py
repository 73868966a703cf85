"""Whether a requirement is asked of a record at all: in force on the day the matter began, and its conditions met."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from inspections.checklists.answer import Verdict
from inspections.checklists.conditions import FEE
from inspections.checklists.facts import Facts
from inspections.checklists.kleene import FALSE, UNKNOWN, Truth
from inspections.checklists.pack import Condition, Requirement
from inspections.records.fact_table import Value

APPLIED_ON = "connection.applied_on"
INSPECTED_ON = "inspected_on"
OUTAGE_YEAR = "outage.year"
_MATTER = ("connection.", "works.", "approval.")

_NOT_APPLICABLE, _UNDETERMINED = np.int8(Verdict.NOT_APPLICABLE), np.int8(Verdict.UNDETERMINED)

VerdictColumn = NDArray[np.int8]
"""One Verdict a row."""


def began_on(requirement: Requirement) -> str:
    """Return the fact that dates the beginning of the matter; where it is absent the day of inspection does.

    Fee lines are dated one by one by their `charged_on`; see the kinds that judge them.
    """
    if requirement.kind.counts_days and not requirement.measure:
        return requirement.start
    if requirement.measure == "outage.hours":
        return OUTAGE_YEAR
    decisive = [requirement.measure] if requirement.measure else [condition.fact for condition in requirement.violation_when]
    if not decisive:
        decisive = [condition.fact for condition in requirement.applies_when]
    return APPLIED_ON if any(fact.startswith(_MATTER) for fact in decisive) else INSPECTED_ON


def in_force(requirement: Requirement, began: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Say for each day (ordinals) whether the requirement was in force on it."""
    return _between(began, requirement.in_force_from, requirement.in_force_until)


def _in_force(facts: Facts, fact: str, first: date | None, last: date | None) -> NDArray[np.bool_]:
    return _between(facts.once(_beginnings, fact), first, last)


def _between(began: NDArray[np.int32], first: date | None, last: date | None) -> NDArray[np.bool_]:
    inside = began >= (first or date.min).toordinal()
    return np.asarray(inside if last is None else inside & (began <= last.toordinal()))


def beginnings(requirement: Requirement, facts: Facts) -> NDArray[np.int32]:
    """Return the day the matter began, one ordinal a row."""
    return facts.once(_beginnings, began_on(requirement))


def beginning(requirement: Requirement, at: Callable[[str], Value | None]) -> tuple[str, date | None]:
    """Return the fact that dates the beginning of one record's matter, and the day; `at` gives the record's facts."""
    fact = began_on(requirement)
    if fact == OUTAGE_YEAR:
        year = at(OUTAGE_YEAR)
        day = None if year is None else date.fromordinal(_last_day(year))
    else:
        day = _day(at(fact))
    return (INSPECTED_ON, _day(at(INSPECTED_ON))) if day is None else (fact, day)


def of_record(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """Return the conditions that are no fee line's."""
    return tuple(condition for condition in conditions if not condition.fact.startswith(FEE))


def of_line(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """Return the conditions that are a fee line's."""
    return tuple(condition for condition in conditions if condition.fact.startswith(FEE))


def where_asked(asked: NDArray[np.bool_], applies: Truth, judged: VerdictColumn) -> VerdictColumn:
    """Return `judged` where the requirement is in force and applies: else not applicable, or undetermined where unknown."""
    answered = np.where(applies == UNKNOWN, _UNDETERMINED, judged)
    return np.where(asked & (applies != FALSE), answered, _NOT_APPLICABLE)


def applied(requirement: Requirement, facts: Facts, judged: VerdictColumn) -> VerdictColumn:
    """Return `judged` held against force and conditions, for requirements that are asked once a record."""
    asked = facts.once(_in_force, began_on(requirement), requirement.in_force_from, requirement.in_force_until)
    return where_asked(asked, facts.all_true(requirement.applies_when, applying=True), judged)


def _beginnings(facts: Facts, fact: str) -> NDArray[np.int32]:
    began = facts.spread(OUTAGE_YEAR, _last_day, 0, np.int32) if fact == OUTAGE_YEAR else facts.days(fact)
    return np.where(began == 0, facts.days(INSPECTED_ON), began)


def _day(value: Value | None) -> date | None:
    return value if isinstance(value, date) else None


def _last_day(year: Value) -> int:
    return date(int(year), 12, 31).toordinal() if isinstance(year, Decimal) else 0
