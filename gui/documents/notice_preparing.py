"""A notice made ready for issue from a stored record: its checks, its words, its pages. Runs in the worker; draws in reportlab."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from gui.digital_signature.signature import BureauSignature
from gui.documents.pages import page_images
from gui.documents.state import PageImage
from inspections.cases.case_file import CaseFile, FiledRecord
from inspections.cases.checked import RecordCheck
from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.checklists.answer import Verdict
from inspections.checklists.check import check
from inspections.documents.drafting import draft_notice, unfinished_notice
from inspections.documents.kinds.notice import NoticeDraft, compose
from inspections.documents.orders import order_notice
from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.remark import Mark, Remark
from inspections.documents.precheck.review import review
from inspections.documents.precheck.standing import standing_remarks
from inspections.documents.replacing import naming_replaced
from inspections.documents.templates.template import Template
from inspections.events.event import StoredRecord
from inspections.faults import Fault, UserError, refuse
from inspections.findings.violations import notifiable, violations
from inspections.profiles.confirmed_laws import ConfirmedLaw, with_confirmed
from inspections.profiles.profile import Profile
from inspections.records.reading import table_of
from inspections.session import Session
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.pdf.drawing import render_pdf
from inspections.use_cases.issue import Issued, issue_document
from inspections.use_cases.load_case_file import load_case_file
from inspections.use_cases.own_templates import templates_of

NO_NUMBER_YET = "编号在签发时给出"
"""Stands in the preview where the number will."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """For which record a notice is wanted; `checklist` is empty where that of the record's last check is to be taken.

    `replaced` is the notice in whose place this one comes. Without it one that stands on an earlier state of the record and orders the
    same is replaced, unless the new one is to stand `beside` it.
    """

    record: UUID
    checklist: str
    fallback: str
    issued_on: date
    replaced: UUID | None = None
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """`draft` is there where nothing speaks against the issue, `document` where it was issued already.

    `pdf` and `pages` show the notice as far as it goes; where there is nothing to show, `lacking` says what is missing first. `formers`
    are the notices that the person may have replaced.
    """

    stored: StoredRecord
    checklist: str
    profile: Profile | None
    remarks: tuple[Remark, ...]
    draft: NoticeDraft | None
    document: Document | None
    pdf: bytes
    pages: tuple[PageImage, ...]
    replaced: Document | None = None
    lacking: str = ""
    formers: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class _Held:
    """What the store holds for a notice."""

    filed: FiledRecord
    case_file: CaseFile
    template: Template
    laws: tuple[ConfirmedLaw, ...]


def prepare(session: Session, fonts: FontSet, wanted: Wanted, scale: float) -> Prepared:
    """Return all that the dialog shows, pages rendered at `scale` dots a point. Raises UserError where there is no such record."""
    with session.store.reading() as unit:
        stored = unit.records.get(wanted.record)
        if stored is None:
            raise refuse("no_record", "这条记录不存在", "", "请刷新检查记录后重试")
        last_checks = unit.checks.of(stored.revision)
        template = templates_of(unit, stored.record.county, session.knowledge.templates)[NumberKind.NOTICE]
        laws = unit.laws.of(stored.record.county)
        held = _Held(FiledRecord(stored, last_checks), load_case_file(unit, stored.case, wanted.record), template, laws)
    checklist, profile = _checklist(session, wanted, last_checks), held.case_file.profile
    for issued in held.case_file.standing(NumberKind.NOTICE):
        if (issued.record, issued.revision) == (wanted.record, stored.revision) and issued.uuid != wanted.replaced:
            pdf = session.store.archive.read(issued.sha256)
            remarks = standing_remarks(issued, held.case_file)
            return Prepared(stored, checklist, profile, remarks, None, issued, pdf, page_images(pdf, scale))
    examined, begun = _examine(session, held, checklist, wanted.issued_on)
    formers = _formers(held, examined)
    former = _former(wanted, held, formers)
    examined = replace(examined, replaced=former)
    pdf = b""
    if begun is not None:
        try:
            notice = compose(begun, NO_NUMBER_YET, wanted.issued_on)
            pdf = render_pdf(notice if former is None else naming_replaced(notice, former.number.text), fonts)
        except UserError as error:
            examined = replace(examined, faults=(*examined.faults, *error.faults))
    remarks = review(NumberKind.NOTICE, examined)
    stopped = bool(examined.faults) or any(each.mark is Mark.FAULT for each in remarks)
    pages, draft = page_images(pdf, scale) if pdf else (), None if stopped else begun
    lacking = "" if pdf else next((each.told for each in remarks if each.mark is Mark.FAULT), "")
    return Prepared(stored, checklist, profile, remarks, draft, None, pdf, pages, former, lacking, formers)


def issue(
    session: Session, fonts: FontSet, prepared: Prepared, prefix: str, issued_on: date, signature: BureauSignature | None = None
) -> Issued:
    """Issue what was prepared, by the same use case as the command line, signed where a signature is given. Raises UserError."""
    if prepared.draft is None:
        raise refuse("not_ready", "通知书还不能签发", "", "请先处理列出的问题")
    stored = prepared.stored
    order = order_notice(prepared.draft, stored.record.uuid, stored.revision, fonts, prepared.replaced)
    if signature is not None:
        order = signature.on(order, prepared.profile, prepared.draft.template.title)
    return issue_document(session.store, order, prefix=prefix, issued_on=issued_on)


def _formers(held: _Held, examined: Examined) -> tuple[Document, ...]:
    """Return the notices that stand on an earlier state of the record and order something that the new one orders too."""
    told = set() if examined.basis is None else {finding.requirement.id for finding in examined.basis.told}
    stored = held.filed.stored
    own = held.case_file.standing(NumberKind.NOTICE, stored.record.uuid)
    return tuple(each for each in own if each.revision != stored.revision and told.intersection(each.due))


def _former(wanted: Wanted, held: _Held, formers: tuple[Document, ...]) -> Document | None:
    """Return the notice in whose place the new one comes: a second one that orders the same is issued only where a person said so."""
    if wanted.replaced is None:
        return None if wanted.beside or not formers else formers[-1]
    for each in held.case_file.standing(NumberKind.NOTICE):
        if each.uuid == wanted.replaced:
            return each
    raise refuse("not_standing", "要替换的通知书已经作废或者被替换", "", "请在案件中重新选择要替换的文书")


def _examine(session: Session, held: _Held, checklist: str, issued_on: date) -> tuple[Examined, NoticeDraft | None]:
    """Hold the record's current revision against the checklist; return the notice as far as it goes, too."""
    known, record, profile = session.knowledge, held.filed.stored.record, held.case_file.profile
    pack = with_confirmed(known.packs.checklist(checklist), held.laws)
    verdicts = check(table_of([record.payload], known.vocabulary), pack, known.calendar)
    findings = violations(verdicts.of_record(0, least=Verdict.VIOLATION), record, pack)
    told = notifiable(findings, record.inspectee_kind)

    def profile_of(county: str) -> Profile:
        if profile is None:
            raise refuse("no_profile", f"没有行政区划代码 {county} 的单位资料，无法写明救济途径", "", "请在“设置”中填写")
        return profile

    faults: tuple[Fault, ...] = ()
    begun = None
    try:
        begun = draft_notice(verdicts, 0, None, issued_on, profile_of, held.template)
    except UserError as error:
        faults = error.faults
        with suppress(UserError):  # what keeps it from being begun is among the faults
            begun = unfinished_notice(verdicts, 0, issued_on, profile_of, held.template)
    basis = Basis(held.case_file, held.filed, pack, findings, told)
    return Examined(held.template, profile, issued_on, known.calendar, basis, faults), begun


def _checklist(session: Session, wanted: Wanted, last_checks: tuple[RecordCheck, ...]) -> str:
    """Return the checklist that was asked for, else that of the last check: a record is not judged by another one unasked."""
    known = {pack.id for pack in session.knowledge.packs.checklists}
    candidates = (wanted.checklist, *(each.pack.id for each in reversed(last_checks)), wanted.fallback)
    return next((each for each in candidates if each in known), "") or session.knowledge.packs.checklists[0].id
