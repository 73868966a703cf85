"""`notice FILE`: one notice a record with violations for the inspectee; all of them or none, and no number is registered."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from inspections.cases.numbers import DocumentNumber, NumberKind, Series
from inspections.checklists.check import check
from inspections.commands.context import Context, told_progress
from inspections.errors import Fault, UserError
from inspections.files import write_atomically
from inspections.notices.content import NoticeDraft, compose
from inspections.notices.drafting import at_record, draft_notices
from inspections.notices.drawing import render_pdf
from inspections.notices.naming import notice_file_name
from inspections.profiles.loading import load_profile
from inspections.profiles.profile import Profile
from inspections.records.reading import read_records


def run(arguments: Namespace, context: Context) -> int:
    """Write the notices into the folder and print one path a line."""
    pack = context.packs.checklist(arguments.checklist)
    given = None if arguments.profile is None else load_profile(Path(arguments.profile))
    table = read_records(Path(arguments.file), context.vocabulary)

    def profile_of(county: str) -> Profile:
        return context.profile_of(county) if given is None else given

    drafts = draft_notices(check(table, pack, context.calendar), arguments.issuer, arguments.issued_on, profile_of)
    folder = Path(arguments.out)
    for path, content in _rendered(drafts, arguments, context):
        write_atomically(folder / path, content)
        sys.stdout.write(f"{folder / path}\n")
    if drafts:
        last = arguments.first_number + len(drafts) - 1
        sys.stderr.write(f"以上文号（{arguments.first_number} 至 {last} 号）没有登记，正式签发请在程序中进行。\n")
    else:
        sys.stderr.write("没有需要向被检查单位下达通知书的问题，未生成文件。\n")
    return 0


def _rendered(drafts: list[NoticeDraft], arguments: Namespace, context: Context) -> list[tuple[str, bytes]]:
    series = Series(NumberKind.NOTICE, arguments.prefix, arguments.issued_on.year)
    tell = told_progress("生成通知书")
    rendered: list[tuple[str, bytes]] = []
    faults: list[Fault] = []
    for place, draft in enumerate(drafts):
        number = DocumentNumber(series, arguments.first_number + place)
        try:
            content = render_pdf(compose(draft, number.text, arguments.issued_on), context.fonts)
        except UserError as error:
            faults.extend(at_record(draft.record, error.faults))
        else:
            rendered.append((notice_file_name(number.text, draft.record.inspectee_name), content))
        tell(place + 1, len(drafts))
    if faults:
        raise UserError(faults)
    return rendered
