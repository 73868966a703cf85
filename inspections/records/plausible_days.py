"""Days that nobody can have meant: a slip of the pen in the year is printed in a notice as it was typed.

Only what can never be true is a fault. Connection dates are taken in any order, and a plan may lie in the future.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from inspections.days import BEIJING
from inspections.faults import Fault
from inspections.records.columns_compared import ordinals
from inspections.records.consistency import Where
from inspections.records.fact_table import FactTable, Value
from inspections.records.fields.catalogue import FIELDS, LISTS
from inspections.records.fields.field import Field, FieldType

_EARLIEST = date(1949, 10, 1)
"""Nothing that is inspected is older than the state that inspects."""
_LATEST = date(2099, 12, 31)
"""An inspection of a later day is a slip of the pen."""
_AHEAD, _FAR_AHEAD = 1, 10
"""Years after the inspection's to whose end a day may lie, and a term's last day."""
_LATE_START = 7
"""Days after the day of the inspection on which a visit cannot begin any more."""
_DAYS = frozenset({FieldType.DATE, FieldType.DATETIME})


def absurd_days(table: FactTable, where: Where) -> Iterator[tuple[int, Fault]]:
    """Yield a fault for each day that nobody can have meant, with its row."""
    inspected = ordinals(table, "inspected_on")
    inspected = np.where((inspected < _EARLIEST.toordinal()) | (inspected > _LATEST.toordinal()), 0, inspected)
    for field in FIELDS.values():
        if field.type in _DAYS:
            for row in _absurd(table, field, inspected):
                yield row, _fault(table.at(row, field.path), inspected[row], where(row, field.path), field, field.path)
    for path, described in LISTS.items():
        lines = table.lists.get(path)
        if lines is None:
            continue
        for field in described.lines:
            if field.type in _DAYS:
                for line in _absurd(lines.lines, field, inspected[lines.owners]):
                    row = int(lines.owners[line])
                    at = f"{path}[{line - lines.of(row).start + 1}].{field.path}"
                    yield row, _fault(lines.lines.at(line, field.path), inspected[row], where(row, at), field, at)
    yield from _late_starts(table, inspected, where)


def _absurd(table: FactTable, field: Field, inspected: NDArray[np.int32]) -> list[int]:
    days = table.spread(field.path, _ordinal, 0, np.int32)
    if not days.any():
        return []
    late = days > _LATEST.toordinal()
    if field.path != "inspected_on":
        years = _FAR_AHEAD if field.path.endswith("due_on") else _AHEAD
        late |= (inspected != 0) & (days > _latest_of(inspected, years))
    rows: list[int] = np.flatnonzero((days != 0) & ((days < _EARLIEST.toordinal()) | late)).tolist()
    return rows


def _end_of(year: int) -> int:
    return date(min(year, date.max.year), 12, 31).toordinal()


def _ordinal(value: Value) -> int:
    return _day(value).toordinal() if isinstance(value, date) else 0


def _day(moment: date) -> date:
    """Return the day in China of a day or a moment."""
    if not isinstance(moment, datetime):
        return moment
    try:
        return (moment if moment.tzinfo is None else moment.astimezone(BEIJING)).date()
    except OverflowError:
        return moment.date()


def _fault(value: Value | None, inspected: int, where: str, field: Field, path: str) -> Fault:
    day = _day(value) if isinstance(value, date) else date.min
    if day < _EARLIEST:
        what = f"日期 {day.isoformat()} 早于1949年，不可能"
    elif inspected:
        what = f"日期 {day.isoformat()} 比检查时间 {date.fromordinal(int(inspected)).isoformat()} 晚得不可能"
    else:
        what = f"日期 {day.isoformat()} 不可能"
    return Fault("absurd_day", what, f"{where}（{field.label}）", "请核对年份", path)


def _late_starts(table: FactTable, inspected: NDArray[np.int32], where: Where) -> Iterator[tuple[int, Fault]]:
    path = "visit.started_at"
    started = table.spread(path, _ordinal, 0, np.int32)
    late = (inspected != 0) & (started > inspected + _LATE_START) & (started <= _latest_of(inspected, _AHEAD))
    for row in np.flatnonzero(late).tolist():
        began, day = (date.fromordinal(int(ordinal[row])).isoformat() for ordinal in (started, inspected))
        what = f"检查开始时间（{began}）比检查时间（{day}）晚{started[row] - inspected[row]}天"
        yield row, Fault("late_start", what, f"{where(row, path)}（{FIELDS[path].label}）", "请核对两个时间", path)


def _latest_of(inspected: NDArray[np.int32], years: int) -> NDArray[np.int64]:
    """Return the last day of so many years after each inspection's, 0 where its day is not known."""
    distinct, which = np.unique(inspected, return_inverse=True)
    latest = [_end_of(date.fromordinal(day).year + years) if day else 0 for day in distinct.tolist()]
    return np.array(latest, dtype=np.int64)[which]
