"""Importing a file that a person chose: they are asked about hidden rows and clashes before anything is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from inspections.cases.clashes import Decision
from inspections.cases.incoming import Incoming
from inspections.progress import Progress
from inspections.records.hidden_rows import HiddenRows
from inspections.session import Session
from inspections.use_cases.approved_fees import approved_in
from inspections.use_cases.changes import Changes
from inspections.use_cases.import_records import ImportReport, import_incoming
from inspections.use_cases.propose_number import numbers_of
from inspections.use_cases.shown_clashes import ShownClash, find_clashes


class HiddenChoice(Enum):
    """What becomes of rows that are hidden or filtered away in a workbook."""

    TAKE = "take"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Import:
    """A file to be imported, held against a checklist, in the name of `author`; `at` bears a time zone."""

    path: Path
    checklist: str
    author: str
    at: datetime
    hidden: HiddenChoice | None = None
    """What a person said of rows that are hidden in the file; None where nobody was asked yet."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file; `strangers` are counties among its records that the checklist is not made for.

    `notes` say what of the file was left out.
    """

    report: ImportReport
    strangers: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def changes(self) -> Changes:
        """What the import changed."""
        return self.report.changes


@dataclass(frozen=True, slots=True)
class Unseen:
    """A file with rows that a person does not see: whether they count is asked before anything is kept."""

    hidden: tuple[HiddenRows, ...]


@dataclass(frozen=True, slots=True)
class Undecided:
    """A file that was read and of which nothing is kept yet: a person has to decide on its clashes first."""

    incoming: Incoming
    clashes: tuple[ShownClash, ...]
    strangers: tuple[str, ...]
    notes: tuple[str, ...] = ()


def import_file(session: Session, asked: Import, progress: Progress) -> Imported | Undecided | Unseen:
    """Import a file as the command line does: every record of it or none. Raises UserError, and what `progress` raises."""
    # Reading and checking draw in what the first paint must not wait for.
    from inspections.checklists.check import check  # noqa: PLC0415 # as said above
    from inspections.checklists.proposing import holds  # noqa: PLC0415 # as said above
    from inspections.records.reading import read_file  # noqa: PLC0415 # as said above

    known = session.knowledge
    pack = known.packs.checklist(asked.checklist)
    read = read_file(asked.path, known.vocabulary, without_hidden=asked.hidden is HiddenChoice.LEAVE)
    if read.hidden and asked.hidden is None:
        return Unseen(read.hidden)
    table = read.table
    progress(0, table.size)
    with session.store.reading() as unit:
        approved = approved_in(unit, table)
    incoming = Incoming.of_table(check(table, pack, known.calendar, approved))
    counties = {heading.party.county for heading in incoming.headings}
    strangers = tuple(sorted(county for county in counties if not holds(pack.county, county)))
    clashes = find_clashes(session.store, incoming, numbers_of(session.drafts.unfinished()))
    if clashes:
        return Undecided(incoming, clashes, strangers, read.notes)
    report = import_incoming(session.store, incoming, author=asked.author, at=asked.at, progress=progress)
    return Imported(report, strangers, read.notes)


def import_decided(session: Session, asked: Import, undecided: Undecided, decided: Sequence[Decision], progress: Progress) -> Imported:
    """Import what was read, as a person decided on its clashes. Raises UserError, and what `progress` raises."""
    decisions = {decision.clash.row: decision for decision in decided}
    store, incoming = session.store, undecided.incoming
    report = import_incoming(store, incoming, author=asked.author, at=asked.at, progress=progress, decisions=decisions)
    return Imported(report, undecided.strangers, undecided.notes)
