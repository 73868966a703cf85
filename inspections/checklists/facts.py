"""The facts of a table as a check asks for them: conditions, days and derived facts, each worked out once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar, TypeVarTuple

import numpy as np
from numpy.typing import NDArray

from inspections.checklists.conditions import FEE
from inspections.checklists.kleene import FALSE, TRUE, UNKNOWN, Truth, all_of
from inspections.checklists.pack import Condition, Operator
from inspections.records.fact_table import ABSENT, Column, FactTable, ListTable, Value

ABSENT_IS_FALSE = frozenset(
    {
        "user.base_station",
        "user.charging_station",
        "user.electric_substitution",
        "site.new_residential",
        "connection.overdue_for_grid_upgrade",
        "connection.overdue_filed",
        "connection.public_grid_rework",
        "connection.low_voltage_exception",
        "arrears.cut_off",
        "billing.prepaid_required",
        "pv.new_project",
    }
)
"""Facts whose absence counts as false in `applies_when` (docs/contract.md, "Three values")."""

_UNCERTAIN = {"mining.status": "suspected"}
"""Values that count as unknown in `applies_when` (same place)."""

_STEP_COUNT = "connection.step_count"


_Number = TypeVar("_Number", bound=np.generic)
_Result = TypeVar("_Result")
_Arguments = TypeVarTuple("_Arguments")


class Facts:
    """One table under one check. Rows are records, or fee lines with `prefix` `fee.`; `fee_lines` are these as they are judged.

    What is worked out is shared by the requirements that ask for it: arrays that come from here are not to be changed.
    """

    def __init__(self, table: FactTable, prefix: str = "", fee_lines: FactTable | None = None) -> None:
        """Hold the table; nothing is computed before it is asked for."""
        self._fee_lines = fee_lines
        self.table = table
        self.size = table.size
        self._prefix = prefix
        self._results: dict[tuple[object, tuple[object, ...]], object] = {}

    def once(self, work: Callable[[Facts, *_Arguments], _Result], *arguments: *_Arguments) -> _Result:
        """Return what `work` makes of these facts and the arguments; it is done once and its result held."""
        key = (work, arguments)
        result = self._results.get(key)
        if result is None:
            result = self._results[key] = work(self, *arguments)
        return result  # type: ignore[return-value] # what this very work returned

    def column(self, path: str) -> Column | None:
        """Return a fact's column; the number of steps is counted where only their names are held."""
        column = self.table.columns.get(path)
        if path != _STEP_COUNT:
            return column
        steps = self.table.columns.get("connection.steps")
        if steps is None:
            return column
        counts = tuple(Decimal(len(value)) if isinstance(value, tuple) else Decimal(0) for value in steps.values)
        if column is None:
            return Column(steps.codes, counts)
        given = np.where(column.codes == ABSENT, ABSENT, column.codes + len(counts))
        codes = np.where(steps.codes == ABSENT, given, steps.codes).astype(np.int32)
        return Column(codes, (*counts, *column.values))

    def days(self, path: str) -> NDArray[np.int32]:
        """Return a day fact as ordinals, 0 where it is absent."""
        return self.once(_days, path)

    def spread(self, path: str, of_value: Callable[[Value], int], absent: int, dtype: type[_Number]) -> NDArray[_Number]:
        """Return one number a row for the fact at `path`: `of_value` of its value, or `absent`."""
        column = self.column(path)
        if column is None:
            return self.once(_even, absent, dtype)
        return column.spread(of_value, absent, dtype)

    def truth(self, condition: Condition, *, applying: bool) -> Truth:
        """Return a condition's truth a row. `applying`: it stands in `applies_when`, where some absences mean false."""
        return self.once(_truth_applying if applying else _truth, condition)

    def all_true(self, conditions: tuple[Condition, ...], *, applying: bool) -> Truth:
        """Return the AND of conditions a row."""
        truth = _truth_applying if applying else _truth
        if not conditions:
            return self.once(_even, TRUE, np.int8)
        return all_of(self.size, [self.once(truth, condition) for condition in conditions])

    def list(self, path: str) -> ListTable | None:
        """Return a list of lines, or None where no row holds it."""
        return self.table.lists.get(path)

    def fee_lines(self) -> Facts:
        """Return the facts of the fee lines, one row a line."""
        return self.once(_judged_fee_lines, self._fee_lines)

    def stages(self) -> Facts:
        """Return the facts of the stages of the connections, one row a stage."""
        return self.once(_lines_of, "connection.stages", "")

    def evaluate(self, condition: Condition, *, applying: bool) -> Truth:
        """Work out a condition's truth; `truth` holds it."""
        absent = FALSE_OR_UNKNOWN[applying and condition.fact in ABSENT_IS_FALSE]
        if condition.fact in ABSENT_IS_FALSE and absent == FALSE:
            absent = TRUE if holds(condition, False) else FALSE  # noqa: FBT003 # the fact's value is false
        uncertain = _UNCERTAIN.get(condition.fact) if applying else None

        def of_value(value: Value) -> int:
            if uncertain is not None and value == uncertain:
                return UNKNOWN
            return TRUE if holds(condition, value) else FALSE

        column = self.column(condition.fact.removeprefix(self._prefix))
        if column is None:
            return np.full(self.size, absent, dtype=np.int8)
        return column.spread(of_value, absent, np.int8)


