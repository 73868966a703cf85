"""What a pack speaks of: its facts, the numbers it compares them with, and values that fulfil a condition."""

from decimal import Decimal
from typing import Any

from tests.reference.contract_values import CHOICES

Pack = dict[str, Any]
Requirement = dict[str, Any]

STEPS = tuple(map(Decimal, ("-1", "-0.1", "0", "0.1", "1")))


def conditions(requirement: Requirement) -> list[dict[str, Any]]:
    """Return all conditions of a requirement."""
    return [*requirement.get("applies_when", []), *requirement.get("violation_when", [])]


def facts_used(pack: Pack) -> list[str]:
    """Return the paths of the facts in the pack's conditions and measures, sorted."""
    paths = {condition["fact"] for requirement in pack["requirement"] for condition in conditions(requirement)}
    return sorted(paths | {requirement["measure"] for requirement in pack["requirement"] if "measure" in requirement})


def numbers_for(pack: Pack, path: str) -> list[Decimal]:
    """Return numbers at, just below and just above everything that the pack compares the fact with; none: no number."""
    compared: list[Any] = []
    for requirement in pack["requirement"]:
        if requirement.get("measure") == path:
            compared += [requirement[key] for key in ("limit", "lower", "upper") if key in requirement]
        for condition in conditions(requirement):
            if condition["fact"] == path:
                compared += [one for one in _operands(condition) if isinstance(one, int | Decimal) and not isinstance(one, bool)]
    return sorted({Decimal(one) + step for one in compared for step in STEPS if one + step >= 0})


def values_for(pack: Pack, path: str) -> list[Any]:
    """Return values that the fact may have in a record."""
    if path in CHOICES:
        return list(CHOICES[path])
    return list(numbers_for(pack, path)) or [True, False]


def fulfilling(pack: Pack, condition: dict[str, Any]) -> list[Any]:
    """Return values with which the condition holds."""
    operands = _operands(condition)
    (operator,) = condition.keys() - {"fact"}
    values = values_for(pack, condition["fact"])
    match operator:
        case "is" | "in":
            return operands
        case "is_not" | "not_in":
            return [value for value in values if value not in operands]
        case "at_most":
            return [value for value in values if value <= operands[0]]
        case "at_least":
            return [value for value in values if value >= operands[0]]
        case "above":
            return [value for value in values if value > operands[0]]
    raise AssertionError(operator)


def _operands(condition: dict[str, Any]) -> list[Any]:
    (operand,) = (condition[key] for key in condition.keys() - {"fact"})
    return list(operand) if isinstance(operand, list) else [operand]
