"""`--db FILE import FILE --checklist ID`: keep a file's records with their checks, all of them or none."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from inspections.cases.incoming import Incoming
from inspections.checklists.check import Verdicts, check
from inspections.commands.context import Context
from inspections.commands.telling import read_and_tell, told_progress, warn_where_unfit
from inspections.events.author import current_user
from inspections.store import Store
from inspections.use_cases.approved_fees import approved_in
from inspections.use_cases.import_records import ImportReport, import_incoming


def run(arguments: Namespace, context: Context) -> int:
    """Import and say what became of the records."""
    pack = context.resources.packs.checklist(arguments.checklist)
    table = read_and_tell(Path(arguments.file), context.resources.vocabulary)
    warn_where_unfit(table, pack)
    with context.store(arguments.db, create=True) as store:
        with store.reading() as unit:
            approved = approved_in(unit, table)
        verdicts = check(table, pack, context.resources.calendar, approved)
        report = import_table(store, verdicts)
    sys.stdout.write(f"{spoken_report(report)}\n")
    return 0


def import_table(store: Store, verdicts: Verdicts) -> ImportReport:
    """Keep the checked records with their answers, made and worded batch by batch."""
    incoming = Incoming.of_table(verdicts)
    return import_incoming(store, incoming, author=current_user(), at=datetime.now(UTC), progress=told_progress("导入记录"))


def spoken_report(report: ImportReport) -> str:
    """Return an import's outcome in words."""
    return f"新增{report.new}条，更新{report.changed}条，未变{report.identical}条，新立案{report.cases_opened}件。"
