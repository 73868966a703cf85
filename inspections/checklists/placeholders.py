"""The placeholders in a requirement's words for the notice that every rule kind may use; a kind may have more of its own."""

from __future__ import annotations

import re
from collections.abc import Collection

from inspections.records.fields.catalogue import FIELDS

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

COMPUTED = frozenset({"user", "start", "end", "measured", "limit", "period", "fees", "amount"})
"""Placeholders that the program words itself; every other one is a kind's own or the path of a record's fact."""


def unknown_placeholders(words: str, own: Collection[str]) -> list[str]:
    """Return the placeholders of a text that mean nothing; `own` are those that rule kinds have of their own."""
    return [name for name in PLACEHOLDER.findall(words) if name not in COMPUTED and name not in own and name not in FIELDS]


def stray_braces(words: str) -> list[str]:
    """Return the braces of a text that enclose no placeholder; a full-width one never does."""
    return [brace for brace in "{}｛｝" if brace in PLACEHOLDER.sub("", words)]
