"""`demo --out DIR`: the main job on the records that ship: store, check, notices, ledger."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from inspections.cases.numbers import NumberKind
from inspections.checklists.check import Verdicts, check
from inspections.commands.check import told_counts
from inspections.commands.context import Context
from inspections.commands.importing import import_table, spoken_report
from inspections.commands.telling import told_progress
from inspections.documents.drafting import draft_notices
from inspections.documents.orders import order_notice
from inspections.files.writing import write_all
from inspections.records.reading import read_records
from inspections.store import Store
from inspections.use_cases.import_samples import load_sample
from inspections.use_cases.issue import Issued, issue_documents
from inspections.use_cases.take_out import copy_of
from inspections.use_cases.write_ledger import stored_ledger, write_ledger_file


def run(arguments: Namespace, context: Context) -> int:
    """Do the main job and say in a few lines what was done and where it lies."""
    sample, folder = load_sample(context.resources.folder / "samples"), Path(arguments.out)
    pack = context.resources.packs.checklist(sample.checklist)
    table = read_records(sample.records, context.resources.vocabulary)
    verdicts = check(table, pack, context.resources.calendar)
    with context.store(folder / "demo.db", create=True) as store:
        report = import_table(store, verdicts)
        sys.stdout.write(f"导入样例记录{table.size}条（{spoken_report(report).rstrip('。')}）：{folder / 'demo.db'}\n")
        sys.stdout.write(f"按“{pack.title}”核对：{told_counts(verdicts)}\n")
        issued = _issue(store, verdicts, sample.issued_on, context)
        copies = [copy_of(store, notice.document, folder / "整改通知书") for notice in issued]
        write_all(copies)
        sys.stdout.write(f"生成整改通知书{len(copies)}份：{folder / '整改通知书'}\n")
        ledger = stored_ledger(store, context.resources.packs.by_id, sample.month)
    workbook = folder / f"月度台账{sample.month[0]}-{sample.month[1]:02d}.xlsx"
    write_ledger_file(ledger, sample.month, workbook, told_progress("编制台账"))
    sys.stdout.write(f"编制{sample.month[0]}年{sample.month[1]}月台账，列问题{len(ledger.rows)}项：{workbook}\n")
    return 0


def _issue(store: Store, verdicts: Verdicts, issued_on: date, context: Context) -> tuple[Issued, ...]:
    """Issue every notice that the records call for, by the profile that ships for their county."""
    shipped = context.resources
    template = shipped.templates[NumberKind.NOTICE]
    drafts = draft_notices(verdicts, None, issued_on, shipped.profile_of, template, shipped.fonts)
    with store.reading() as unit:
        stored = unit.records.bearing([draft.record.id for draft in drafts])
        heads = unit.records.heads([heading.uuid for heading in stored.values()])
    orders = []
    for draft in drafts:
        uuid = stored[draft.record.id].uuid
        orders.append(order_notice(draft, uuid, heads[uuid].event, shipped.fonts))
    prefixes = {draft.profile.number_prefix for draft in drafts}
    issued: list[Issued] = []
    for prefix in sorted(prefixes):
        own = [order for order, draft in zip(orders, drafts, strict=True) if draft.profile.number_prefix == prefix]
        issued.extend(issue_documents(store, own, prefix=prefix, issued_on=issued_on, progress=told_progress("签发通知书")))
    return tuple(issued)
