"""The form of a condition: a fact of the catalogue, one comparison, values of the fact's own type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from inspections.checklists.conditions import FACTS, ORDERED, SEVERAL
from inspections.checklists.pack import Operator
from inspections.checklists.schema.words import WORDS
from inspections.records.fields.field import NUMBERS, Field, FieldType


def condition() -> dict[str, Any]:
    """Return the schema of one condition."""
    operators = [operator.value for operator in Operator]
    alike: dict[str, list[str]] = {}
    values: dict[str, dict[str, Any]] = {}
    for fact, field in FACTS.items():
        value = _value(field)
        alike.setdefault(str(value), []).append(fact)
        values[str(value)] = value
    return {
        "type": "object",
        "properties": {
            "fact": {"type": "string", "enum": list(FACTS), **_words("fact")},
            **{operator: _words(operator) for operator in operators},
        },
        "required": ["fact"],
        "additionalProperties": False,
        "oneOf": [{"required": [operator]} for operator in operators],
        "allOf": [
            {"if": {"properties": {"fact": {"enum": facts}}, "required": ["fact"]}, "then": {"properties": dict(_operands(values[key]))}}
            for key, facts in alike.items()
        ],
    }


def _operands(value: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for operator in Operator:
        if operator in SEVERAL:
            yield operator.value, {"type": "array", "minItems": 1, "items": value}
        else:
            yield operator.value, value if operator not in ORDERED or value.get("type") == "number" else False


def _value(field: Field) -> dict[str, Any]:
    if field.type is FieldType.BOOLEAN:
        return {"type": "boolean"}
    if field.type in NUMBERS:
        return {"type": "number", "minimum": 0}
    if field.type is FieldType.CHOICE:
        return {"type": "string", "enum": list(field.choices)}
    return {"type": "array", "items": {"type": "string"}} if field.type in {FieldType.CHOICES, FieldType.TEXTS} else {"type": "string"}


def _words(key: str) -> dict[str, str]:
    title, description = WORDS[key]
    return {"title": title, "description": description} if description else {"title": title}
