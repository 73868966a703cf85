"""The name of a document's file: number, party and title, so that a folder of them can be read."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST = 60
"""Characters of the party's name that are kept: with number and title they stay within 255 bytes of UTF-8."""
_LONGEST_TITLE = 11
"""Characters of the title that are kept."""


def notice_file_name(number: str, inspectee: str) -> str:
    """Return `武发改能源〔2023〕12号 某公司 责令整改通知书.pdf`, without characters that Windows forbids."""
    return document_file_name(number, inspectee, "责令整改通知书")


def document_file_name(number: str, inspectee: str, title: str, suffix: str = ".pdf") -> str:
    """Return number, party and title with the suffix, without characters that Windows forbids; what is empty is left out."""
    party = _cut(_FORBIDDEN.sub("_", inspectee), _LONGEST)
    parts = (_FORBIDDEN.sub("_", number).strip(" ."), party, _cut(_FORBIDDEN.sub("_", title), _LONGEST_TITLE))
    return " ".join(part for part in parts if part) + suffix


def _cut(text: str, most: int) -> str:
    return text[:most].strip(" .")
