"""By when a violation is to be corrected: the inspector's term, else the one the pack suggests.

No statute fixes the days (行政处罚法 28 says 限期改正 only). Days are counted from the day of issue, which is not counted itself
(民法典 201); a term of calendar days that ends on a day off runs on to the next working day (民法典 203).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from inspections.checklists.calendars import WorkingDays
from inspections.checklists.pack import Term
from inspections.checklists.wording import UNITS
from inspections.faults import UserError, refuse


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day, itself included, and the term it was counted from (None where the inspector named the day)."""

    day: date
    term: Term | None


def deadline(given: Mapping[str, Any] | None, suggested: Term | None, issued_on: date, calendar: WorkingDays) -> Deadline:
    """Return the last day for a violation. `given` is the record's `rectification`. Raises UserError where there is none."""
    given = given or {}
    if "due_on" in given:
        day = date.fromisoformat(given["due_on"])
        if day < issued_on:
            raise refuse("due_before_issue", f"整改截止日 {day} 早于签发日期 {issued_on}", "rectification.due_on", "请改期后重试")
        return Deadline(day, None)
    term = Term(int(given["term"]), str(given["unit"])) if "term" in given else suggested
    if term is None:
        raise refuse("no_term", "没有整改期限", "rectification", "请填写期限或者截止日")
    try:
        last = _last_day(term, issued_on, calendar)
    except OverflowError:  # the calendar's last year
        last = None
    if last is None:
        what = f"自 {issued_on} 起{term.days}{UNITS[term.unit]}跨入未公布放假安排的年份"
        raise refuse("unpublished_year", what, "rectification", "请改用日历日，或导入该年度放假安排")
    return Deadline(last, term)


def _last_day(term: Term, issued_on: date, calendar: WorkingDays) -> date | None:
    if term.unit == "working_day":
        return calendar.after_working_days(issued_on, term.days)
    # Where the next working day is not published yet the plain last day stands: it is never too late.
    return calendar.after_days(issued_on, term.days) or issued_on + timedelta(days=term.days)


def deadlines(
    given: Mapping[str, Any] | None, suggested: Mapping[str, Term | None], issued_on: date, calendar: WorkingDays
) -> dict[str, Deadline]:
    """Return the deadline of each requirement. Raises UserError with each distinct fault once."""
    due: dict[str, Deadline] = {}
    faults = {}
    for requirement, term in suggested.items():
        try:
            due[requirement] = deadline(given, term, issued_on, calendar)
        except UserError as error:
            faults.update({fault.what: fault for fault in error.faults})
    if faults:
        raise UserError(faults.values())
    return due
