"""The annex 违规收费明细表: every payment of a notice, line by line, with the clauses it breaks and the total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from inspections.checklists.pack import Pack, Requirement
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


def fee_table(facts: Sequence[Fact], record: Record, pack: Pack) -> Annex | None:
    """Return the table of all payments in `facts`, or None where there are too few for one.

    `pack` is what the clauses are of; where none is of its own document no column tells clauses.
    """
    cited_at_all = any(map(pack.cites, _requirements(facts)))
    numbers = tuple(sorted(number for fact in facts for number in fact.lines))
    if len(numbers) < _LEAST_LINES:
        return None
    lines = fees_of(record, numbers)
    rows = [
        (*fee_row(index, line, record), *(["、".join(_clauses(facts, number, pack)) or NOTHING] if cited_at_all else []))
        for index, (number, line) in enumerate(zip(numbers, lines, strict=True), start=1)
    ]
    sum_of_all = total(lines)
    if sum_of_all is not None:
        rows.append(("合计", "", money(sum_of_all), "", "", *([""] if cited_at_all else [])))
    headings = _HEADINGS if cited_at_all else _HEADINGS[:-1]
    return Annex(_TITLE, headings, tuple(rows), note=f"条款均指{cited_again(pack.source)}。" if cited_at_all else "")


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


def _requirements(facts: Sequence[Fact]) -> Iterator[Requirement]:
    for fact in facts:
        yield fact.main.requirement
        yield from (breach.requirement for breach in fact.further)


def _clauses(facts: Sequence[Fact], number: int, pack: Pack) -> list[str]:
    broken = [
        requirement
        for fact in facts
        if number in fact.lines
        for requirement in (fact.main.requirement, *(breach.requirement for breach in fact.further if number in breach.lines))
    ]
    return list(dict.fromkeys(clause_text(requirement.clause) for requirement in broken if pack.cites(requirement)))
