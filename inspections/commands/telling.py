"""What commands say on standard error beside their work: remarks on a file, a checklist that does not fit, progress."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from inspections.checklists.pack import Pack
from inspections.checklists.proposing import holds, note_on
from inspections.progress import Progress
from inspections.records.fact_table import FactTable
from inspections.records.reading import read_file
from inspections.records.vocabulary import Vocabulary


def read_and_tell(path: Path, vocabulary: Vocabulary) -> FactTable:
    """Return the records of a file; say on standard error which rows of it nobody sees, and what was left out. Raises UserError."""
    read = read_file(path, vocabulary)
    for note in (*(f"{hidden.sentence()}，已一并读入" for hidden in read.hidden), *read.notes):
        sys.stderr.write(f"注意：{path.name} {note}。\n")
    return read.table


def warn_where_unfit(table: FactTable, pack: Pack) -> None:
    """Say on standard error where a checklist is held against records of another area, or of days out of its years."""
    counties, days = table.columns.get("county"), table.columns.get("inspected_on")
    others = sorted({str(county) for county in counties.values if not holds(pack.county, str(county))}) if counties is not None else []
    if others:
        sys.stderr.write(
            f"注意：检查表“{pack.id}”属于 {pack.county}，记录中有其他行政区划代码：{'、'.join(others)}。请核对检查表是否适用。\n"
        )
    inspected = sorted(day for day in days.values if isinstance(day, date)) if days is not None else []
    for note in dict.fromkeys(note_on(pack, "", day) for day in inspected[:1] + inspected[-1:]):
        if note:
            sys.stderr.write(f"注意（检查表“{pack.id}”，部分记录）：{note}\n")


def told_progress(what: str) -> Progress:
    """Return a progress report on standard error: one line that is rewritten, and only where a person is watching."""

    def tell(done: int, total: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done >= total else ""
            sys.stderr.write(f"\r{what} {done}/{total}{end}")
            sys.stderr.flush()

    return tell
