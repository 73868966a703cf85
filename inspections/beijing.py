"""The zone in which documents tell the time."""

from datetime import timedelta, timezone

BEIJING = timezone(timedelta(hours=8))
"""China has one zone, and since 1991 no summer time."""
