"""All cases worked out by hand, and the records that they speak of."""

from typing import Any

from tests.checklists.by_hand import amounts, conditions, fees, handling, jiangsu, linfen, national, overcharge, provinces, supply, terms
from tests.checklists.by_hand.case import Case
from tests.support.checklists import pack_with

CASES = (
    *terms.CASES,
    *handling.CASES,
    *conditions.CASES,
    *amounts.CASES,
    *fees.CASES,
    *linfen.CASES,
    *jiangsu.CASES,
    *provinces.CASES,
    *national.CASES,
    *overcharge.CASES,
    *supply.CASES,
)
SUPPLIER = {"name": "某县供电公司", "kind": "grid_company"}


def topic_of(requirement: str) -> str:
    """Return the topic of a requirement that ships."""
    return next(one.topic for one in pack_with(pack_of(requirement)).requirements if one.id == requirement)


def pack_of(requirement: str) -> str:
    """Return the id of the pack that holds a requirement."""
    return requirement.split(".", 1)[0]


def record_with(requirement: str, facts: dict[str, Any]) -> dict[str, Any]:
    """Return a record of the requirement's topic with these facts at their dotted paths."""
    record: dict[str, Any] = {
        "id": "J-1",
        "topics": [topic_of(requirement)],
        "inspected_on": "2023-08-15",
        "county": "410823",
        "inspectee": dict(SUPPLIER),
        "inspectors": [],
    }
    for path, value in facts.items():
        *owners, key = path.split(".")
        owner_object = record
        for owner in owners:
            owner_object = owner_object.setdefault(owner, {})
        owner_object[key] = value
    return record


def name_of(case: Case) -> str:
    """Return a name by which a failing case is found."""
    return f"{case.requirement}-{case.verdict}"
