"""`--db FILE reports --out DIR [--month YYYY-MM] [--word]`: the issued monthly reports as they were issued, or to be edited too."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import NumberKind
from inspections.commands.context import Context
from inspections.documents.issued_reports import month_of
from inspections.faults import refuse
from inspections.files.writing import write_all
from inspections.store import Store
from inspections.use_cases.take_out import copy_of


def run(arguments: Namespace, context: Context) -> int:
    """Write the files and print one path a line; void reports stay out."""
    folder = Path(arguments.out)
    with context.store(arguments.db, reading=True) as store:
        reports = _reports(store, arguments.month)
        words = {report.uuid: _word(store, context, report) for report in reports} if arguments.word else {}
        files: list[tuple[Path, bytes]] = []
        for report in reports:
            path, content = copy_of(store, report, folder)
            files.append((path, content))
            if report.uuid in words:
                files.append((path.with_suffix(".docx"), words[report.uuid]))
        write_all(files)
        sys.stdout.write("".join(f"{path}\n" for path, _ in files))
    replaced = sum(report.state is DocumentState.REPLACED for report in reports)
    note = f"，其中{replaced}份已被替换" if replaced else ""
    sys.stderr.write(f"共取出月度通报{len(reports)}份{note}。\n")
    return 0


def _reports(store: Store, month: tuple[int, int] | None) -> list[Document]:
    with store.reading() as unit:
        stored = unit.documents.of_kind(NumberKind.REPORT)
    reports = [report for report in stored if report.state is not DocumentState.VOIDED and month in {None, month_of(report)}]
    if not reports:
        when = "" if month is None else f"{month[0]}年{month[1]}月的"
        raise refuse("no_report", f"数据库中没有{when}月度通报", "", "请先在窗口的“月度台账”中签发；作废的不取出")
    for report in reports:
        store.archive.read(report.sha256)  # nothing is written where one of them is not what was issued
    return reports


def _word(store: Store, context: Context, report: Document) -> bytes:
    from inspections.use_cases.copy_as_word import word_of_report  # late, for python-docx is slow to import and seldom wanted

    return word_of_report(store, context.resources.templates, context.resources.packs, report)
