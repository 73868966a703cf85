"""Chinese words for facts, values, conditions and days, as they stand in reasons and notices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

from inspections.checklists.conditions import fact_field
from inspections.checklists.pack import Condition, Operator
from inspections.days import spoken_day
from inspections.records.fact_table import Value
from inspections.records.fields.catalogue import LISTS
from inspections.records.fields.field import FieldType

UNITS = MappingProxyType(
    {
        "working_day": "个工作日",
        "day": "日",
        "count": "个",
        "hour": "小时",
        "percent": "%",
        "kW": "千瓦",
        "kVA": "千伏安",
        "kV": "千伏",
        "m": "米",
        "m2": "平方米",
        "kWh": "千瓦时",
        "yuan": "元",
        "yuan/kWh": "元/千瓦时",
        "": "",
    }
)
"""Unit code to the word that stands behind a number."""


_COUNTERS = MappingProxyType({"次数": "次", "项数": "项", "天数": "天"})
"""How a count is spoken where its fact's name ends so; 个 otherwise."""


def spoken_amount(number: Decimal | None, unit: str, measure: str) -> str:
    """Return a bound on the fact `measure` with its unit: ` 2 次`, ` 8%`."""
    word = UNITS[unit]
    if unit in {"count", ""}:
        word = _COUNTERS.get(label(measure)[-2:], "个" if unit else "")
    return f" {spoken_number(number)}{'' if word == '%' or not word else ' '}{word}"


def spoken_number(number: Decimal | None) -> str:
    """Return a number that a pack without faults has."""
    return "" if number is None else f"{number:f}"


def spoken_bounds(lower: Decimal | None, upper: Decimal | None, unit: str) -> str:
    """Return bounds as a sentence says them: “不低于10%、不超过20%”; an absent one is not spoken of."""
    word = UNITS.get(unit, unit)
    return "、".join(f"{how}{bound:f}{word}" for how, bound in (("不低于", lower), ("不超过", upper)) if bound is not None)


def spoken(value: Value, fact: str = "") -> str:
    """Return a value in Chinese; `fact` gives codes their label."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return f"{spoken_day(value)}{value.hour}时{value.minute}分"
    if isinstance(value, date):
        return spoken_day(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    field = fact_field(fact)
    if isinstance(value, tuple):
        return "、".join(spoken(part, fact) for part in value)
    return field.choices.get(value, value) if field is not None else value


def label(fact: str) -> str:
    """Return a fact's Chinese name."""
    field = fact_field(fact)
    if field is not None:
        return field.label
    return LISTS[fact].label if fact in LISTS else fact


def missing(facts: Iterable[str]) -> str:
    """Return the sentence for facts that a verdict would need."""
    return f"没有记录{'、'.join(f'“{label(fact)}”' for fact in facts)}，无法判断"


def spoken_fact(fact: str, value: Value) -> str:
    """Return a fact with its value in Chinese: “报装容量为100千瓦”, “实行三零服务”为“是”."""
    field = fact_field(fact)
    if field is not None and field.type is FieldType.BOOLEAN:
        return f"“{field.label}”为“{spoken(value, fact)}”"
    unit = UNITS.get(field.unit, "") if field is not None else ""
    return f"{label(fact).removesuffix(f'（{unit}）')}为{spoken(value, fact)}{unit}"


_COMPARED = MappingProxyType(
    {
        Operator.IS: "为",
        Operator.IS_NOT: "不为",
        Operator.IN: "为",
        Operator.NOT_IN: "不为",
        Operator.AT_MOST: "不超过",
        Operator.AT_LEAST: "不小于",
        Operator.ABOVE: "大于",
    }
)


def spoken_condition(condition: Condition) -> str:
    """Return a condition in Chinese: “供电类别为居民”."""
    field = fact_field(condition.fact)
    unit = UNITS.get(field.unit, "") if field is not None else ""
    values = "或".join(spoken(value, condition.fact) for value in condition.values)
    if field is not None and field.type is FieldType.BOOLEAN:
        return f"“{field.label}”为“{values}”"
    return f"{label(condition.fact)}{_COMPARED[condition.operator]}{values}{unit}"
