"""The day of issue as it is typed: read as a whole, or not at all."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{4})(\d{2})(\d{2})", re.ASCII)


def read_day(text: str) -> date | None:
    """Return the day that a text says (2023-08-10, 2023-8-10, 20230810, 2023年8月10日, full width too), or None."""
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups() if part is not None))
    except ValueError:
        return None


def day_fault(text: str) -> str:
    """Return why a text is no day, or an empty text."""
    if not text.strip():
        return "请填写签发日期。"
    return "" if read_day(text) else f"签发日期“{text.strip()}”不是日期，请写成 2023-08-15 的形式。"


class IssueDay:
    """`text` as it was typed, and `day`, the last one that was settled on."""

    def __init__(self, today: date) -> None:
        """Propose today."""
        self.day = today
        self.text = today.isoformat()

    @property
    def fault(self) -> str:
        """Why what was typed is no day, or an empty text."""
        return day_fault(self.text)

    @property
    def settled(self) -> bool:
        """Whether what was typed is the day that was settled on."""
        return read_day(self.text) == self.day

    def settle(self) -> bool:
        """Take over what was typed and say whether it is another day; a text that is no day changes nothing."""
        typed = read_day(self.text)
        if typed is None or typed == self.day:
            return False
        self.day = typed
        return True
