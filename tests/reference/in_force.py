"""In force: `from` and `until` are inclusive and held against the day the matter began."""

import datetime as dt
from typing import Any

from tests.reference.facts import Line, Record, day, fact

Requirement = dict[str, Any]
MATTER_OF_A_CONNECTION = ("connection.", "works.", "approval.")


def is_in_force(requirement: Requirement, record: Record, line: Line | None = None) -> bool:
    """Return whether the requirement is in force for the record, or for one of its fee lines."""
    day_of_matter, until = began(requirement, record, line), requirement.get("in_force_until")
    return bool(requirement["in_force_from"] <= day_of_matter) and (until is None or bool(day_of_matter <= until))


def began(requirement: Requirement, record: Record, line: Line | None = None) -> dt.date:
    """Return the day on which the matter began, or where that is absent the day of inspection."""
    return _began_on(requirement, record, line) or dt.date.fromisoformat(record["inspected_on"])


def judges_fee_lines(requirement: Requirement) -> bool:
    """Return whether the requirement is judged line by line over the fees."""
    conditions = requirement.get("violation_when", [])
    return requirement["kind"] in {"banned_fees", "unlisted_fees"} or any(condition["fact"].startswith("fee.") for condition in conditions)


def _began_on(requirement: Requirement, record: Record, line: Line | None) -> dt.date | None:
    if line is not None:
        charged_on = line.get("charged_on")
        return None if charged_on is None else dt.date.fromisoformat(charged_on)
    if judges_fee_lines(requirement):
        return None
    if "start" in requirement:
        return day(record, requirement["start"])
    facts = _facts(requirement)
    if any(path.startswith(MATTER_OF_A_CONNECTION) for path in facts):
        return day(record, "connection.applied_on")
    if "outage.hours" in facts:
        year = fact(record, "outage.year")
        return None if year is None else dt.date(int(year), 12, 31)
    return None


def _facts(requirement: Requirement) -> list[str]:
    if "measure" in requirement:
        return [requirement["measure"]]
    conditions = requirement.get("violation_when") or requirement.get("applies_when", [])
    return [condition["fact"] for condition in conditions]
