"""The form of a whole pack as JSON Schema (draft 2020-12), from the declarations that the strict reader works by.

TOML counts as JSON objects, a day as a text of the form 2023-01-01. What needs the pack as a whole (references, samples, repeated ids,
bounds in order) only `checklists lint` tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from inspections.checklists.kinds.known import KINDS
from inspections.checklists.law import Law, LawRole, Payers
from inspections.checklists.pack import (
    BOUND_KINDS,
    PERIODS,
    SIGNS,
    WEEKDAYS,
    Act,
    BannedFee,
    Condition,
    Outcome,
    Requirement,
    Source,
    Term,
    Wording,
)
from inspections.checklists.requirements import DAY_UNITS, MOST_DAYS
from inspections.checklists.rule_kind import RuleKind
from inspections.checklists.schema.conditions import condition
from inspections.checklists.schema.words import WORDS
from inspections.checklists.wording import UNITS
from inspections.records.fields.inspection import TOPICS

Schema = dict[str, Any]

_SAYS_SOMETHING = {"type": "string", "pattern": "\\S"}
_TEXTS = {"type": "array", "items": {"type": "string"}}
_DAY = {"type": "string", "format": "date", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"}
_ALWAYS = ("id", "clause", "topic", "kind", "addressee", "force", "summary")
_JUDGED = (*(field.name for field in fields(Wording)), "violating", "compliant")
"""Keys of every requirement that a check answers; a reporting duty has none of them."""

_CHOICES: Mapping[str, Iterable[str]] = {
    "outcome": [outcome.value for outcome in Outcome],
    "topic": [*TOPICS, "duty"],
    "addressee": BOUND_KINDS,
    "force": ["must", "aim"],
    "severity": ["general", "serious", "grave"],
    "period": PERIODS,
    "due_weekday": WEEKDAYS,
    "signs": SIGNS,
    "payers": [payers.value for payers in Payers],
    "unit": UNITS,
}


def schema(kinds: tuple[RuleKind, ...] = KINDS) -> Schema:
    """Return the schema of a pack whose requirements may have the rule kinds `kinds`."""
    head = {
        "id": {"type": "string", "pattern": "^[A-Za-z0-9-]+$"},
        "version": _SAYS_SOMETHING,
        "title": _SAYS_SOMETHING,
        "county": {"type": "string", "pattern": "^[0-9]{6}$"},
        "in_force_from": _DAY,
        "in_force_until": _DAY,
        "builds_on": _TEXTS,
    }
    fee = _said(_of_class(BannedFee), "name", "condition")
    fee_list = {"id": _SAYS_SOMETHING, "fee": _array(_object(fee, ["name"]))}
    sections = {
        "pack": _object(head, ["id", "version", "title"]),
        "source": _object(_said(_of_class(Source), "issuer", "document", "title"), ["issuer", "title"]),
        "law": _array(_object(_law(), ["key", "name", "confirmed"])),
        "act": _array(_object(_said(_of_class(Act), "code", "meaning", "clause"), ["code", "meaning", "clause"])),
        "fee_list": _array(_object(fee_list, ["id", "fee"])),
        "legal_fee": _array(_object({"name": _SAYS_SOMETHING, "aliases": _TEXTS}, ["name"])),
        "requirement": _array({"$ref": "#/$defs/requirement"}),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "供电监督检查的检查表",
        "description": "一个 TOML 文件；引用、样例和界限另用 checklists lint 检查",
        **_object(sections, ["pack", "source"]),
        "$defs": {"requirement": _requirement(kinds), "condition": condition()},
    }


def _law() -> Schema:
    """Return the properties of a legal basis; its days are written `from` and `until`."""
    properties = _said(_of_class(Law), "key", "name")
    days = {"from": properties.pop("in_force_from"), "until": properties.pop("in_force_until")}
    roles = {"type": "array", "items": {"type": "string", "enum": [role.value for role in LawRole]}}
    orders = {"type": "array", "items": {"type": "string", "enum": list(BOUND_KINDS)}}
    return {**properties, "roles": roles, "orders": orders, **days}


def _requirement(kinds: tuple[RuleKind, ...]) -> Schema:
    properties = {name: schema for name, schema in _of_class(Requirement).items() if name != "wording"}
    properties |= {field.name: _SAYS_SOMETHING for field in fields(Wording)}
    properties |= {"violating": {"type": "object"}, "compliant": {"type": "object"}}
    properties |= {key: {"type": "object", "additionalProperties": _SAYS_SOMETHING} for key in ("loosens", "stands_beside")}
    properties["id"] = {"type": "string", "pattern": "^[A-Za-z0-9._-]+$"}
    properties["kind"] = {"type": "string", "enum": [kind.name for kind in kinds]}
    of_some_kind = frozenset[str]().union(*(kind.keys for kind in kinds))
    return {
        **_object(_said(properties, "clause", "summary", "restates", "inform"), _ALWAYS),
        "allOf": [
            {"if": {"properties": {"kind": {"const": kind.name}}, "required": ["kind"]}, "then": _of_kind(kind, of_some_kind)}
            for kind in kinds
        ],
    }


def _of_kind(kind: RuleKind, of_some_kind: frozenset[str]) -> Schema:
    """Return what a kind asks for: the keys it needs, and those that mean nothing with it."""
    unfit = sorted(of_some_kind - kind.keys) + ([] if kind.answered else list(_JUDGED))
    asked: Schema = {"required": [*kind.needed, *(_JUDGED if kind.answered else ())], "properties": dict.fromkeys(unfit, False)}
    if kind.unless is not None:
        asked |= {"if": {"required": [kind.unless.key]}, "else": {"required": list(kind.unless.needed)}}
    return asked


def _of_class(owner: type) -> Schema:
    """Return the properties that hold the fields of one of the pack's classes."""
    return {name: _of_type(name, kind) for name, kind in get_type_hints(owner).items()}


def _of_type(name: str, kind: Any) -> Schema:  # noqa: ANN401 # a type as Python writes it
    if name in _CHOICES:
        return {"type": "string", "enum": list(_CHOICES[name])}
    if get_origin(kind) is UnionType:
        (kind,) = (part for part in get_args(kind) if part is not type(None))
    if get_origin(kind) is tuple:
        return _array({"$ref": "#/$defs/condition"}) if Condition in get_args(kind) else _TEXTS
    if kind is Term:
        term = {"days": {"type": "integer", "minimum": 1, "maximum": MOST_DAYS}, "unit": {"type": "string", "enum": list(DAY_UNITS)}}
        return _object(term, ["days", "unit"])
    plain: dict[object, Schema] = {date: _DAY, Decimal: {"type": "number", "minimum": 0}, bool: {"type": "boolean"}}
    return plain.get(kind, {"type": "string"})


def _said(properties: Schema, *names: str) -> Schema:
    """Return the properties, those of these names being texts that may not be blank."""
    return {**properties, **dict.fromkeys(names, _SAYS_SOMETHING)}


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(properties: Schema, required: Iterable[str]) -> Schema:
    """Return an object of these keys and no others, each with its Chinese words."""
    made = {}
    for name, schema in properties.items():
        title, description = WORDS[name]
        made[name] = {"title": title, **({"description": description} if description else {}), **schema}
    return {"type": "object", "properties": made, "required": list(required), "additionalProperties": False}
