"""An entry of the ledger: a record of the month with all that hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

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
