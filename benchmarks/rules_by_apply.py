"""The peer of `check_records`: every checked requirement of a pack as a function of one row, applied with pandas' `DataFrame.apply`.

Written as one would write it carefully without an engine: what does not depend on the row is looked up beforehand, a row of another topic
is left at once, conditions stop at the first that is false, working days are counted by bisection in a list of days. It takes the
conditions and limits from the pack and shares no judging code with the program. It validates nothing, words no reason, and knows what
the made-up ledger holds: published years, fee lines with a name, no name that only resembles a listed one. A kind of requirement or an
event that it does not know ends the run.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, cast

import chinese_calendar
import pandas as pd

from inspections.checklists.answer import Verdict
from inspections.checklists.applicability import began_on
from inspections.checklists.facts import ABSENT_IS_FALSE
from inspections.checklists.kinds.banned_fees import BANNED_FEES
from inspections.checklists.pack import Condition, Operator, Pack, Requirement
from inspections.records.fields.catalogue import FIELDS, LISTS
from inspections.records.fields.field import FieldType

Row = Mapping[str, Any]
"""A row as pandas hands it over, or as a dict: heading to value, None where the cell is empty."""

Test = Callable[[Row], bool | None]
Rule = Callable[[Row], int]

NOT_ASKED = -1
FEE = "fee."
FEE_LINES, STAGES = (1, 2), (1, 2, 3)
"""The lines that a row of the ledger has room for."""
STEP_COUNT = "connection.step_count"
OUTAGE_YEAR = "outage.year"
SEEN = {"compliant": Verdict.COMPLIANT, "violation": Verdict.VIOLATION, "not_applicable": Verdict.NOT_APPLICABLE}

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
"""For each end of a time limit, later events of the matter that this ledger always dates."""


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
        case FieldType.NUMBER | FieldType.YUAN | FieldType.AMOUNT | FieldType.MONEY:
            return Decimal
        case FieldType.CHOICES | FieldType.TEXTS:
            return lambda cell: tuple(cell.split(";"))
        case _:
            return str


def judge_one_by_one(rules: Mapping[str, Rule], frame: pd.DataFrame) -> pd.DataFrame:
    """Return one Verdict (or NOT_ASKED) a row and requirement: an `apply` a requirement."""
    return pd.DataFrame({requirement: frame.apply(rule, axis=1) for requirement, rule in rules.items()})


def judge_together(rules: Mapping[str, Rule], frame: pd.DataFrame) -> pd.DataFrame:
    """Return the same by one `apply` for all requirements, each row made a dict once."""

    def every(row: "pd.Series[Any]") -> list[int]:
        facts = cast("Row", row.to_dict())
        return [rule(facts) for rule in rules.values()]

    return frame.apply(every, axis=1, result_type="expand").set_axis(list(rules), axis=1)


def rules_of(pack: Pack) -> dict[str, Rule]:
    """Return a function of a row for every checked requirement. Raises ValueError for a kind that it does not know."""
    days = (date(2022, 1, 1) + timedelta(days=offset) for offset in range(1000))
    working = [day for day in days if chinese_calendar.is_workday(day)]
    return {requirement.id: _rule(requirement, pack, working) for requirement in pack.checked}


def _rule(requirement: Requirement, pack: Pack, working: list[date]) -> Rule:
    conditions = (*requirement.applies_when, *requirement.violation_when)
    if requirement.kind is BANNED_FEES or any(condition.fact.startswith(FEE) for condition in conditions):
        return _fee_rule(requirement, pack)
    topic, began = requirement.topic, began_on(requirement)
    first, last = _force(requirement)
    applies = [_test(condition, applying=True) for condition in requirement.applies_when]
    judge = _judge(requirement, working)

    def rule(row: Row) -> int:
        if topic not in row["topics"]:
            return NOT_ASKED
        scope = _all(applies, row)
        if scope is False:
            return Verdict.NOT_APPLICABLE
        day = row.get(began)
        if began == OUTAGE_YEAR and day is not None:
            day = date(int(day), 12, 31)
        if not first <= (day or row["inspected_on"]) <= last:
            return Verdict.NOT_APPLICABLE
        return Verdict.UNDETERMINED if scope is None else judge(row)

    return rule


def _judge(requirement: Requirement, working: list[date]) -> Rule:
    """Return the verdict on a row to which the requirement applies."""
    match requirement.kind.name:
        case "time_limit" if requirement.unit == "working_day":
            limit = int(requirement.limit or 0)
            if requirement.measure:
                return partial(_handling, limit=limit, working=working)
            after = EVENTS_AFTER[requirement.end]
            return partial(_time_limit, ends=(requirement.start, requirement.end), after=after, limit=limit, working=working)
        case "limit":
            return _bounds(requirement.measure, None, requirement.limit)
        case "minimum":
            return _bounds(requirement.measure, requirement.limit, None)
        case "range":
            return _bounds(requirement.measure, requirement.lower, requirement.upper)
        case "limit_or_drop":
            kept = 1 - (requirement.drop_percent or Decimal(0)) / 100
            return partial(_limit_or_drop, measure=requirement.measure, limit=requirement.limit or Decimal(0), kept=kept)
        case "forbidden":
            broken = [_test(condition, applying=False) for condition in requirement.violation_when]
            return lambda row: _verdict(_all(broken, row))
        case "materials":
            measure, allowed = requirement.measure, frozenset(requirement.allowed)
            return lambda row: _verdict(None if row.get(measure) is None else not allowed.issuperset(row[measure]))
        case "acts":
            return lambda row: Verdict.COMPLIANT if row.get("designation.acts") == "[]" else Verdict.UNDETERMINED
        case "observation":
            seen = f"observations.{requirement.id}"
            return lambda row: SEEN.get(row.get(seen) or "", Verdict.UNDETERMINED)
    message = f"{requirement.id}: {requirement.kind.name} {requirement.unit}"
    raise ValueError(message)


def _bounds(measure: str, lower: Decimal | None, upper: Decimal | None) -> Rule:
    def judge(row: Row) -> Verdict:
        value = row.get(measure)
        if value is None and measure == STEP_COUNT and row.get("connection.steps") is not None:
            value = len(row["connection.steps"])
        if value is None:
            return Verdict.UNDETERMINED
        return _verdict((lower is not None and value < lower) or (upper is not None and value > upper))

    return judge


def _limit_or_drop(row: Row, measure: str, limit: Decimal, kept: Decimal) -> Verdict:
    value, previous = row.get(measure), row.get("outage.hours_previous_year")
    if value is None:
        return Verdict.UNDETERMINED
    if value <= limit:
        return Verdict.COMPLIANT
    return _verdict(None if previous is None else value > previous * kept)


def _time_limit(row: Row, ends: tuple[str, str], after: Iterable[str], limit: int, working: list[date]) -> Verdict:
    start, end = row.get(ends[0]), row.get(ends[1])
    still_open = end is None and all(row.get(event) is None for event in after)
    last = row["inspected_on"] if still_open else end
    if start is None or last is None or last < start:
        return Verdict.UNDETERMINED
    over = _days(working, start, last) > limit
    return _verdict(None if still_open and not over else over)


def _handling(row: Row, limit: int, working: list[date]) -> Verdict:
    days, reached, has_stages = 0, date.min, False
    for number in STAGES:
        stage = f"connection.stages[{number}]"
        start, holder = row.get(f"{stage}.started_on"), row.get(f"{stage}.held_by")
        if start is None:
            break
        if holder is None:
            return Verdict.UNDETERMINED
        has_stages = True
        if holder == "supplier":
            low = max(start, reached)
            reached = max(row[f"{stage}.finished_on"], low)
            days += _days(working, low, reached)
    return _verdict(days > limit if has_stages else None)


def _days(working: list[date], start: date, end: date) -> int:
    return bisect_right(working, end) - bisect_right(working, start)


def _fee_rule(requirement: Requirement, pack: Pack) -> Rule:
    topic = requirement.topic
    first, last = _force(requirement)
    of_record = [_test(condition, applying=True) for condition in requirement.applies_when if not condition.fact.startswith(FEE)]
    judges = [(f"fees[{number}].name", f"fees[{number}].charged_on", _line_rule(requirement, pack, number)) for number in FEE_LINES]

    def rule(row: Row) -> int:
        if topic not in row["topics"]:
            return NOT_ASKED
        scope, worst, has_fees = _all(of_record, row), Verdict.NOT_APPLICABLE, False
        if scope is False:
            return Verdict.NOT_APPLICABLE
        for name, charged_on, judge in judges:
            if row.get(name) is None:
                break
            has_fees = True
            if first <= (row.get(charged_on) or row["inspected_on"]) <= last:
                worst = max(worst, judge(row, scope))
        if has_fees:
            return worst
        return Verdict.UNDETERMINED if first <= row["inspected_on"] <= last else Verdict.NOT_APPLICABLE

    return rule


def _line_rule(requirement: Requirement, pack: Pack, number: int) -> Callable[[Row, bool | None], Verdict]:
    own = [_test(condition, applying=True, line_number=number) for condition in requirement.applies_when if condition.fact.startswith(FEE)]
    broken = [_test(condition, applying=False, line_number=number) for condition in requirement.violation_when]
    banned = {name for list_ in requirement.fee_lists for fee in pack.fee_lists[list_] for name in (fee.name, *fee.aliases)}
    name, amount, by_name = f"fees[{number}].name", f"fees[{number}].amount", requirement.kind is BANNED_FEES

    def judge(row: Row, of_record: bool | None) -> Verdict:  # noqa: FBT001 # three-valued
        if by_name and row[name] not in banned:
            return Verdict.COMPLIANT
        applies = _all(own, row)
        if applies is False:
            return Verdict.NOT_APPLICABLE
        if applies is None or of_record is None:
            return Verdict.UNDETERMINED
        if not by_name:
            return _verdict(_all(broken, row))
        charged = row.get(amount)
        return Verdict.UNDETERMINED if charged is None else Verdict.VIOLATION if charged > 0 else Verdict.COMPLIANT

    return judge


def _test(condition: Condition, *, applying: bool, line_number: int = 0) -> Test:
    """Return whether a row meets the condition, None where it does not say; `place` is the fee line's."""
    fact = f"fees[{line_number}].{condition.fact.removeprefix(FEE)}" if condition.fact.startswith(FEE) else condition.fact
    compared, values = COMPARED[condition.operator], condition.values  # noqa: PD011 # a condition's own
    absent = compared(False, values) if applying and fact in ABSENT_IS_FALSE else None  # noqa: FBT003 # the fact's value
    uncertain = "suspected" if applying and fact == "mining.status" else None

    def test(row: Row) -> bool | None:
        value = row.get(fact)
        if value is None:
            return absent
        return None if value == uncertain else compared(value, values)

    return test


def _all(tests: Iterable[Test], row: Row) -> bool | None:
    """Return the AND: one false is false, else one unknown is unknown."""
    joined: bool | None = True
    for test in tests:
        truth = test(row)
        if truth is False:
            return False
        if truth is None:
            joined = None
    return joined


def _verdict(broken: bool | None) -> Verdict:  # noqa: FBT001 # three-valued
    """Return the verdict on a requirement that applies."""
    return Verdict.UNDETERMINED if broken is None else Verdict.VIOLATION if broken else Verdict.COMPLIANT


def _force(requirement: Requirement) -> tuple[date, date]:
    return requirement.in_force_from or date.min, requirement.in_force_until or date.max
