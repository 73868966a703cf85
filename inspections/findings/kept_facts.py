"""The facts of a kept record as a check reads them: days as days and numbers as Decimal, whatever its JSON has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inspections.records.fact_table import Value
from inspections.records.fields.catalogue import FIELDS, LISTS
from inspections.records.fields.field import Field
from inspections.records.unreadable import UnreadableError
from inspections.records.values import from_json


@dataclass(frozen=True, slots=True)
class KeptFacts:
    """The facts of one payload (docs/contract.md, "A record"), which may be unfinished: what cannot be read yet is not there."""

    payload: Mapping[str, Any]

    def at(self, path: str) -> Value | None:
        """Return a fact of the record."""
        value: object = self.payload
        for part in path.split("."):
            if not isinstance(value, Mapping):
                return None
            value = value.get(part)
        return None if value is None else _read(FIELDS[path], value)

    def lines(self, path: str) -> list[dict[str, Value]] | None:
        """Return the lines of a list, their facts by name, or None where the record does not hold it."""
        lines = self.payload.get(path)
        fields = {field.path: field for field in LISTS[path].lines}
        if not isinstance(lines, list | tuple):
            return None
        return [
            {key: value for key, raw in line.items() if key in fields and (value := _read(fields[key], raw)) is not None} for line in lines
        ]


def _read(field: Field, raw: object) -> Value | None:
    try:
        return from_json(field, raw, kept=True)
    except UnreadableError:
        return None
