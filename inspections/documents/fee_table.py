"""The annex 违规收费明细表: every payment of a notice, line by line, with the clauses it breaks and the total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from inspections.checklists.pack import Source
from inspections.days import spoken_day
from inspections.findings.phrases import cited_again, clause_text, fees_of, money, total
from inspections.findings.violations import Fact
from inspections.records.record import Record
from inspections.typesetting.official_document import Annex

_TITLE = "违规收费明细表"
_HEADINGS = ("序号", "收费项目", "金额（元）", "收费日期", "收款单位", "不符合的条款")
NOTHING = "—"
INSPECTEE = "被检查单位"
SUPPLIERS = frozenset({"grid_company", "incremental_grid"})
"""Kinds of inspectees that are the supplier themselves."""
_LEAST_LINES = 2
"""A single payment is told whole in the text."""


def fee_table(facts: Sequence[Fact], record: Record, source: Source) -> Annex | None:
    """Return the table of all payments in `facts`, or None where there are too few for one.

    `source` is what the clauses are of; where it is collected from several documents no column tells clauses.
    """
    numbers = tuple(sorted(number for fact in facts for number in fact.lines))
    if len(numbers) < _LEAST_LINES:
        return None
    lines = fees_of(record, numbers)
    rows = [
        (*fee_row(index, line, record), *(["、".join(_clauses(facts, number))] if not source.collected else []))
        for index, (number, line) in enumerate(zip(numbers, lines, strict=True), start=1)
    ]
    sum_of_all = total(lines)
    if sum_of_all is not None:
        rows.append(("合计", "", money(sum_of_all), "", "", *([] if source.collected else [""])))
    headings = _HEADINGS[:-1] if source.collected else _HEADINGS
    return Annex(_TITLE, headings, tuple(rows), note="" if source.collected else f"条款均指{cited_again(source)}。")


def fee_row(number: int, line: Mapping[str, Any], record: Record) -> tuple[str, str, str, str, str]:
    """Return what a table tells of a payment: its number, name, yuan, day, and who took it."""
    return (
        str(number),
        str(line.get("name", "未记名费用")),
        money(Decimal(line["amount"])) if "amount" in line else NOTHING,
        spoken_day(date.fromisoformat(line["charged_on"])) if "charged_on" in line else NOTHING,
        payee_of(line, record),
    )


def payee_of(line: Mapping[str, Any], record: Record) -> str:
    """Return who took the payment; the inspected party, whose name every row would repeat, by that word."""
    payee = str(line.get("payee", "")).strip()
    by_supplier = not payee and line.get("payee_relation") == "supplier" and record.inspectee_kind in SUPPLIERS
    return INSPECTEE if by_supplier or payee == record.inspectee_name else payee or NOTHING


def _clauses(facts: Sequence[Fact], number: int) -> list[str]:
    broken = [
        requirement
        for fact in facts
        if number in fact.lines
        for requirement in (fact.main.requirement, *(breach.requirement for breach in fact.further if number in breach.lines))
    ]
    return list(dict.fromkeys(clause_text(requirement.clause) for requirement in broken))
