"""Reading the conditions of a requirement: a fact, one comparison, values of the fact's own type."""

from __future__ import annotations

from types import MappingProxyType

from inspections.checklists.pack import Condition, Operator, Requirement
from inspections.checklists.positions import Path
from inspections.checklists.strict import TomlFile, TomlTable
from inspections.records.fact_table import Value
from inspections.records.fields.catalogue import FIELDS, LISTS
from inspections.records.fields.field import NUMBERS, Field, FieldType
from inspections.records.near_names import suggestion
from inspections.records.unreadable import UnreadableError
from inspections.records.values import from_json

FEE = "fee."
"""Prefix of a fact of one fee line."""

FACTS = MappingProxyType({**FIELDS, **{f"{FEE}{field.path}": field for field in LISTS["fees"].lines}})
"""Everything that a condition may ask for."""

SEVERAL = frozenset({Operator.IN, Operator.NOT_IN})
ORDERED = frozenset({Operator.AT_MOST, Operator.AT_LEAST, Operator.ABOVE})


def read_conditions(file: TomlFile, table: TomlTable, key: str) -> tuple[Condition, ...]:
    """Return the conditions under `key` of a requirement; whatever is wrong with them becomes a fault."""
    path = (*table.path, key)
    raw = table.raw_value(key)
    read = [_condition(file, one) for one in file.tables(path, raw if raw is not None else [])]
    return tuple(condition for condition in read if condition is not None)


def fact_field(fact: str) -> Field | None:
    """Return the description of a condition's fact, or None."""
    return FACTS.get(fact)


def on_fees(requirement: Requirement) -> bool:
    """Say whether a condition of the requirement asks for a fact of one fee line."""
    return any(condition.fact.startswith(FEE) for condition in (*requirement.applies_when, *requirement.violation_when))


def _condition(file: TomlFile, table: TomlTable) -> Condition | None:
    fact = table.need("fact", str, "")
    field = fact_field(fact)
    operators = [operator for operator in Operator if operator.value in table.raw]
    if len(operators) != 1:
        names = "、".join(operator.value for operator in Operator)
        file.note("one_comparison", table.path, "条件须有且只有一种比较", f"请用 {names} 之一")
    for operator in operators:
        table.raw_value(operator.value)
    table.finish()
    if field is None:
        if fact:
            guess = suggestion(fact, [*FACTS])
            file.note("unknown_fact", (*table.path, "fact"), f"没有“{fact}”这项事实{guess}", "请改正")
        return None
    if len(operators) != 1:
        return None
    operator = operators[0]
    raw = table.raw[operator.value]
    at = (*table.path, operator.value)
    if operator in ORDERED and field.type not in NUMBERS:
        file.note("wrong_type", at, f"“{field.label}”不是数，不能比较大小", "请改用 is 或 in")
        return None
    if (operator in SEVERAL) != isinstance(raw, list) or raw == []:
        file.note("wrong_type", at, "比较的值与比较方式不符", "in 和 not_in 用非空列表，其余用单个值")
        return None
    values = [_value(file, field, one, at) for one in (raw if isinstance(raw, list) else [raw])]
    return Condition(fact, operator, tuple(value for value in values if value is not None))


def _value(file: TomlFile, field: Field, raw: object, at: Path) -> Value | None:
    try:
        if field.type is FieldType.AMOUNT:
            return from_json(Field(field.path, field.label, FieldType.YUAN), raw)
        return from_json(field, raw)
    except UnreadableError as error:
        file.note(error.code, at, error.what, error.action)
        return None
