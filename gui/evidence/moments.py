"""When evidence was taken, as the dialog shows it and as a person types it."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, time

from gui.documents.choices import read_day
from inspections.days import BEIJING

UNKNOWN = "请填写"
"""Begins what is said of a moment that nothing tells."""
TYPED = "取得这件证据的时间。"

_TIME = re.compile(r"(.+?)[ T]\s*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})秒?|分)?", re.ASCII)


def spoken(moment: datetime) -> str:
    """Return a moment as it stands in the field: in China's time, as the documents tell it, whatever the computer's zone."""
    return f"{moment.astimezone(BEIJING):%Y-%m-%d %H:%M}"


def not_known(changed_at: datetime) -> str:
    """Say of a file that tells no moment when it was last written."""
    return f"{UNKNOWN}。文件时间 {spoken(changed_at)}，不一定是取得时间。"


def read_moment(text: str) -> datetime | None:
    """Return the moment that a text says (2023-08-15 10:12, 2023年8月15日 10时12分), in China's time, or None."""
    match = _TIME.fullmatch(unicodedata.normalize("NFKC", text).strip())
    day = read_day(match[1]) if match else None
    if match is None or day is None:
        return None
    try:
        clock = time(int(match[2]), int(match[3]), int(match[4] or 0))
    except ValueError:
        return None
    return datetime.combine(day, clock, BEIJING)
