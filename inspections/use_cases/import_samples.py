"""Sample data for those who ask: the records that ship, through the same use case as `demo` and an import."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from inspections.events.author import current_user
from inspections.progress import Progress, unwatched
from inspections.session import Session
from inspections.use_cases.import_records import ImportReport, import_incoming


@dataclass(frozen=True, slots=True)
class Sample:
    """What ships to be tried: the records' file, the checklist they are held against, the day of issue, the ledger's month."""

    records: Path
    checklist: str
    issued_on: date
    month: tuple[int, int]


def load_sample(folder: Path) -> Sample:
    """Return the sample that `demo.toml` in the samples' folder describes."""
    described = tomllib.loads((folder / "demo.toml").read_text(encoding="utf-8"))["demo"]
    return Sample(folder / described["records"], described["checklist"], described["issued_on"], (described["year"], described["month"]))


def import_samples(session: Session, samples: Path, progress: Progress = unwatched) -> ImportReport:
    """Import the sample records of a folder, checked by the checklist they were made for; twice changes nothing.

    Raises UserError.
    """
    # Reading, checking and the sample's description draw in what the first paint must not wait for.
    from inspections.cases.incoming import Incoming  # noqa: PLC0415 # as said above
    from inspections.checklists.check import check  # noqa: PLC0415 # as said above
    from inspections.records.reading import read_records  # noqa: PLC0415 # as said above

    sample = load_sample(samples)
    known = session.knowledge
    table = read_records(sample.records, known.vocabulary)
    verdicts = check(table, known.packs.checklist(sample.checklist), known.calendar)
    return import_incoming(session.store, Incoming.of_table(verdicts), author=current_user(), at=datetime.now(UTC), progress=progress)
