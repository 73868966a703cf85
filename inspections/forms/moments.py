"""A day or a moment as it stands in a line of the form: read in any spelling that the form takes, shown in China's time."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime

from inspections.days import BEIJING
from inspections.forms.entry import entered
from inspections.records.fields.field import Field, FieldType

_DAY, _MOMENT = Field("", "", FieldType.DATE), Field("", "", FieldType.DATETIME)
_TIME = re.compile(r"(?<!\d)(\d{1,2})[:时点](\d{1,2})?", re.ASCII)
_HOURS, _MINUTES = 24, 60


def typed_day(text: str) -> date | None:
    """Return the day that a text names, with or without a time; None where it names none."""
    for field in (_MOMENT, _DAY):
        read = entered(field, text)
        try:
            return datetime.fromisoformat(str(read)).date()
        except ValueError:
            continue
    return None


def typed_time(text: str) -> str:
    """Return the time (HH:MM) that a text names, also where its day cannot be read; empty where it names none."""
    time = _TIME.search(unicodedata.normalize("NFKC", text))
    if time is None:
        return ""
    hour, minute = int(time[1]), int(time[2] or 0)
    return f"{hour:02}:{minute:02}" if hour < _HOURS and minute < _MINUTES else ""


def shown_moment(value: str) -> str:
    """Return a moment of a content as the form shows it: in China's time, to the minute where it has no seconds; other text as it is."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    if ":" not in value:  # a day with an hour alone is no moment of a record: it stays as it was typed
        return value
    there = moment if moment.tzinfo is None else moment.astimezone(BEIJING)
    return f"{there:%Y-%m-%d %H:%M:%S}" if there.second else f"{there:%Y-%m-%d %H:%M}"


def is_zoned(value: str) -> bool:
    """Say whether a moment of a content tells its zone: one that is changed then tells it too, as the record's others do."""
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def with_zone(text: str) -> str:
    """Return a typed moment with China's zone; a text that is no moment, or has a zone, as it is."""
    read = entered(_MOMENT, text)
    try:
        moment = datetime.fromisoformat(str(read))
    except ValueError:
        return text
    return moment.replace(tzinfo=BEIJING).isoformat() if moment.tzinfo is None and "T" in str(read) else text
