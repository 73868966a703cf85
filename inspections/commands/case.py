"""`--db FILE case --number N --out DIR`: every document of a case as it was issued, and all of them bound in one file."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from uuid import UUID

from inspections.cases.documents import DocumentState
from inspections.commands.context import Context
from inspections.faults import refuse
from inspections.files.writing import write_all
from inspections.store import Store
from inspections.use_cases.take_out import copy_of


def run(arguments: Namespace, context: Context) -> int:
    """Write the files and print one path a line; void documents stay out."""
    # Late, for pypdf comes with it, and with pypdf cryptography: 0.2 s for which no other command should wait.
    from inspections.documents.case_binding import bound_file_name
    from inspections.use_cases.bind_stored_case import bind_stored_case

    folder = Path(arguments.out)
    with context.store(arguments.db, reading=True) as store:
        bound = bind_stored_case(store, _case_of(store, arguments.number, arguments.county), context.resources.fonts)
        file = bound.file
        standing = [document for document in file.documents if document.state is not DocumentState.VOIDED]
        copies = [copy_of(store, document, folder) for document in standing]
    files = [*copies, (folder / bound_file_name(file), bound.pdf)]
    write_all(files)
    sys.stdout.write("".join(f"{path}\n" for path, _ in files))
    sys.stderr.write(f"案件 {file.case.number}（{file.case.party.name}）共取出文书{len(copies)}份，装订成一个文件。\n")
    sys.stderr.write("".join(f"{fault.sentence()}\n" for fault in bound.unshown))
    return 0


def _case_of(store: Store, number: str, county: str | None) -> UUID:
    with store.reading() as unit:
        cases = [case for case in unit.cases.of_number(number) if county in {None, case.party.county}]
        if not cases:
            raise refuse("no_case", f"数据库中没有案件“{number}”", "", "请核对案号，写法如 2023-0001")
        if len(cases) > 1:
            counties = "、".join(case.party.county for case in cases)
            raise refuse("several_cases", f"有{len(cases)}个县（区）的案件都是“{number}”", "", f"请加 --county，可选 {counties}")
        return cases[0].uuid
