"""The facts of a record, read from its plain object (docs/contract.md, "A record")."""

import datetime as dt
from decimal import Decimal
from typing import Any

Record = dict[str, Any]
Line = dict[str, Any]


def fact(record: Record, path: str, line: Line | None = None) -> Any:  # noqa: ANN401 - a fact is of many types
    """Return the fact at a dotted path (`fee.x`: of that line), None where it is absent."""
    if path.startswith("fee."):
        return None if line is None else line.get(path.removeprefix("fee."))
    if path == "connection.step_count":
        return _step_count(record)
    value: Any = record
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    if path == "site.city" and isinstance(value, str):
        return value.removesuffix("市")
    return value


def _step_count(record: Record) -> Any:  # noqa: ANN401 # any value of JSON
    connection = record.get("connection") or {}
    steps = connection.get("steps")
    return connection.get("step_count") if steps is None else len(steps)


def number(value: Any) -> Decimal | None:  # noqa: ANN401 # any value of JSON
    """Return a number of the record or the pack as a decimal."""
    return None if value is None else Decimal(value)


def day(record: Record, path: str) -> dt.date | None:
    """Return the date at a path."""
    text = fact(record, path)
    return None if text is None else dt.date.fromisoformat(text)
