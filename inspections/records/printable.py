"""Text as a message may quote it: on one line, without characters that command a terminal, and never endlessly long."""

from __future__ import annotations

import unicodedata

_QUOTED = 40
"""Characters of a wrong value that a message quotes."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode's general categories of control, format and surrogate characters, and of line and paragraph separators."""


def has_control_characters(text: str) -> bool:
    """Return whether a character of the text commands rather than shows."""
    # isprintable is fast and refuses all of them, but some spaces and private characters as well.
    return not text.isprintable() and any(commands(character) for character in text)


def commands(character: str) -> bool:
    """Return whether a character commands rather than shows."""
    return unicodedata.category(character) in _UNSEEN


def printable(text: str) -> str:
    """Return the text with every control character written as its code point (U+0007)."""
    if not has_control_characters(text):
        return text
    return "".join(f"<U+{ord(one):04X}>" if commands(one) else one for one in text)


def shown(raw: object) -> str:
    """Return a wrong value as a message quotes it: never longer than a line."""
    try:
        text = str(raw)
    except RecursionError:
        return "…"
    return printable(text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…")


def record_named(number: str) -> str:
    """Return how a place names a record by its business number."""
    return f"记录“{printable(number)}”"
