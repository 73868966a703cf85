"""`overcharge`: what users of resold electricity paid beyond the price in force; one line above zero is a violation.

A line's excess is `charged + added − kwh × reference_price − repaid`, in yuan and exact. Money is paid to the 分: what rounding the
price of the energy half up to the 分 explains is no excess (docs/adr/0028-half-a-fen-is-no-overcharge.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

import numpy as np

from inspections.checklists.answer import Explanation, Verdict
from inspections.checklists.applicability import VerdictColumn, applied
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.facts import Facts, RecordRow
from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.rule_kind import LimitIs, OfRecords, Placeholder, RuleKind
from inspections.checklists.wording import missing
from inspections.days import spoken_day
from inspections.records.fact_table import ABSENT, Value
from inspections.records.fields.resale import RESALE

LIST = RESALE.path
_NUMBERS = ("kwh", "charged", "reference_price", "added", "repaid")
_LABELS = {field.path: field.label for field in RESALE.lines}
_FEN = Decimal("0.01")
_DIGITS = 80
"""More than the numbers of a record can make of each other, so that nothing is rounded."""


@dataclass(frozen=True, slots=True)
class _Excess:
    """What one line of a record comes to: the excess in yuan, None where a number is missing, and whether it is one."""

    excess: Decimal | None
    above: bool


def judge(requirement: Requirement, facts: Facts, _: WorkingDays) -> VerdictColumn:
    """Return the verdict of every row: a line above zero, else a line that cannot be reckoned, decides."""
    return applied(requirement, facts, facts.once(_verdicts))


def _verdicts(facts: Facts) -> VerdictColumn:
    judged = np.full(facts.size, Verdict.UNDETERMINED, dtype=np.int8)
    resale = facts.list(LIST)
    if resale is None:
        return judged
    judged[resale.present] = Verdict.COMPLIANT
    columns = [resale.lines.columns.get(key) for key in _NUMBERS]
    complete = np.all([np.zeros(resale.lines.size, bool) if one is None else one.codes != ABSENT for one in columns], axis=0)
    lines = np.where(complete, np.int8(Verdict.COMPLIANT), np.int8(Verdict.UNDETERMINED))
    for line in np.flatnonzero(complete).tolist():
        if _excess({key: one.at(line) for key, one in zip(_NUMBERS, columns, strict=True) if one is not None}).above:
            lines[line] = Verdict.VIOLATION
    np.maximum.at(judged, resale.owners, lines)
    return judged


def _excess(line: Mapping[str, Value | None]) -> _Excess:
    numbers = [line.get(key) for key in _NUMBERS]
    kwh, charged, price, added, repaid = (Decimal(one) if isinstance(one, Decimal | int) else None for one in numbers)
    if kwh is None or charged is None or price is None or added is None or repaid is None:
        return _Excess(None, above=False)
    with localcontext(prec=_DIGITS):
        owed, kept = kwh * price, charged + added - repaid
        return _Excess(kept - owed, above=kept > owed.quantize(_FEN, ROUND_HALF_UP))


def _overcharged(lines: Iterable[Mapping[str, Value]]) -> Decimal:
    with localcontext(prec=_DIGITS):
        excesses = (_excess(line) for line in lines)
        return sum((one.excess for one in excesses if one.excess is not None and one.above), Decimal(0))


def explain(_: Requirement, row: RecordRow, verdict: Verdict, __: Pack, ___: WorkingDays) -> Explanation:
    """Word the lines of one record that decided; `measured` is the sum of those above zero."""
    lines = row.lines(LIST)
    if lines is None:
        return Explanation(None, missing([LIST]), {})
    evidence = {f"{LIST}[{number}].{key}": value for number, line in enumerate(lines, start=1) for key, value in line.items()}
    total = _overcharged(lines)
    if verdict is Verdict.VIOLATION:
        listed = "；".join(f"第{number}行{_spoken(line)}" for number, line in enumerate(lines, start=1) if _excess(line).above)
        return Explanation(total, f"{listed}，合计多收{_yuan(total)}元", evidence)
    open_ = [f"第{number}行没有记录{'、'.join(lacking)}" for number, line in enumerate(lines, start=1) if (lacking := _lacking(line))]
    if verdict is Verdict.UNDETERMINED and open_:
        return Explanation(None, f"{'；'.join(open_)}，无法计算", evidence)
    return Explanation(total, "所列各行收取的电费和加收的费用都没有超过应收电费" if lines else "没有转供电收费", evidence)


def _lacking(line: Mapping[str, Value]) -> list[str]:
    return [f"“{_LABELS[key]}”" for key in _NUMBERS if key not in line]


def _spoken(line: Mapping[str, Any]) -> str:
    """Return a line that is above zero: “甲商户2023年1月1日至1月31日用电1000千瓦时，收取900元，按每千瓦时0.6元应收600元，多收300元”."""
    excess = _excess(line).excess
    first, last = (date.fromisoformat(day) if isinstance(day := line.get(key), str) else day for key in ("from", "until"))
    span = f"{spoken_day(first)}至{spoken_day(last)}" if isinstance(first, date) and isinstance(last, date) else ""
    added = f"、加收其他费用{line['added']:f}元" if line["added"] else ""
    repaid = f"、已退{line['repaid']:f}元" if line["repaid"] else ""
    with localcontext(prec=_DIGITS):
        owed = _yuan(line["kwh"] * line["reference_price"])
    return (
        f"{line.get('user', '')}{span}用电{line['kwh']:f}千瓦时，收取电费{line['charged']:f}元{added}{repaid}，"
        f"按每千瓦时{line['reference_price']:f}元应收{owed}元，多收{_yuan(excess)}元"
    )


def _yuan(amount: Decimal | None) -> str:
    """Return yuan as money is written, to the 分."""
    return "" if amount is None else f"{amount.quantize(_FEN, ROUND_HALF_UP):f}"


def spoken_lines(payload: Mapping[str, Any], _: Requirement, __: Pack) -> str:
    """Return a record's lines above zero, each with its user, period and reckoning."""
    lines = [_with_decimals(line) for line in payload.get("resale", {}).get("lines", [])]
    return "；".join(_spoken(line) for line in lines if _excess(line).above)


def spoken_sum(payload: Mapping[str, Any], _: Requirement, __: Pack) -> str:
    """Return what a record's users paid too much, in yuan to the 分."""
    return _yuan(_overcharged(_with_decimals(line) for line in payload.get("resale", {}).get("lines", [])))


def _with_decimals(line: Mapping[str, Any]) -> dict[str, Any]:
    return {key: Decimal(value) if key in _NUMBERS and value is not None else value for key, value in line.items()}


OVERCHARGE = RuleKind(
    name="overcharge",
    needed=(),
    allowed=("limit", "unit"),
    limit=LimitIs.SHOWN,
    judging=lambda _: OfRecords(judge, explain),
    reads=lambda _: (LIST,),
    waits_for=f"{LIST}[1].kwh",
    matter=lambda _: "overcharge",
    called=lambda _: "转供电多收的电费",
    judges_by=lambda *_: {"overcharge": "转供电多收的电费"},
    demand=lambda _: "收取的电费加上加收的费用、减去已退的电费，不超过电量乘以应执行的电价",
    fills=lambda _: ("measured",),
    placeholders=(
        Placeholder("overcharged", "多收电费明细", fill=spoken_lines),
        Placeholder("overcharge", "多收电费合计", fill=spoken_sum),
    ),
)
