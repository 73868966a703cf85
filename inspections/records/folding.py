"""Names as they are compared: what a person reads as the same name is the same, however it was typed or pasted."""

from __future__ import annotations

import re
from unicodedata import category, normalize

from inspections.records.traditional import SIMPLIFIED

_FORMLESS = frozenset({"Cc", "Cf", "Cs"})
"""Unicode's general categories of control, format and surrogate characters."""

_IGNORABLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Letters and marks that show nothing: fillers, variation selectors (Unicode's Default_Ignorable_Code_Point outside `_FORMLESS`)."""


def folded(text: str) -> str:
    """Return a text as names are compared: NFKC, lower case, without blanks and characters that show nothing.

    NFKC makes full and half width alike (brackets too) and turns the Kangxi radicals of copied PDFs into characters; traditional
    characters stand for the simplified ones.
    """
    plain = normalize("NFKC", text).casefold()
    if plain.isascii() and plain.isalnum():
        return plain
    seen = (character for character in plain if not character.isspace() and category(character) not in _FORMLESS)
    return _IGNORABLE.sub("", "".join(seen)).translate(SIMPLIFIED)
