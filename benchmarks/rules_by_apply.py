"""The peer of `check_records`: the pack's requirements on connections and fees, row by row with pandas' `DataFrame.apply`.

Written as one would write it without an engine: a function of one row, three-valued, working days counted by bisection in a list of
days. It reads the conditions and limits from the pack and shares no judging code with the program. It validates nothing, words no
reason, and knows published years only.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import chinese_calendar
import pandas as pd

from inspections.checklists.answer import Verdict
from inspections.checklists.applicability import began_on
from inspections.checklists.facts import ABSENT_IS_FALSE
from inspections.checklists.pack import Condition, Kind, Operator, Pack, Requirement
from inspections.records.fields.catalogue import FIELDS, LISTS
from inspections.records.fields.field import FieldType

TOPICS = ("connection", "fees")
NOT_ASKED = -1
Row = dict[str, Any]

COMPARED: dict[Operator, Callable[[Any, tuple[Any, ...]], bool]] = {
    Operator.IS: lambda value, values: value in values,
    Operator.IN: lambda value, values: value in values,
    Operator.IS_NOT: lambda value, values: value not in values,
    Operator.NOT_IN: lambda value, values: value not in values,
    Operator.AT_MOST: lambda value, values: value <= values[0],
    Operator.AT_LEAST: lambda value, values: value >= values[0],
    Operator.ABOVE: lambda value, values: value > values[0],
}
EVENTS_AFTER = {
    "connection.energized_on": (),
    "works.completed_on": ("connection.energized_on",),
    "approval.granted_on": ("works.started_on", "works.completed_on", "connection.energized_on"),
    "connection.plan_pushed_on": ("approval.submitted_on", "approval.granted_on", "works.started_on", "works.completed_on"),
    "connection.contacted_on": ("connection.applied_on",),
}
"""For each end of a time limit, later events of the matter that this data always dates."""


def read_frame(path: Path) -> pd.DataFrame:
    """Read the ledger into values: days, decimals, booleans; None where a cell is empty."""
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    fees = {line.path: line for line in LISTS["fees"].lines}
    stages = {line.path: line for line in LISTS["connection.stages"].lines}
    for heading in frame.columns:
        last = heading.rpartition(".")[2]
        field = FIELDS.get(heading) or (fees if heading.startswith("fees") else stages).get(last)
        convert = _converter(field.type if field else FieldType.TEXT)
        frame[heading] = pd.Series([convert(cell) if cell else None for cell in frame[heading]], dtype=object)
    return frame


def _converter(kind: FieldType) -> Callable[[str], Any]:
    match kind:
        case FieldType.DATE:
            return date.fromisoformat
        case FieldType.BOOLEAN:
            return lambda cell: cell == "true"
        case FieldType.NUMBER | FieldType.YUAN | FieldType.AMOUNT:
            return Decimal
        case FieldType.CHOICES | FieldType.TEXTS:
            return lambda cell: tuple(cell.split(";"))
        case _:
            return str


class RowRules:
    """The pack's requirements on TOPICS, asked of one row at a time."""

    def __init__(self, pack: Pack) -> None:
        """Pick the requirements and list the working days."""
        self.requirements = [each for each in pack.checked if each.topic in TOPICS]
        days = (date(2022, 1, 1) + timedelta(days=place) for place in range(1000))
        self._working = [day for day in days if chinese_calendar.is_workday(day)]
        self._banned = {
            each.id: {name for list_ in each.fee_lists for fee in pack.fee_lists[list_] for name in (fee.name, *fee.aliases)}
            for each in self.requirements
        }

    def judge(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return one Verdict (or NOT_ASKED) a row and requirement."""
        made = frame.apply(lambda row: self._row(row.to_dict()), axis=1, result_type="expand")
        made.columns = pd.Index([each.id for each in self.requirements])
        return made

    def _row(self, row: Row) -> list[int]:
        return [int(self._answer(each, row)) if each.topic in row["topics"] else NOT_ASKED for each in self.requirements]

    def _answer(self, requirement: Requirement, row: Row) -> Verdict:
        conditions = (*requirement.applies_when, *requirement.violation_when)
        if requirement.kind is Kind.BANNED_FEES or any(condition.fact.startswith("fee.") for condition in conditions):
            return self._fees(requirement, row)
        began = row.get(began_on(requirement)) or row["inspected_on"]
        applies = both(truth(condition, row, applying=True) for condition in requirement.applies_when)
        if applies is False or not in_force(requirement, began):
            return Verdict.NOT_APPLICABLE
        if applies is None:
            return Verdict.UNDETERMINED
        match requirement.kind:
            case Kind.TIME_LIMIT if requirement.measure:
                return self._handling(requirement, row)
            case Kind.TIME_LIMIT:
                return self._time_limit(requirement, row)
            case Kind.LIMIT:
                steps = row.get("connection.steps")
                return Verdict.UNDETERMINED if steps is None else verdict(Decimal(len(steps)) > (requirement.limit or 0))
            case Kind.FORBIDDEN:
                return verdict(both(truth(condition, row, applying=False) for condition in requirement.violation_when))
            case _:
                return Verdict.UNDETERMINED  # an observation, and this data holds none

    def _time_limit(self, requirement: Requirement, row: Row) -> Verdict:
        start, end = row.get(requirement.start), row.get(requirement.end)
        still_open = end is None and all(row.get(event) is None for event in EVENTS_AFTER[requirement.end])
        last = row["inspected_on"] if still_open else end
        if start is None or last is None or last < start:
            return Verdict.UNDETERMINED
        over = self._days(start, last) > int(requirement.limit or 0)
        return verdict(None if still_open and not over else over)

    def _handling(self, requirement: Requirement, row: Row) -> Verdict:
        days, reached, place = 0, date.min, 1
        while row.get(f"connection.stages[{place}].started_on") is not None:
            stage = f"connection.stages[{place}]"
            holder = row.get(f"{stage}.held_by")
            if holder is None:
                return Verdict.UNDETERMINED
            if holder == "supplier":
                low = max(row[f"{stage}.started_on"], reached)
                reached = max(row[f"{stage}.finished_on"], low)
                days += self._days(low, reached)
            place += 1
        return verdict(days > int(requirement.limit or 0))

    def _days(self, start: date, end: date) -> int:
        return bisect_right(self._working, end) - bisect_right(self._working, start)

    def _fees(self, requirement: Requirement, row: Row) -> Verdict:
        of_record = both(truth(each, row, applying=True) for each in requirement.applies_when if not each.fact.startswith("fee."))
        lines = [_line(row, place) for place in (1, 2) if row.get(f"fees[{place}].name") is not None]
        if of_record is False or not (lines or in_force(requirement, row["inspected_on"])):
            return Verdict.NOT_APPLICABLE
        return max((self._line(requirement, line, of_record, row) for line in lines), default=Verdict.UNDETERMINED)

    def _line(self, requirement: Requirement, line: Row, of_record: bool | None, row: Row) -> Verdict:  # noqa: FBT001
        if not in_force(requirement, line.get("fee.charged_on") or row["inspected_on"]):
            return Verdict.NOT_APPLICABLE
        own = [truth(each, line, applying=True) for each in requirement.applies_when if each.fact.startswith("fee.")]
        applies = both([*own, of_record])
        if requirement.kind is Kind.BANNED_FEES:
            if line["fee.name"] not in self._banned[requirement.id]:
                return Verdict.COMPLIANT
            if applies is False:
                return Verdict.NOT_APPLICABLE
            return Verdict.UNDETERMINED if applies is None or line.get("fee.amount") is None else Verdict.VIOLATION
        if applies is not True:
            return Verdict.NOT_APPLICABLE if applies is False else Verdict.UNDETERMINED
        return verdict(both(truth(each, line, applying=False) for each in requirement.violation_when))


def _line(row: Row, place: int) -> Row:
    start = f"fees[{place}]."
    return {f"fee.{heading.removeprefix(start)}": value for heading, value in row.items() if heading.startswith(start)}


def truth(condition: Condition, row: Row, *, applying: bool) -> bool | None:
    """Return whether the row meets the condition, None where it does not say."""
    value = row.get(condition.fact)
    if value is None and applying and condition.fact in ABSENT_IS_FALSE:
        value = False
    return None if value is None else COMPARED[condition.operator](value, condition.values)


def both(truths: Iterable[bool | None]) -> bool | None:
    """Return the AND: one false is false, else one unknown is unknown."""
    held = list(truths)
    return False if False in held else None if None in held else True


def verdict(broken: bool | None) -> Verdict:  # noqa: FBT001
    """Return the verdict on a requirement that applies."""
    return Verdict.UNDETERMINED if broken is None else Verdict.VIOLATION if broken else Verdict.COMPLIANT


def in_force(requirement: Requirement, day: date) -> bool:
    """Say whether the requirement was in force on the day."""
    return (requirement.in_force_from or date.min) <= day <= (requirement.in_force_until or date.max)
