"""What the page of the monthly ledger shows."""

from __future__ import annotations

from dataclasses import dataclass

from inspections.cases.documents import Document
from inspections.ledgers.ledger_rows import LedgerRow, TopicCount

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


@dataclass(frozen=True, slots=True)
class ReportRow:
    """An issued report, the month it is of (None where that cannot be told), what is wrong with its archived file, whether it is signed.

    `changed` says of one that stands what has changed since, empty where nothing has or that is not counted yet.
    """

    document: Document
    month: Month | None
    fault: str
    signed: bool = False
    changed: str = ""


@dataclass(frozen=True, slots=True)
class ReportsState:
    """The issued reports, the last one first; `message` says what was done last, `path` which file it wrote."""

    ready: bool = False
    rows: tuple[ReportRow, ...] = ()
    message: str = ""
    path: str = ""
