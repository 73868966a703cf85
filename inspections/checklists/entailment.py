"""How two conditions on records stand to each other: one holds wherever the other does, or the two never hold together."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from inspections.checklists.pack import Condition, Operator
from inspections.records.fact_table import Value

_INCLUDING = frozenset({Operator.IS, Operator.IN})
_EXCLUDING = frozenset({Operator.IS_NOT, Operator.NOT_IN})

_BESIDE: Final = Decimal("0.000000001")
"""Nearer to a bound than any bound of a pack lies to another."""


def as_wide(one: Condition, other: Condition) -> bool:
    """Say whether `one` holds wherever `other` holds; what cannot be told is taken for narrower."""
    if one.fact != other.fact:
        return False
    if {one.operator, other.operator} <= _INCLUDING:
        return set(one.values) >= set(other.values)
    if {one.operator, other.operator} <= _EXCLUDING:
        return set(one.values) <= set(other.values)
    if one.operator is not other.operator:
        return False
    (mine,), (theirs,) = one.values, other.values
    return bool(mine >= theirs if one.operator is Operator.AT_MOST else mine <= theirs)  # type: ignore[operator] # bounds are numbers


def never_together(one: Condition, other: Condition) -> bool:
    """Say whether no value of one fact meets both; conditions on different facts may always meet."""
    if one.fact != other.fact or {one.operator, other.operator} <= _EXCLUDING:
        return False
    tried: list[Value] = [*one.values, *other.values]
    tried += [value + step for value in tried if isinstance(value, Decimal) for step in (-_BESIDE, _BESIDE)]
    return not any(_holds(one, value) and _holds(other, value) for value in tried)


def _holds(condition: Condition, value: Value) -> bool:
    if condition.operator in _INCLUDING:
        return value in condition.values
    if condition.operator in _EXCLUDING:
        return value not in condition.values
    (bound,) = condition.values
    if condition.operator is Operator.AT_MOST:
        return bool(value <= bound)  # type: ignore[operator] # bounds are numbers
    return bool(value > bound if condition.operator is Operator.ABOVE else value >= bound)  # type: ignore[operator] # bounds are numbers
