"""`notice FILE`: one notice a record with violations for the inspectee; all of them or none, and no number is registered."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from inspections.cases.numbers import DocumentNumber, NumberKind, Series, unfit_for_number
from inspections.checklists.answer import Verdict
from inspections.checklists.approved_fees import NONE_APPROVED
from inspections.checklists.check import Verdicts, check
from inspections.commands.context import Context
from inspections.commands.telling import read_and_tell, told_progress, warn_where_unfit
from inspections.documents.composing import compose
from inspections.documents.drafting import draft_notices
from inspections.documents.kinds.notice import NoticeDraft
from inspections.documents.naming import document_file_name
from inspections.faults import Fault, UserError
from inspections.files.writing import write_all
from inspections.findings.phrases import clause_text
from inspections.findings.violations import violations
from inspections.profiles.loading import load_profile
from inspections.profiles.profile import Profile
from inspections.records.rows import record_of
from inspections.typesetting.pdf.drawing import render_pdf


def run(arguments: Namespace, context: Context) -> int:
    """Write the notices into the folder and print one path a line."""
    _refuse_blank(arguments)
    pack = context.resources.packs.checklist(arguments.checklist)
    given = None if arguments.profile is None else load_profile(Path(arguments.profile))
    table = read_and_tell(Path(arguments.file), context.resources.vocabulary)
    warn_where_unfit(table, pack)

    def profile_of(county: str) -> Profile:
        return context.resources.profile_of(county) if given is None else given

    approved = NONE_APPROVED if given is None else given.approved
    verdicts, template = check(table, pack, context.resources.calendar, approved), context.resources.templates[NumberKind.NOTICE]
    drafts = draft_notices(verdicts, arguments.issuer, arguments.issued_on, profile_of, template, context.resources.fonts)
    _name_undecided(drafts)
    _name_waiting(verdicts)
    folder = Path(arguments.out)
    rendered = [(folder / name, content) for name, content in _rendered(drafts, arguments, context)]
    write_all(rendered)
    sys.stdout.write("".join(f"{path}\n" for path, _ in rendered))
    if drafts:
        sys.stderr.write(f"以上{len(drafts)}份通知书的文号没有登记，正式签发时由程序另行编号。\n")
    else:
        sys.stderr.write("没有需要向被检查单位下达通知书的问题，未生成文件。\n")
    return 0


def _name_undecided(drafts: list[NoticeDraft]) -> None:
    """Name on standard error what goes into a notice though nobody has upheld it; the window issues nothing then."""
    for draft in drafts:
        for finding in draft.findings:
            if not finding.determination.get("decision"):
                requirement = finding.requirement
                words = f"“{requirement.summary}”（{clause_text(requirement.clause)}，{requirement.id}）"
                sys.stderr.write(f"注意：记录“{draft.record.id}”的{words}还没有认定，已写入通知书，请核实。\n")


def _name_waiting(verdicts: Verdicts) -> None:
    """Name on standard error what goes into no notice because nobody says what kind of user it burdened."""
    for row in range(verdicts.facts.size):
        answers = list(verdicts.of_record(row, least=Verdict.VIOLATION))
        if not answers:
            continue
        record = record_of(verdicts.facts.table, row)
        for finding in violations(answers, record, verdicts.pack):
            if finding.consequence.waits_for_payer and not finding.set_aside:
                words = f"“{finding.requirement.summary}”（{clause_text(finding.requirement.clause)}，{finding.requirement.id}）"
                ask = "没有填写用户类别（user.kind）或者填的是“其他”，责令改正的依据不能确定，没有写入通知书，请补填"
                sys.stderr.write(f"注意：记录“{record.id}”的{words}{ask}。\n")


def _refuse_blank(arguments: Namespace) -> None:
    faults = [
        Fault("blank_word", f"{option} 的内容“{word}”不能用作{name}", "", f"请填写{name}，不含空白和〔〕号")
        for option, word, name in (("--issuer", arguments.issuer, "发文机关"), ("--prefix", arguments.prefix, "发文字号"))
        if not word.strip() or unfit_for_number(word)
    ]
    if faults:
        raise UserError(faults)


def _rendered(drafts: list[NoticeDraft], arguments: Namespace, context: Context) -> list[tuple[str, bytes]]:
    series = Series(NumberKind.NOTICE, arguments.prefix, arguments.issued_on.year)
    tell = told_progress("生成通知书")
    rendered: list[tuple[str, bytes]] = []
    for position, draft in enumerate(drafts):
        number = DocumentNumber(series, arguments.first_number + position).text
        content = render_pdf(compose(draft, number, arguments.issued_on), context.resources.fonts)
        rendered.append((document_file_name(number, draft.record.inspectee_name, draft.template.title), content))
        tell(position + 1, len(drafts))
    return rendered
