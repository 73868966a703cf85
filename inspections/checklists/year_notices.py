"""Year files: one year's arrangement of days off (国务院办公厅放假通知), typed by a bureau; an empty or foreign one is refused.

A file is TOML: `[calendar]` with `year`, `document` (the notice's number), `days_off` and `make_up_days` (lists of days).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path as FilePath

from inspections.checklists.positions import Path
from inspections.checklists.strict import TomlFile, TomlTable, read_toml
from inspections.faults import Fault, UserError

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""Days that a calendar can hold."""

SATURDAY = 5

_SECTION = "calendar"
_YEAR: Path = (_SECTION, "year")
_ACTION = "请按国务院办公厅当年的放假通知填写"
_NO_YEAR = 0
"""Stands for a year that could not be read, which no day is held against."""

_DECEMBER = 12
_SPRING = 5
"""Days in a row that are certain to be off at the Spring Festival; a weekend alone is two."""


@dataclass(frozen=True, slots=True)
class YearNotice:
    """One year's notice: its document number, days off, and weekend days that are worked (调休).

    It may arrange days of the December before: New Year's holiday begins there in some years.
    """

    year: int
    document: str
    days_off: frozenset[date]
    make_up_days: frozenset[date]

    def is_off(self, day: date) -> bool:
        """Say whether nobody works on a day of the year."""
        return day in self.days_off or (day.weekday() >= SATURDAY and day not in self.make_up_days)


def load_notices(paths: Iterable[FilePath]) -> list[YearNotice]:
    """Read year files; every fault of every file is listed, with its line. Raises UserError."""
    notices: list[YearNotice] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            file = read_toml(path)
        except UserError as error:
            faults.extend(error.faults)
            continue
        notice = _notice(file)
        if notice is not None and any(_contradict(notice, other) for other in notices):
            file.note("no_calendar", (_SECTION,), f"与另一个文件对 {notice.year} 年的安排不一致", "请只保留正确的一个")
        faults.extend(file.faults_by_line)
        if notice is not None:
            notices.append(notice)
    if faults:
        raise UserError(faults)
    return notices


def _contradict(one: YearNotice, other: YearNotice) -> bool:
    same = (one.days_off, one.make_up_days) == (other.days_off, other.make_up_days)
    return one.year == other.year and not same


def _notice(file: TomlFile) -> YearNotice | None:
    """Return the notice of a file, or None where something is wrong with it, which is noted."""
    if _SECTION not in file.root:
        file.note(
            "no_calendar", (), f"不是放假安排：没有 [{_SECTION}] 一节", f"请写 [{_SECTION}]，含 year、document、days_off、make_up_days"
        )
        return None
    root = TomlTable(file, (), file.root)
    table = root.section(_SECTION)
    year = table.need("year", int, _NO_YEAR)
    document = table.words("document")
    if "year" in table.raw and file.is_sound(_YEAR) and not FIRST.year < year <= LAST.year:
        file.note("no_calendar", _YEAR, f"“{year}”不是可能的年份", "请改正")
        year = _NO_YEAR
    off, made_up = _days(table, "days_off", year), _days(table, "make_up_days", year)
    table.finish()
    root.finish()
    for path, day in made_up:
        if day.weekday() < SATURDAY:
            file.note("no_calendar", path, f"补班日 {day} 不是星期六或者星期日", _ACTION)
        if any(day == other for _, other in off):
            file.note("no_calendar", path, f"{day} 既放假又补班", _ACTION)
    if not file.faults and not off:
        file.note("no_calendar", (_SECTION, "days_off"), "没有放假日期，当年通知可能尚未公布", _ACTION)
    if file.faults:
        return None
    notice = YearNotice(year, document, frozenset(day for _, day in off), frozenset(day for _, day in made_up))
    for missing in _missing(notice):
        file.note("no_calendar", (_SECTION, "days_off"), f"{year} 年{missing}没有放假日期，安排没有填全", _ACTION)
    return None if file.faults else notice


def _days(table: TomlTable, key: str, year: int) -> list[tuple[Path, date]]:
    """Return the days under a key, each with its place; what is no day, no day of this year, or stands twice is noted."""
    days: list[tuple[Path, date]] = []
    for position, value in enumerate(table.need(key, list, [])):
        path = (*table.path, key, position)
        if type(value) is not date:
            table.file.note("wrong_type", path, f"“{value}”不是日期", "请写成 2027-01-01，不加引号")
        elif year not in {_NO_YEAR, value.year} and (value.year, value.month) != (year - 1, _DECEMBER):
            table.file.note("no_calendar", path, f"{value} 不在 {year} 年内（上一年 12 月的可以写）", _ACTION)
        elif any(value == other for _, other in days):
            table.file.note("no_calendar", path, f"{value} 写了两次", "请只保留一个")
        else:
            days.append((path, value))
    return days


def _missing(notice: YearNotice) -> Iterator[str]:
    """Yield the holidays of every year that a notice leaves out: with a part of a year, days off would be counted as worked."""
    year = notice.year
    for name, days in (
        ("元旦", [date(year, 1, 1)]),
        ("劳动节", [date(year, 5, 1)]),
        ("国庆节", [date(year, 10, 1), date(year, 10, 2), date(year, 10, 3)]),
    ):
        if not all(notice.is_off(day) for day in days):
            yield name
    if not any(notice.is_off(date(year, 4, day)) for day in (4, 5, 6)):
        yield "清明节"
    if not _in_a_row(notice, [date(year, 1, 20) + timedelta(days=number) for number in range(40)]):
        yield "春节"


def _in_a_row(notice: YearNotice, days: Collection[date]) -> bool:
    row = 0
    for day in days:
        row = row + 1 if notice.is_off(day) else 0
        if row == _SPRING:
            return True
    return False
