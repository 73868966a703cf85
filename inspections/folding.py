"""Names as they are compared: what a person reads as the same name is the same, however it was typed or pasted."""

from __future__ import annotations

from unicodedata import category, normalize

_FORMLESS = frozenset({"Cc", "Cf", "Cs"})


def folded(text: str) -> str:
    """Return a text as names are compared: NFKC, lower case, without blanks and characters that have no form.

    NFKC makes full and half width alike (brackets too) and turns the Kangxi radicals of copied PDFs into characters.
    """
    plain = normalize("NFKC", text).casefold()
    if plain.isascii() and plain.isalnum():
        return plain
    return "".join(character for character in plain if not character.isspace() and category(character) not in _FORMLESS)
