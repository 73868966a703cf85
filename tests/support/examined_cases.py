"""A stored case as it is looked over before a document of it is issued."""

from datetime import date

from inspections.cases.numbers import NumberKind
from inspections.checklists.answer import Verdict
from inspections.checklists.check import check
from inspections.documents.kinds import KINDS
from inspections.documents.kinds.notice import draft_notice
from inspections.documents.precheck.examined import Basis, Examined
from inspections.faults import Fault, UserError
from inspections.findings.violations import notifiable, violations
from inspections.records.reading import table_of
from tests.support.checklists import calendar, pack_with
from tests.support.notice_drafts import counting_from_issue, shipped_profile, templates
from tests.support.records import vocabulary
from tests.support.stored_case import KeptCase

DAY = date(2023, 8, 20)
"""The day of the look."""


def examined(
    case: KeptCase, kind: NumberKind = NumberKind.NOTICE, *, day: date = DAY, pack_id: str = "wuzhi-2023", from_issue: bool = False
) -> Examined:
    """Return what the window would hand over: the newest record held against the pack, with the faults that drafting meets."""
    file, filed, pack = case.file, case.filed, pack_with(pack_id)
    record = filed.stored.record
    verdicts = check(table_of([record.payload], vocabulary()), pack, calendar())
    findings = violations(verdicts.of_record(0, least=Verdict.VIOLATION), record, pack)
    faults: tuple[Fault, ...] = ()
    try:
        draft_notice(verdicts, 0, None, day, counting_from_issue if from_issue else shipped_profile, templates()[NumberKind.NOTICE])
    except UserError as error:
        faults = error.faults
    basis = Basis(file, filed, pack, findings, notifiable(findings), kinds=KINDS)
    bureau = file.profile
    if bureau is not None and from_issue:
        bureau = counting_from_issue(bureau.county)
    return Examined(templates()[kind], bureau, day, calendar(), basis, faults)
