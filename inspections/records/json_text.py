"""JSON text into Python objects, so that what JSON forbids but Python reads becomes a fault of its own record.

Numbers are exact: int or Decimal. NaN, Infinity and numbers beyond reason come as Decimals that no field takes.
It is simplejson that reads: where the standard library sees a fault changes with the version of Python.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import simplejson

from inspections.faults import refuse

_SURE_DIGITS = 4000
"""Digits up to which Python reads an integer; beyond them its time grows with the square."""


class RepeatingObject(dict[str, object]):
    """A JSON object in which keys stood more than once; the last value of each is kept."""

    repeated: tuple[str, ...] = ()


def parse_json(text: str, where: str) -> object:
    """Return what the text says. Raises UserError where it is no JSON or nested beyond reading."""
    try:
        return simplejson.loads(
            text, parse_float=_fraction, parse_int=_whole, parse_constant=Decimal, object_pairs_hook=_object, allow_nan=True
        )
    except simplejson.JSONDecodeError as error:
        line = f"第{error.lineno}行" if "\n" in text.strip() else ""
        raise refuse("no_json", f"{line}第{error.colno}个字符处不是正确的 JSON", where, "请检查引号、逗号和括号") from None
    except RecursionError:
        raise refuse("no_json", "括号嵌套过深，无法读取", where, "一条记录最多嵌套几层，请改正") from None


def repeated_keys(content: object) -> tuple[str, ...]:
    """Return the keys that an object of `parse_json` held more than once."""
    return content.repeated if isinstance(content, RepeatingObject) else ()


def _whole(text: str) -> int | Decimal:
    return int(text) if len(text) < _SURE_DIGITS else Decimal(text)


def _fraction(text: str) -> Decimal:
    try:
        return Decimal(text)
    except ArithmeticError:  # an exponent that no Decimal holds
        return Decimal("-Infinity" if text.startswith("-") else "Infinity")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    repeating = RepeatingObject(members)
    repeating.repeated = tuple(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
    return repeating