FALSE_OR_UNKNOWN = (UNKNOWN, FALSE)
"""What an absent fact counts as: unknown, or false where its absence means so."""


def holds(condition: Condition, value: Value) -> bool:
    """Say whether a known value meets a condition. Cities are compared without a final 市."""
    if condition.fact == "site.city" and isinstance(value, str):
        value = value.strip().removesuffix("市")
    match condition.operator:
        case Operator.IN if isinstance(value, tuple):  # a list of codes: one of them is among those named
            return not {(one,) for one in value}.isdisjoint(condition.values)
        case Operator.IS | Operator.IN:
            return value in condition.values
        case Operator.IS_NOT | Operator.NOT_IN:
            return value not in condition.values
    bound = condition.values[0]
    if not isinstance(value, Decimal) or not isinstance(bound, Decimal):
        return False
    match condition.operator:
        case Operator.AT_MOST:
            return value <= bound
        case Operator.AT_LEAST:
            return value >= bound
        case Operator.ABOVE:
            return value > bound


@dataclass(frozen=True, slots=True, eq=False)
class RecordRow:
    """One record of a table, for wording an answer: never for judging."""

    facts: Facts
    number: int

    def at(self, path: str) -> Value | None:
        """Return a fact of the record, the number of steps counted where only names are held."""
        column = self.facts.column(path)
        return None if column is None else column.at(self.number)

    def day(self, path: str) -> date | None:
        """Return a day fact of the record."""
        value = self.at(path)
        return value if isinstance(value, date) else None

    def lines(self, path: str) -> list[dict[str, Value]] | None:
        """Return the lines of a list as path to value, or None where the record does not hold the list."""
        table = self.facts.list(path)
        if table is None or not table.present[self.number]:
            return None
        return [
            {key: value for key, column in table.lines.columns.items() if (value := column.at(line)) is not None}
            for line in table.of(self.number)
        ]


def _truth(facts: Facts, condition: Condition) -> Truth:
    return facts.evaluate(condition, applying=False)


def _truth_applying(facts: Facts, condition: Condition) -> Truth:
    return facts.evaluate(condition, applying=True)


def _lines_of(facts: Facts, path: str, prefix: str) -> Facts:
    table = facts.list(path)
    return Facts(FactTable(0, {}, {}) if table is None else table.lines, prefix)


def _judged_fee_lines(facts: Facts, judged: FactTable | None) -> Facts:
    return _lines_of(facts, "fees", FEE) if judged is None else Facts(judged, FEE)


def _even(facts: Facts, number: int, dtype: type[_Number]) -> NDArray[_Number]:
    """Return the same number for every row; it serves all that ask for it, so that nobody may write into it."""
    even = np.full(facts.size, number, dtype=dtype)
    even.setflags(write=False)
    return even


def _days(facts: Facts, path: str) -> NDArray[np.int32]:
    return facts.spread(path, _ordinal, 0, np.int32)


def _ordinal(value: Value) -> int:
    return value.toordinal() if isinstance(value, date) else 0
