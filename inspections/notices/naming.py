"""The name of a notice's file: number and party, so that a folder of them can be read."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST = 60
"""Characters of the party's name that are kept: with the number they stay within 255 bytes of UTF-8."""


def notice_file_name(number: str, inspectee: str) -> str:
    """Return `武发改能源〔2023〕12号 某公司 责令整改通知书.pdf`, without characters that Windows forbids."""
    party = _FORBIDDEN.sub("_", inspectee)[:_LONGEST].strip(" .")
    parts = (_FORBIDDEN.sub("_", number).strip(" ."), party, "责令整改通知书.pdf")
    return " ".join(part for part in parts if part)
