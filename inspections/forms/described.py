"""Finding a field in a description by the path that a form speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from inspections.records.fields.field import Field, ListField

_LINE = re.compile(r"(?P<list>[a-z_.]+)\[\d+\]\.(?P<field>[a-z_.]+)")


def described_at(fields: Sequence[Field | ListField], path: str) -> Field | None:
    """Return the field at a path (`place`, `witnesses[2].name`) of a content that `fields` describe, or None."""
    line = _LINE.fullmatch(path)
    if line is None:
        return next((each for each in fields if isinstance(each, Field) and each.path == path), None)
    held = next((each for each in fields if isinstance(each, ListField) and each.path == line["list"]), None)
    return None if held is None else next((each for each in held.lines if each.path == line["field"]), None)
