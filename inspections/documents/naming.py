"""The name of a document's file: number, party and title, so that a folder of them can be read."""

from __future__ import annotations

import re

from inspections.typesetting.characters import in_print

_FORBIDDEN = re.compile('[\\\\/:*?"<>|\x00-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufff9-\uffff]')
"""What Windows takes in no name, and what hides in a name or turns it round."""
_MOST_BYTES = 255
"""What a name holds in UTF-8 on every system."""
_MOST_OF_ONE = 60
"""Bytes of number and of title that are kept; the party has what is left of them."""


def document_file_name(number: str, party: str, title: str) -> str:
    """Return `武发改能源〔2023〕12号 某公司 责令整改通知书.pdf`, without characters that Windows forbids."""
    numbered, titled = _cut(number, _MOST_OF_ONE), _cut(title, _MOST_OF_ONE)
    named = _cut(party, _MOST_BYTES - len(f"{numbered}  {titled}.pdf".encode()))
    return f"{' '.join(part for part in (numbered, named, titled) if part)}.pdf"


def _cut(text: str, most: int) -> str:
    """Return a part of a name: no longer than so many bytes, and without the spaces and dots that Windows drops at an end."""
    return in_print(_FORBIDDEN.sub("_", text)).encode()[:most].decode(errors="ignore").strip(" .")
