"""One case: a sentence (docs/contract.md, "How a requirement is answered"), a requirement, a record's facts, what must be answered."""

from typing import Any, NamedTuple


class Case(NamedTuple):
    """`facts` maps dotted paths to values; `measured` is text, or None where it is not looked at."""

    sentence: str
    requirement: str
    facts: dict[str, Any]
    verdict: str
    measured: str | None = None


def line(name: str | None = "移表费", amount: str | None = "1200.00", **facts: Any) -> dict[str, Any]:  # noqa: ANN401 # any value of JSON
    """Return a fee line charged by the supplier for the connection, unless told otherwise."""
    given = {"name": name, "amount": amount, "payee_relation": "supplier", "stage": "connection", **facts}
    return {key: value for key, value in given.items() if value is not None}


def stage(held_by: str | None, started_on: str | None, finished_on: str | None = None) -> dict[str, str]:
    """Return a stage of a connection."""
    given = {"held_by": held_by, "started_on": started_on, "finished_on": finished_on}
    return {"name": "业务办理", **{key: value for key, value in given.items() if value is not None}}
