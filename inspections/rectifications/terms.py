"""By when a violation is to be corrected: the inspector's term, else the one the pack suggests.

No statute fixes the days (行政处罚法 28 says 限期改正 only). Days are counted from the day of service, or where the bureau has it so from
that of issue; that day is not counted itself (民法典 201). A term of calendar days that ends on a day off runs on to the next working day
(民法典 203). Of a term that reaches into a year whose holidays are not published only a bound is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from inspections.checklists.calendars import WorkingDays
from inspections.checklists.pack import Term
from inspections.checklists.wording import UNITS
from inspections.days import spoken_day
from inspections.faults import UserError, refuse


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of a term, itself included; where it is not `certain` the term ends on it at the earliest."""

    day: date
    certain: bool = True

    @property
    def words(self) -> str:
        """The day as a bound: 到…为止, 至少到…."""
        return f"到{spoken_day(self.day)}为止" if self.certain else f"至少到{spoken_day(self.day)}"


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day, itself included, and the term it was counted from (None where the inspector named the day).

    Where it is not `certain` the term of calendar days may run on over days off that are not published yet.
    """

    day: date
    term: Term | None
    certain: bool = True


def days_of(term: Term) -> str:
    """Return how long a term is: 15个工作日."""
    return f"{term.days}{UNITS[term.unit]}"


def last_day(term: Term, start: date, calendar: WorkingDays) -> LastDay | None:
    """Return the last day of a term that begins on the day after `start`; None beyond the calendar's last year."""
    counted = calendar.after_working_days if term.unit == "working_day" else calendar.after_days
    try:
        last = counted(start, term.days)
        return bound_of(term, start) if last is None else LastDay(last)
    except OverflowError:
        return None


def bound_of(term: Term, start: date) -> LastDay:
    """Return what is known of a term without a calendar: no day of it is left out, so that it never ends sooner. Raises OverflowError."""
    return LastDay(start + timedelta(days=term.days), certain=False)


def deadline(given: Mapping[str, Any] | None, suggested: Term | None, issued_on: date, calendar: WorkingDays) -> Deadline:
    """Return the last day for a violation, counted from the day of issue. `given` is the record's `rectification`.

    Raises UserError where there is none.
    """
    given = given or {}
    if "due_on" in given:
        return Deadline(_named_day(given, issued_on), None)
    term = _term(given, suggested)
    last = last_day(term, issued_on, calendar)
    if last is None or (term.unit == "working_day" and not last.certain):
        what = f"自 {issued_on} 起{days_of(term)}跨入未公布放假安排的年份"
        raise refuse("unpublished_year", what, "rectification", "请改用日历日，或导入该年度放假安排")
    return Deadline(last.day, term, last.certain)


def _named_day(given: Mapping[str, Any], issued_on: date) -> date:
    day = date.fromisoformat(given["due_on"])
    if day < issued_on:
        raise refuse("due_before_issue", f"整改截止日 {day} 早于签发日期 {issued_on}", "rectification.due_on", "请改期后重试")
    return day


def _term(given: Mapping[str, Any], suggested: Term | None) -> Term:
    term = Term(int(given["term"]), str(given["unit"])) if "term" in given else suggested
    if term is None:
        raise refuse("no_term", "没有整改期限", "rectification", "请填写期限或者截止日")
    return term


def deadlines(
    given: Mapping[str, Any] | None,
    suggested: Mapping[str, Term | None],
    issued_on: date,
    calendar: WorkingDays,
    *,
    from_service: bool,
) -> dict[str, Deadline | Term]:
    """Return the deadline of each requirement; of terms that run from service the term, for their days are not known before.

    A day that the inspector named holds either way. Raises UserError with each distinct fault once.
    """
    due: dict[str, Deadline | Term] = {}
    faults = {}
    runs = from_service and "due_on" not in (given or {})
    for requirement, term in suggested.items():
        try:
            due[requirement] = _term(given or {}, term) if runs else deadline(given, term, issued_on, calendar)
        except UserError as error:
            faults.update({fault.what: fault for fault in error.faults})
    if faults:
        raise UserError(faults.values())
    return due
