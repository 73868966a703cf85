"""A month's ledger: what it says, and its workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from inspections.checklists.pack import Pack
from inspections.files.writing import write_atomically
from inspections.ledgers.ledger_rows import Inspected, LedgerRow, TopicCount, counts_of, rows_of
from inspections.progress import Progress, unwatched
from inspections.store import Store


@dataclass(frozen=True, slots=True)
class MonthLedger:
    """How many records were inspected, a row for each finding, and the counts of each topic."""

    records: int
    rows: tuple[LedgerRow, ...] = ()
    counts: tuple[TopicCount, ...] = ()


def ledger_of(entries: Sequence[Inspected], packs: Mapping[str, Pack]) -> MonthLedger:
    """Return the ledger of these records; `packs` are those that judged them, by id."""
    return MonthLedger(len(entries), tuple(rows_of(entries, packs)), tuple(counts_of(entries, packs)))


def stored_ledger(store: Store, packs: Mapping[str, Pack], month: tuple[int, int]) -> MonthLedger:
    """Return the ledger of the stored records that were inspected in a month (year, month)."""
    with store.reading() as unit:
        entries = unit.ledgers.of_month(None, *month)
    return ledger_of(entries, packs)


def write_ledger_file(ledger: MonthLedger, month: tuple[int, int], path: Path, progress: Progress = unwatched) -> None:
    """Write the workbook (.xlsx) of a month (year, month). Raises UserError where the file cannot be written."""
    from inspections.ledgers.workbook import write_ledger  # noqa: PLC0415 # draws in xlsxwriter

    title = f"{month[0]}年{month[1]}月供电监督检查问题台账"
    write_atomically(path, write_ledger(title, ledger.rows, ledger.counts, ledger.records, progress))
