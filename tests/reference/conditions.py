"""One condition of a requirement, true, false or unknown."""

from decimal import Decimal
from typing import Any

from tests.reference.facts import Line, Record, fact, number
from tests.reference.kleene import all_of

ABSENT_IS_FALSE = frozenset(
    {
        "user.base_station",
        "user.charging_station",
        "user.electric_substitution",
        "site.new_residential",
        "connection.overdue_for_grid_upgrade",
        "connection.overdue_filed",
        "connection.public_grid_rework",
        "connection.low_voltage_exception",
        "arrears.cut_off",
        "billing.prepaid_required",
        "pv.new_project",
    }
)
"""The facts that count as false when absent, in `applies_when` only."""

Condition = dict[str, Any]


def applies(requirement: dict[str, Any], record: Record, line: Line | None = None) -> bool | None:
    """Return whether the requirement applies to the record, or to one of its fee lines."""
    return all_of(_holds(condition, record, line, ABSENT_IS_FALSE) for condition in requirement.get("applies_when", []))


def applies_to_record(requirement: dict[str, Any], record: Record) -> bool | None:
    """Return whether the conditions hold that speak of the whole record, not of a fee line."""
    return all_of(
        _holds(condition, record, None, ABSENT_IS_FALSE)
        for condition in requirement.get("applies_when", [])
        if not condition["fact"].startswith("fee.")
    )


def is_violated(requirement: dict[str, Any], record: Record, line: Line | None = None) -> bool | None:
    """Return whether all of `violation_when` holds."""
    return all_of(_holds(condition, record, line, frozenset()) for condition in requirement["violation_when"])


def _holds(condition: Condition, record: Record, line: Line | None, absent_is_false: frozenset[str]) -> bool | None:
    path = condition["fact"]
    value = fact(record, path, line)
    if path == "mining.status" and value == "suspected":
        return None
    if value is None:
        if path not in absent_is_false:
            return None
        value = False
    (operator,) = condition.keys() - {"fact"}
    return _compare(value, operator, condition[operator])


def _compare(value: Any, operator: str, wanted: Any) -> bool:  # noqa: ANN401 # any value of JSON
    match operator:
        case "is":
            return _same(value, wanted)
        case "is_not":
            return not _same(value, wanted)
        case "in" if isinstance(value, list):
            return any([item] == one for item in value for one in wanted)
        case "in":
            return any(_same(value, one) for one in wanted)
        case "not_in":
            return not any(_same(value, one) for one in wanted)
        case "at_most":
            return _decimal(value) <= _decimal(wanted)
        case "at_least":
            return _decimal(value) >= _decimal(wanted)
        case "above":
            return _decimal(value) > _decimal(wanted)
    raise AssertionError(operator)


def _same(value: Any, wanted: Any) -> bool:  # noqa: ANN401 # any value of JSON
    if isinstance(wanted, bool | str):
        return type(value) is type(wanted) and bool(value == wanted)
    return _decimal(value) == _decimal(wanted)


def _decimal(value: Any) -> Decimal:  # noqa: ANN401 # any value of JSON
    amount = number(value)
    assert amount is not None
    return amount
