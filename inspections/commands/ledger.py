"""`ledger [FILE] --month YYYY-MM`: the monthly ledger of a file's records, or of the stored ones with `--db`."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from inspections.cases.checking import checked_table
from inspections.checklists.check import check
from inspections.commands.context import Context
from inspections.commands.telling import read_and_tell, told_progress, warn_where_unfit
from inspections.faults import refuse
from inspections.ledgers.ledger_rows import CheckedOnly, Inspected
from inspections.records.rows import records_of
from inspections.use_cases.write_ledger import ledger_of, write_ledger_file


def run(arguments: Namespace, context: Context) -> int:
    """Write the workbook and print its path."""
    year, month = arguments.month
    out = Path(arguments.out)
    if out.suffix.lower() != ".xlsx":
        raise refuse("unknown_format", "台账只能保存为 .xlsx 文件", out.name, "请把文件名的扩展名改为 .xlsx")
    if arguments.db is not None:
        if arguments.file is not None:
            raise refuse("two_sources", "同时指定了 --db 和记录文件", "", "两者只能选一个")
        entries: Sequence[Inspected] = _stored(context, arguments.db, year, month)
    elif arguments.file is None or arguments.checklist is None:
        raise refuse("no_source", "没有指定记录文件和检查表", "", "请写 ledger 文件 --checklist 编号，或用 --db 指定数据库")
    else:
        entries = _of_file(arguments, context, year, month)
    write_ledger_file(ledger_of(entries, context.resources.packs.by_id), (year, month), out, told_progress("编制台账"))
    sys.stdout.write(f"{out}\n")
    return 0


def _stored(context: Context, database: Path, year: int, month: int) -> Sequence[Inspected]:
    with context.store(database, reading=True) as store, store.reading() as unit:
        return unit.ledgers.of_month(None, year, month)


def _of_file(arguments: Namespace, context: Context, year: int, month: int) -> list[CheckedOnly]:
    pack = context.resources.packs.checklist(arguments.checklist)
    table = read_and_tell(Path(arguments.file), context.resources.vocabulary)
    warn_where_unfit(table, pack)
    verdicts = check(table, pack, context.resources.calendar)
    records = checked_table(records_of(table), verdicts)
    inside = [checked for checked in records if (checked.record.inspected_on.year, checked.record.inspected_on.month) == (year, month)]
    inside.sort(key=lambda checked: checked.record.inspected_on)
    return [CheckedOnly(checked.record, (checked.check,)) for checked in inside]
