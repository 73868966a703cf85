"""When evidence was taken: read from what the person typed, or proposed from the photo or its file."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, time, timedelta, timezone
from pathlib import Path

from gui.notices.day import read_day
from inspections.beijing import BEIJING

FROM_PHOTO = "照片中记录的拍摄时间，请核对。"
FROM_FILE = "文件的修改时间，不一定是取得时间，请核对。"
TYPED = "取得这件证据的时间。"

_EXIF, _TAKEN, _OFFSET = 0x8769, 0x9003, 0x9011
"""EXIF 2.32: the photo's own directory, DateTimeOriginal, OffsetTimeOriginal."""
_TIME = re.compile(r"(.+?)[ T]\s*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})秒?|分)?", re.ASCII)
_DAY = timedelta(days=1)
_ZONE = re.compile(r"([+-])(\d\d):(\d\d)", re.ASCII)


def spoken(moment: datetime) -> str:
    """Return a moment as it stands in the field: in China's time, as the documents tell it, whatever the computer's zone."""
    return f"{moment.astimezone(BEIJING):%Y-%m-%d %H:%M}"


def read_moment(text: str) -> datetime | None:
    """Return the moment that a text says (2023-08-15 10:12, 2023年8月15日 10时12分), in China's time, or None."""
    found = _TIME.fullmatch(unicodedata.normalize("NFKC", text).strip())
    day = read_day(found[1]) if found else None
    if found is None or day is None:
        return None
    try:
        clock = time(int(found[2]), int(found[3]), int(found[4] or 0))
    except ValueError:
        return None
    return datetime.combine(day, clock, BEIJING)


def proposed(path: Path) -> tuple[datetime, str]:
    """Return when a file may have been taken, and in a sentence where that is known from. Raises OSError."""
    taken = _taken(path)
    if taken is not None:
        return taken, FROM_PHOTO
    return datetime.fromtimestamp(path.stat().st_mtime, BEIJING), FROM_FILE


def _taken(path: Path) -> datetime | None:
    """Return the moment that a camera wrote into its photo; one without a zone is read in China's."""
    from inspections.pictures.opening import UnshownPictureError, opened_picture  # noqa: PLC0415 # only where a photo is added

    try:
        with opened_picture(path) as photo:
            own = photo.getexif().get_ifd(_EXIF)
    except UnshownPictureError:
        return None  # no photo that can be read: its file's time is proposed
    try:
        moment = datetime.strptime(str(own.get(_TAKEN, "")).strip("\x00 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 # the zone follows
    except ValueError:
        return None
    zone = _ZONE.fullmatch(str(own.get(_OFFSET, "")).strip("\x00 "))
    ahead = timedelta(hours=int(zone[2]), minutes=int(zone[3])) if zone is not None else _DAY
    if zone is None or ahead >= _DAY:
        return moment.replace(tzinfo=BEIJING)
    return moment.replace(tzinfo=timezone(ahead if zone[1] == "+" else -ahead))
