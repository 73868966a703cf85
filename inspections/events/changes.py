"""What changed between two states of a record, fact by fact: derived from the payloads and never stored beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inspections.records.record import Record


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that differs; None stands for absent. Lines of a list are counted from 1 (`fees[1].amount`)."""

    path: str
    before: object
    after: object


def changes_between(before: Record | None, after: Record) -> tuple[Change, ...]:
    """Return the facts in which `after` differs from `before` (None: there was no record), by path."""
    old = {} if before is None else dict(_facts(before.payload, ""))
    new = dict(_facts(after.payload, ""))
    return tuple(Change(path, old.get(path), new.get(path)) for path in sorted({*old, *new}) if old.get(path) != new.get(path))


def _facts(value: Any, path: str) -> Iterator[tuple[str, object]]:  # noqa: ANN401 - any part of a JSON payload
    if isinstance(value, Mapping) and value:
        for key, part in value.items():
            yield from _facts(part, f"{path}.{key}" if path else key)
    elif isinstance(value, Sequence) and not isinstance(value, str) and any(isinstance(part, Mapping) for part in value):
        for number, part in enumerate(value, start=1):
            yield from _facts(part, f"{path}[{number}]")
    else:
        yield path, value
