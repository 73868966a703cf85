"""Sample data for those who ask: the records that ship, through the same use case as `demo` and an import."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from gui.operations.progress import Progress
from inspections.events.author import current_user
from inspections.session import Session
from inspections.use_cases.importing import ImportReport, import_incoming


def import_samples(session: Session, progress: Progress, samples: Path) -> ImportReport:
    """Import the sample records of a folder, checked by the checklist they were made for; twice changes nothing.

    Runs in a worker. Raises UserError.
    """
    # Reading, checking and the sample's description draw in what the first paint must not wait for.
    from inspections.cases.incoming import Incoming  # noqa: PLC0415 # as said above
    from inspections.checklists.check import check  # noqa: PLC0415 # as said above
    from inspections.commands.demo import load_sample  # noqa: PLC0415 # as said above
    from inspections.records.reading import read_records  # noqa: PLC0415 # as said above

    sample = load_sample(samples)
    known = session.knowledge
    table = read_records(sample.records, known.vocabulary)
    verdicts = check(table, known.packs.checklist(sample.checklist), known.calendar)
    return import_incoming(session.store, Incoming.of_table(verdicts), author=current_user(), at=datetime.now(UTC), progress=progress.tell)
