"""What the page of the monthly ledger shows."""

from __future__ import annotations

from dataclasses import dataclass

from inspections.ledgers.entries import LedgerRow, TopicCount

Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LedgerState:
    """`months` can be chosen from, `month` is the one shown (None where there is no record at all).

    `records` is how many were inspected in it; `path` is where the workbook was last written, empty before.
    """

    ready: bool = False
    months: tuple[Month, ...] = ()
    month: Month | None = None
    records: int = 0
    rows: tuple[LedgerRow, ...] = ()
    counts: tuple[TopicCount, ...] = ()
    path: str = ""
