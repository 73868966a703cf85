"""JSON columns, read back with every number a Decimal, exactly as it was written.

What is hashed is written by `canonical_json` instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import simplejson

from db.errors import from_row


def _day(value: object) -> str:
    if isinstance(value, date):  # a datetime is a date too
        return value.isoformat()
    raise TypeError(type(value))


_WRITER = simplejson.JSONEncoder(separators=(",", ":"), ensure_ascii=False, use_decimal=True, default=_day)
"""Made once: it costs as much as writing a short text."""


def json_text(value: object) -> str:
    """Return JSON without blanks, keys in their order, decimals exact; days and moments become ISO text."""
    return _WRITER.encode(value)


@from_row
def from_json_text(text: str) -> Any:  # noqa: ANN401 - whatever was written
    """Return what `json_text` wrote."""
    return simplejson.loads(text, parse_float=Decimal, parse_int=Decimal)


def id_list(values: Iterable[object]) -> str:
    """Return texts as one parameter for `IN (SELECT value FROM json_each(?))`."""
    return simplejson.dumps([str(value) for value in values])
