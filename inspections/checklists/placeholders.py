"""The closed set of placeholders in a requirement's words for the notice."""

from __future__ import annotations

import re

from inspections.records.fields.catalogue import FIELDS

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

COMPUTED = frozenset({"user", "start", "end", "measured", "limit", "previous", "period", "fees", "amount", "acts", "materials"})
"""Placeholders that the program words itself; every other one is the path of a record's fact."""


def unknown_placeholders(words: str) -> list[str]:
    """Return the placeholders of a text that mean nothing; a stray brace is one too."""
    unknown = [name for name in PLACEHOLDER.findall(words) if name not in COMPUTED and name not in FIELDS]
    stray = PLACEHOLDER.sub("", words)
    return [*unknown, *(brace for brace in "{}" if brace in stray)]
