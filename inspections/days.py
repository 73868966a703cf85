"""Days and moments as documents tell them."""

from datetime import date, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))
"""China has one zone, and since 1991 no summer time."""


def spoken_day(day: date) -> str:
    """Return a day as documents write it (GB/T 9704: no leading zeros)."""
    return f"{day.year}年{day.month}月{day.day}日"
