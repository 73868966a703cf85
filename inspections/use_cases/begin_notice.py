"""A notice begun: its record, held against a checklist as it stands now, gives everything."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from inspections.cases.case_file import CaseFile, FiledRecord
from inspections.cases.checked import RecordCheck
from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.checklists.answer import Verdict
from inspections.checklists.approved_fees import NONE_APPROVED
from inspections.checklists.check import check
from inspections.documents.composing import compose
from inspections.documents.kinds import KINDS
from inspections.documents.kinds.notice import NoticeDraft, draft_notice, unfinished_notice
from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.standing import standing_remarks
from inspections.documents.proofs import proofs_of
from inspections.documents.templates.template import Template
from inspections.documents.wanted import WantedDocument
from inspections.faults import Fault, UserError, refuse
from inspections.findings.violations import notifiable, violations
from inspections.profiles.confirmed_laws import ConfirmedLaw, with_confirmed
from inspections.profiles.profile import Profile
from inspections.records.reading import table_of
from inspections.session import Session
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.pdf.drawing import print_faults
from inspections.use_cases.load_case_file import load_case_file
from inspections.use_cases.own_templates import templates_of
from inspections.use_cases.prepared_document import NO_NUMBER_YET, BegunDocument, PreparedDocument


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the store has for a notice."""

    filed: FiledRecord
    case_file: CaseFile
    template: Template
    laws: tuple[ConfirmedLaw, ...]


def begin_notice(session: Session, fonts: FontSet, wanted: WantedDocument, issued_on: date, usual_checklist: str) -> BegunDocument:
    """Return the notice of a record as it stands now, or the one that stands on it. Raises UserError where there is no such record.

    `usual_checklist` is taken where none is wanted and the record was never checked.
    """
    stored = _stored(session, wanted)
    record, case_file = stored.filed.stored.record, stored.case_file
    prepared = PreparedDocument(
        template=stored.template,
        profile=case_file.profile,
        about=f"{record.inspectee_name}  {record.id}",
        addressee=record.inspectee_name,
        stored=stored.filed.stored,
        checklist=_checklist(session, wanted.checklist, stored.filed.checks, usual_checklist),
        draft=None,
    )
    for notice in case_file.standing(NumberKind.NOTICE):
        if (notice.record, notice.revision) == (wanted.record, stored.filed.stored.revision) and notice.uuid != wanted.replaced:
            pdf, remarks = session.store.archive.read(notice.sha256), standing_remarks(notice, case_file)
            return BegunDocument(replace(prepared, issued=notice, pdf=pdf, remarks=remarks))
    examined, begun = _examine(session, stored, prepared.checklist, issued_on)
    formers = _formers(stored, examined)
    former = _former(wanted, case_file, formers)
    if begun is not None:
        begun = replace(begun, replaced=former, proofs=proofs_of(case_file, record.uuid))
        unprinted = print_faults(compose(begun, NO_NUMBER_YET, issued_on), fonts)
        examined = replace(examined, faults=(*examined.faults, *unprinted))
    prepared = replace(prepared, draft=begun, replaced=former, formers=formers)
    return BegunDocument(prepared, replace(examined, replaced=former))


def _stored(session: Session, wanted: WantedDocument) -> _Stored:
    with session.store.reading() as unit:
        stored = None if wanted.record is None else unit.records.get(wanted.record)
        if stored is None:
            raise refuse("no_record", "这条记录不存在", "", "请刷新检查记录后重试")
        filed = FiledRecord(stored, unit.checks.of(stored.revision))
        template = templates_of(unit, stored.record.county, session.knowledge.templates)[NumberKind.NOTICE]
        return _Stored(filed, load_case_file(unit, stored.case, wanted.record), template, unit.laws.of(stored.record.county))


def _formers(stored: _Stored, examined: Examined) -> tuple[Document, ...]:
    """Return the notices that stand on an earlier state of the record and order something that the new one orders too."""
    ordered = set() if examined.basis is None else {finding.requirement.id for finding in examined.basis.stated}
    record = stored.filed.stored
    own = stored.case_file.standing(NumberKind.NOTICE, record.record.uuid)
    return tuple(notice for notice in own if notice.revision != record.revision and ordered.intersection(notice.due))


def _former(wanted: WantedDocument, case_file: CaseFile, formers: Sequence[Document]) -> Document | None:
    """Return the notice in whose place the new one comes: a second one that orders the same is issued only where a person said so."""
    if wanted.replaced is None:
        return None if wanted.beside or not formers else formers[-1]
    for notice in case_file.standing(NumberKind.NOTICE):
        if notice.uuid == wanted.replaced:
            return notice
    raise refuse("not_standing", "要替换的通知书已经作废或者被替换", "", "请在案件中重新选择要替换的文书")


def _examine(session: Session, stored: _Stored, checklist: str, issued_on: date) -> tuple[Examined, NoticeDraft | None]:
    """Hold the record's current revision against the checklist; return the notice as far as it goes, too."""
    known, record, profile = session.knowledge, stored.filed.stored.record, stored.case_file.profile
    pack = with_confirmed(known.packs.checklist(checklist), stored.laws)
    approved = NONE_APPROVED if profile is None else profile.approved
    verdicts = check(table_of([record.payload], known.vocabulary), pack, known.calendar, approved)
    findings = violations(verdicts.of_record(0, least=Verdict.VIOLATION), record, pack)
    ordered = notifiable(findings)

    def profile_of(county: str) -> Profile:
        if profile is None:
            raise refuse("no_profile", f"没有行政区划代码 {county} 的单位资料，无法写明救济途径", "", "请在“设置”中填写")
        return profile

    faults: tuple[Fault, ...] = ()
    begun = None
    try:
        begun = draft_notice(verdicts, 0, None, issued_on, profile_of, stored.template)
    except UserError as error:
        faults = error.faults
        with suppress(UserError):  # what keeps it from being begun is among the faults
            begun = unfinished_notice(verdicts, 0, issued_on, profile_of, stored.template)
    basis = Basis(stored.case_file, stored.filed, pack, findings, ordered, kinds=KINDS)
    return Examined(stored.template, profile, issued_on, known.calendar, basis, faults), begun


def _checklist(session: Session, chosen: str, last_checks: Sequence[RecordCheck], usual: str) -> str:
    """Return the checklist that was chosen, else that of the last check: a record is not judged by another one unasked."""
    known = {pack.id for pack in session.knowledge.packs.checklists}
    candidates = (chosen, *(done.pack.id for done in reversed(last_checks)), usual)
    return next((name for name in candidates if name in known), "") or session.knowledge.packs.checklists[0].id
