"""When a file says it was taken: a photo in its directory (EXIF 2.32), other files in their names. Whatever is no moment is ignored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Final, NamedTuple

from PIL.Image import Exif

from inspections.days import BEIJING
from inspections.recognising.time_source import TimeSource
from inspections.typesetting.picture_files.opening import UnshownPictureError, opened_picture


class TakingTime(NamedTuple):
    """A moment with its zone, where it comes from, and in a sentence for the person who must look at it."""

    at: datetime
    source: TimeSource
    words: str


_OWN: Final = 0x8769
"""Where a photo keeps its own tags (Exif IFD)."""
_TAGS: Final = (
    (0x9003, 0x9011, "照片中记录的拍摄时间，请核对。"),  # DateTimeOriginal, OffsetTimeOriginal
    (0x9004, 0x9012, "照片中记录的生成时间，请核对。"),  # DateTimeDigitized, OffsetTimeDigitized
    (0x0132, 0x9010, "照片中记录的文件时间，请核对。"),  # DateTime, OffsetTime
)
_WRITTEN: Final = re.compile(
    r"(\d{4})\s*[:\-/.年]\s*(\d{1,2})\s*[:\-/.月]\s*(\d{1,2})日?[ T]\s*"
    r"(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?",
    re.ASCII,
)
_OFFSET: Final = re.compile(r"([+-])(\d\d):?(\d\d)", re.ASCII)
_EARLIEST: Final = datetime(2000, 1, 2, tzinfo=BEIJING)
"""A camera whose clock was never set begins at the first day of an earlier year or of this one."""

_RUN: Final = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)[-_ T]?(\d\d)(\d\d)(\d\d)\d{0,3}(?!\d)", re.ASCII)
"""20261130_101522, 20261130103000, 20261130_101522123 (thousandths)."""
_PARTED: Final = re.compile(
    r"(?<!\d)(20\d\d)[-_.年](\d{1,2})[-_.月](\d{1,2})日?(?: at |[-_ T])?\s?"
    r"(上午|下午)?\s?(\d{1,2})[-_.:时 ](\d\d)[-_.:分 ](\d\d)秒?\s?([AP]M)?(?!\d)",
    re.ASCII,
)
"""2026-11-30-10-15-22, 2026-11-30 10.15.22, 截屏2026-11-30 下午3.15.22, 2026-11-30 at 3.15.22 PM."""
_HALF_PARTED: Final = re.compile(r"(?<!\d)(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)[-_ T](\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)", re.ASCII)
"""20261130_10_15_22, 2026-11-30 101522."""
_THOUSANDTHS: Final = re.compile(r"(?:^|[^\d.])(1\d{12})(?!\d)", re.ASCII)
"""mmexport1692063000000: thousandths of a second since 1970, as WeChat and cameras of apps name them."""


def taking_time(path: Path, name: str, now: datetime) -> TakingTime | None:
    """Return when a file was taken, by its directory or else by `name`; None where neither says so. `now` bears a time zone.

    Raises OSError where the file cannot be read.
    """
    photo_moment = next(_by_photo(path), None)
    if photo_moment is not None:
        return photo_moment
    named = _by_name(name, now)
    return None if named is None else TakingTime(named, TimeSource.NAME, "文件名中的时间，请核对。")


def _by_photo(path: Path) -> Iterator[TakingTime]:
    try:
        with opened_picture(path) as photo:
            exif = photo.getexif()
            own = dict(exif.get_ifd(_OWN))
    except UnshownPictureError:
        return
    for tag, offset, words in _TAGS:
        at = _read(_text(own.get(tag, _of(exif, tag))), _text(own.get(offset, "")))
        if at is not None:
            yield TakingTime(at, TimeSource.PHOTO, words)


def _of(exif: Exif, tag: int) -> object:
    return exif.get(tag, "")


def _text(value: object) -> str:
    text = value.decode("ascii", errors="replace") if isinstance(value, bytes) else str(value)
    return text.strip("\x00 \t\r\n")


def _read(written: str, offset: str) -> datetime | None:
    match = _WRITTEN.fullmatch(written)
    if match is None:
        return None
    numbers = [int(part or 0) for part in match.groups()[:6]]
    at = _moment(numbers, _zone(match[7] or offset))
    return at if at is not None and at >= _EARLIEST else None


def _zone(offset: str) -> tzinfo:
    """Return the zone that a photo says, China's where it says none that there is."""
    if offset == "Z":
        return UTC
    match = _OFFSET.fullmatch(offset)
    if match is None:
        return BEIJING
    ahead = timedelta(hours=int(match[2]), minutes=int(match[3]))
    if ahead > timedelta(hours=14):  # the farthest zone there is
        return BEIJING
    return timezone(ahead if match[1] == "+" else -ahead)


def _by_name(name: str, now: datetime) -> datetime | None:
    zone = UTC if name.startswith("PXL_") else BEIJING  # Google's telephones name their photos in UTC
    for at in _named(name, zone):
        if at is not None and _EARLIEST <= at <= now + timedelta(days=1):
            return at
    return None


def _named(name: str, zone: tzinfo) -> Iterator[datetime | None]:
    for match in _PARTED.finditer(name):
        year, month, day, half, hour, minute, second, after = match.groups()
        yield _moment([int(year), int(month), int(day), _hour(int(hour), half or after), int(minute), int(second)], zone)
    for pattern in (_RUN, _HALF_PARTED):
        for match in pattern.finditer(name):
            yield _moment([int(part) for part in match.groups()], zone)
    for match in _THOUSANDTHS.finditer(name):
        yield datetime.fromtimestamp(int(match[1]) / 1000, BEIJING).replace(microsecond=0)


def _hour(hour: int, half: str | None) -> int:
    """Return the hour of the day; one of the clock with twelve hours is before noon or after."""
    if half is None:
        return hour
    return hour % 12 + (12 if half in {"下午", "PM"} else 0)


def _moment(numbers: list[int], zone: tzinfo) -> datetime | None:
    try:
        year, month, day, hour, minute, second = numbers
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None
