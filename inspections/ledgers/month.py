"""What a month's ledger is made of: the records inspected in it, each with its checks and documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from inspections.cases.case import Case
from inspections.cases.checked import RecordCheck
from inspections.cases.documents import Document
from inspections.records.record import Record


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A record at its last revision.

    `checks` has the last check of each pack, `documents` all that were issued on the record, and those of its case that speak of one of
    them (`links.by_record`). The inspector's determinations stand in the record's payload.
    """

    record: Record
    revision: str
    case: Case
    checks: tuple[RecordCheck, ...]
    documents: tuple[Document, ...]


class Ledgers(Protocol):
    """What a month's ledger is made of."""

    def of_month(self, county: str | None, year: int, month: int) -> tuple[LedgerEntry, ...]:
        """Return the records inspected in a month (of a county), by day and then in the order in which they came."""
        ...
