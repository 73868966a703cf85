"""Text as the full-text index takes it: every character a word of its own, so that any part of a name is found.

Full and half width, upper and lower case are the same; blanks and characters without a form are left out.
"""

from __future__ import annotations

from inspections.records.folding import folded


def spaced(text: str) -> str:
    """Return a text with a blank between all its characters."""
    return " ".join(folded(text))


def phrases(text: str) -> tuple[str, ...]:
    """Return a search text's words as FTS5 phrases; none where there is nothing to search for."""
    words = filter(None, map(spaced, dict.fromkeys(text.split())))
    return tuple('"{}"'.format(word.replace('"', '""')) for word in words)
