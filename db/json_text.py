"""JSON columns: written canonically, and read back with every number a Decimal, exactly as it was written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import simplejson

from inspections.records.record import canonical_json


def json_text(value: object) -> str:
    """Return canonical JSON; days and moments become ISO text."""
    return canonical_json(_plain(value)).decode()


def from_json_text(text: str) -> Any:  # noqa: ANN401 - whatever was written
    """Return what `json_text` wrote."""
    return simplejson.loads(text, parse_float=Decimal, parse_int=Decimal)


def id_list(values: Iterable[object]) -> str:
    """Return texts as one parameter for `IN (SELECT value FROM json_each(?))`."""
    return simplejson.dumps([str(value) for value in values])


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return value
