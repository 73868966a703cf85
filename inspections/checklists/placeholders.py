"""The closed set of placeholders in a requirement's words for the notice."""

from __future__ import annotations

import re

from inspections.records.fields.catalogue import FIELDS

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

COMPUTED = frozenset({"user", "start", "end", "measured", "limit", "previous", "period", "fees", "amount", "acts", "materials"})
"""Placeholders that the program words itself; every other one is the path of a record's fact."""


def unknown_placeholders(words: str) -> list[str]:
    """Return the placeholders of a text that mean nothing."""
    return [name for name in PLACEHOLDER.findall(words) if name not in COMPUTED and name not in FIELDS]


def stray_braces(words: str) -> list[str]:
    """Return the braces of a text that enclose no placeholder; a full-width one never does."""
    return [brace for brace in "{}｛｝" if brace in PLACEHOLDER.sub("", words)]
