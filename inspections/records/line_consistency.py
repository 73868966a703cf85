"""What holds within a lead, a cut for arrears, and within a line of resale, refunds or problems (docs/contract.md, "Bad input")."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from inspections.records.columns_compared import NO_DAY, RowFaults, clashing, line_of, ordinals
from inspections.records.fact_table import ABSENT, FactTable, ListTable, Value
from inspections.records.fields.catalogue import LISTS
from inspections.records.fields.problems import RECTIFIED

_STATES = next(field.choices for field in LISTS["problems"].lines if field.path == "state")


def leads_at_odds(table: FactTable) -> RowFaults:
    """Yield a fault for each lead that was to be answered before it came."""
    came, due = ordinals(table, "visit.lead.received_on"), ordinals(table, "visit.lead.answer_due_on")
    for row in np.flatnonzero((came != NO_DAY) & (due != NO_DAY) & (due < came)).tolist():
        yield row, "ends_before_start", "visit.lead.answer_due_on", "线索的答复期限早于接收日期", "请核对两个日期"


def arrears_at_odds(table: FactTable) -> RowFaults:
    """Yield a fault for each record that dates a cut and says that there was none."""
    cut, days = table.columns.get("arrears.cut_off"), table.columns.get("arrears.cut_on")
    for row in clashing(cut, days, lambda was_cut, _: not was_cut) if cut is not None and days is not None else ():
        yield row, "cut_clash", "arrears.cut_on", "填了欠费停电日期，“欠费停电”却是“否”", "请核对两项，没有停电的不填日期"


def resale_at_odds(table: FactTable) -> RowFaults:
    """Yield a fault for each period that ends before it begins, and for each line of which more was given back than was taken."""
    path = "resale.lines"
    for owners, lines in _lines(table, path):
        first, last = ordinals(lines, "from"), ordinals(lines, "until")
        for line in np.flatnonzero((first != NO_DAY) & (last != NO_DAY) & (last < first)).tolist():
            row, number = line_of(owners.owners, line)
            yield row, "ends_before_start", f"{path}[{number}].until", "计费截止日期早于开始日期", "请核对两个日期"
        repaid = lines.columns.get("repaid")
        for line in np.flatnonzero(repaid.codes != ABSENT).tolist() if repaid is not None else ():
            given, charged, added = (lines.at(line, key) for key in ("repaid", "charged", "added"))
            if isinstance(given, Decimal) and isinstance(charged, Decimal) and isinstance(added, Decimal) and given > charged + added:
                row, number = line_of(owners.owners, line)
                what = f"已退的电费 {given:f} 元大于收取和加收的合计 {charged + added:f} 元"
                yield row, "repaid_above_taken", f"{path}[{number}].repaid", what, "请核对这三个金额"


def refunds_at_odds(table: FactTable) -> RowFaults:
    """Yield a fault for each refund above what is owed, and for each of a fee line that the record does not have.

    More than is owed is a slip of the pen, and would make up for what others are still owed; interest is owed as well.
    """
    fees = table.lists.get("fees")
    for owners, lines in _lines(table, "refunds"):
        owed, repaid, named = (lines.columns.get(key) for key in ("owed", "repaid", "fee"))
        for line in clashing(owed, repaid, _more) if owed is not None and repaid is not None else ():
            row, number = line_of(owners.owners, line)
            what = f"已退金额 {repaid.at(line):f} 元大于应退金额 {owed.at(line):f} 元" if owed is not None and repaid is not None else ""
            action = "请核对两个金额；连同利息等一并退还的，把应退金额写足"
            yield row, "repaid_above_owed", f"refunds[{number}].repaid", what, action
        for line in np.flatnonzero(named.codes != ABSENT).tolist() if named is not None else ():
            fee = lines.at(line, "fee")
            row, number = line_of(owners.owners, line)
            count = 0 if fees is None else len(fees.of(row))
            if isinstance(fee, Decimal) and not 1 <= fee <= count:
                what = f"没有第{fee:f}笔收费，" + (f"这条记录列有{count}笔" if count else "这条记录没有列收费")
                yield row, "unknown_fee_line", f"refunds[{number}].fee", what, "请写收费中的第几笔，或者写收费名称"


def problems_at_odds(table: FactTable) -> RowFaults:
    """Yield a fault for each problem whose rectification is dated and that is in another state."""
    for owners, lines in _lines(table, "problems"):
        states, days = lines.columns.get("state"), lines.columns.get("rectified_on")
        for line in clashing(states, days, lambda state, _: state != RECTIFIED) if states is not None and days is not None else ():
            row, number = line_of(owners.owners, line)
            label = _STATES.get(str(lines.at(line, "state")), "")
            what = f"填了整改完成日期，销号情况却是“{label}”"
            yield row, "state_clash", f"problems[{number}].rectified_on", what, "整改完成的请选“已整改”，没有完成的不填日期"


def _lines(table: FactTable, path: str) -> Iterator[tuple[ListTable, FactTable]]:
    lines = table.lists.get(path)
    if lines is not None:
        yield lines, lines.lines


def _more(owed: Value, repaid: Value) -> bool:
    return isinstance(owed, Decimal) and isinstance(repaid, Decimal) and repaid > owed
