"""A document made ready for issue: its fields, its remarks, its pages. Runs in the worker; draws in reportlab."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from gui.digital_signature.signature import BureauSignature
from gui.documents.kept_content import keep_content
from gui.documents.notice_preparing import NO_NUMBER_YET
from gui.documents.pages import page_images
from gui.documents.paper_state import WantedPaper
from gui.documents.state import PageImage
from inspections.cases.case_file import CaseFile, FiledRecord
from inspections.cases.documents import Document
from inspections.documents.bound_signatures import unbound, without
from inspections.documents.composing import compose, compose_unfinished, signers_of, words_signed
from inspections.documents.content_reading import SIGNATURES
from inspections.documents.kinds import monthly_report
from inspections.documents.kinds.monthly_report import ReportDraft
from inspections.documents.orders import order_paper, order_report
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck.examined import Examined
from inspections.documents.precheck.examining import examined_paper, examined_report
from inspections.documents.precheck.remark import Mark, Remark, fault
from inspections.documents.precheck.review import review
from inspections.documents.proposing import choosing, offered_fields, offered_requirements, proposed
from inspections.documents.signatures import Signer
from inspections.documents.templates.template import Template
from inspections.documents.unlinked import with_links
from inspections.faults import Fault, UserError, refuse
from inspections.ledgers.entries import findings_of
from inspections.profiles.confirmed_laws import packs_with_confirmed
from inspections.profiles.profile import Profile
from inspections.records.fields.field import Field, ListField
from inspections.session import Session
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.pdf.drawing import render_pdf
from inspections.use_cases.draft_report import draft_report
from inspections.use_cases.issue import issue_document
from inspections.use_cases.load_case_file import load_case_file
from inspections.use_cases.own_templates import templates_of

_LINE = re.compile(r".+?第\d+行")
"""A line of a list, as the place of a fault names it."""


@dataclass(frozen=True, slots=True)
class PreparedPaper:
    """`draft` holds the content that was prepared; `pdf` and `pages` show the document as far as it is filled in.

    Where there is nothing to show, `lacking` says what is missing first. `recovered` says that the content was typed before and kept.
    `faults` are those of the content, by path; `unkept` is what kept it from the disk. `words` is the SHA-256 of what a signature would
    stand under, and `unsigned` are those whose signatures were taken away because they stood under other words.
    """

    draft: PaperDraft | ReportDraft
    profile: Profile | None
    template: Template
    records: tuple[tuple[UUID, str], ...]
    fields: tuple[Field | ListField, ...]
    signers: tuple[Signer, ...]
    remarks: tuple[Remark, ...] = ()
    faults: tuple[Fault, ...] = ()
    pdf: bytes = b""
    pages: tuple[PageImage, ...] = ()
    lacking: str = ""
    recovered: bool = False
    unkept: Exception | None = None
    words: str = ""
    unsigned: tuple[Signer, ...] = ()
    proposed: Mapping[str, Any] = field(default_factory=dict)
    """What record and case propose for the content."""

    @property
    def about(self) -> str:
        """What the document is about: the case with its party, or the month."""
        if isinstance(self.draft, ReportDraft):
            return f"{self.draft.year}年{self.draft.month}月"
        return f"{self.draft.file.case.number}  {self.draft.party}"

    @property
    def record(self) -> UUID | None:
        """The record that the document rests on."""
        return None if isinstance(self.draft, ReportDraft) else self.draft.filed.stored.record.uuid

    @property
    def content(self) -> Mapping[str, Any]:
        """What the document says beyond its record."""
        return self.draft.content

    @property
    def ready(self) -> bool:
        """Whether nothing speaks against the issue."""
        return bool(self.pdf) and not self.faults and not any(remark.mark is Mark.FAULT for remark in self.remarks)


def prepare_paper(  # noqa: PLR0913, PLR0917 # all that a document hangs on
    session: Session, fonts: FontSet, wanted: WantedPaper, content: Mapping[str, Any] | None, issued_on: date, county: str, scale: float
) -> PreparedPaper:
    """Return all that the dialog shows, pages rendered at `scale` dots a point; a content that is given is kept first, where it can be.

    Without a content what was typed before is taken, else what record and case propose. Raises UserError.
    """
    unkept = None if content is None else keep_content(session, wanted.key, content)
    kept = session.drafts.paper(wanted.key) if content is None else None
    held = content if kept is None else kept
    prepared = _report(session, wanted.month, wanted.replaced, held, county) if wanted.month is not None else _paper(session, wanted, held)
    prepared = _signed_as_shown(prepared)
    if prepared.unsigned:
        unkept = keep_content(session, wanted.key, prepared.content)
    draft, calendar = prepared.draft, session.knowledge.calendar
    if isinstance(draft, ReportDraft):
        examined = examined_report(draft, issued_on, calendar, fonts)
    else:
        examined = examined_paper(draft, issued_on, calendar, fonts)
    pdf, lacking = b"", ""
    try:
        printed = (compose_unfinished if examined.faults else compose)(draft, NO_NUMBER_YET, issued_on)
        pdf = render_pdf(printed, fonts)
    except UserError as error:
        lacking = error.faults[0].sentence()
    return replace(
        prepared,
        remarks=_looked_over(prepared, examined),
        faults=tuple(examined.faults),
        pdf=pdf,
        pages=page_images(pdf, scale) if pdf else (),
        lacking=lacking,
        recovered=kept is not None,
        unkept=unkept,
    )


def issue_paper(
    session: Session,
    fonts: FontSet,
    wanted: WantedPaper,
    prepared: PreparedPaper,
    issued_on: date,
    signature: BureauSignature | None = None,
) -> Document:
    """Issue what was prepared, signed where a signature is given, and forget what was typed. Raises UserError."""
    if prepared.profile is None or not prepared.ready:
        raise refuse("not_ready", "文书还不能签发", "", "请先处理列出的问题")
    draft = prepared.draft
    order = order_report(draft, fonts) if isinstance(draft, ReportDraft) else order_paper(draft, fonts)
    if signature is not None:
        order = signature.on(order, prepared.profile, prepared.template.title)
    prefix = prepared.template.prefix(prepared.profile)
    issued = issue_document(session.store, order, prefix=prefix, issued_on=issued_on)
    with suppress(UserError):  # it is issued, come what may: what was typed is only offered once more
        session.drafts.forget_paper(wanted.key)
    return issued.document


def paper_draft(session: Session, wanted: WantedPaper, content: Mapping[str, Any]) -> tuple[PaperDraft, CaseFile]:
    """Return the draft of a case's document on the wanted record's last revision. Raises UserError."""
    if wanted.case is None:
        raise refuse("no_case", "没有选定案件", "", "请重新选择案件")
    with session.store.reading() as unit:
        file = load_case_file(unit, wanted.case)
        county = file.case.party.county
        template = templates_of(unit, county, session.knowledge.templates)[wanted.kind]
        packs = packs_with_confirmed(session.knowledge.packs, unit.laws.of(county))
        replaced = None if wanted.replaced is None else unit.documents.get(wanted.replaced)
    return PaperDraft(wanted.kind, file, _filed(file, wanted.record), template, packs, session.store.archive.read, content, replaced), file


def _paper(session: Session, wanted: WantedPaper, content: Mapping[str, Any] | None) -> PreparedPaper:
    draft, file = paper_draft(session, wanted, content or {})
    draft = replace(draft, content=with_links(draft.content, file))
    offered = proposed(draft) if draft.replaced is None else {}
    if content is None:
        draft = replace(draft, content=offered if draft.replaced is None else _without_signatures(draft.replaced.content))
    records = tuple((each.stored.record.uuid, _record_title(each)) for each in file.records)
    signers = signers_of(wanted.kind, draft.payload)
    return PreparedPaper(draft, file.profile, draft.template, records, offered_fields(draft), signers, proposed=offered)


def _signed_as_shown(prepared: PreparedPaper) -> PreparedPaper:
    """Take away the signatures that were put under other words than those that are shown now."""
    draft = prepared.draft
    if isinstance(draft, ReportDraft) or draft.file.profile is None or not prepared.signers:
        return prepared
    words = words_signed(draft)
    gone = unbound(draft.content, prepared.signers, words)
    content = without(draft.content, {each.key for each in gone}) if gone else draft.content
    return replace(prepared, draft=replace(draft, content=content), words=words, unsigned=gone)


def _report(
    session: Session, month: tuple[int, int], replaced: UUID | None, content: Mapping[str, Any] | None, county: str
) -> PreparedPaper:
    known = session.knowledge
    with session.store.reading() as unit:
        former = None if replaced is None else unit.documents.get(replaced)
        draft = draft_report(unit, known.templates, known.packs, county, month, content, former)
    found = [
        finding.requirement
        for entry in draft.entries
        for check in entry.checks
        for finding in findings_of(entry.record, check, draft.packs)
        if not finding.set_aside
    ]
    fields = choosing(monthly_report.FIELDS, "typical", offered_requirements(found))
    return PreparedPaper(draft, draft.profile, draft.template, (), fields, ())


def _looked_over(prepared: PreparedPaper, examined: Examined) -> tuple[Remark, ...]:
    """Return the remarks; what is wrong with the content stands first, in the words of its fields."""
    paths = {described.path for described in prepared.fields} | {SIGNATURES}
    typed = [each for each in examined.faults if each.path and each.path.partition("[")[0].partition(".")[0] in paths]
    others = [each for each in examined.faults if each not in typed]
    looked_at = review(prepared.template.kind, replace(examined, faults=others))
    if not typed:
        return looked_at
    # Nothing was printed, so nothing can be said of what it would look like.
    told = (fault("填写内容", f"{_line(each)}{each.what}，{each.action}。") for each in typed)
    return (*told, *(each for each in looked_at if each.title != "文字"))


def _line(each: Fault) -> str:
    """Return which line of a list a fault lies in (复查情况第2行：); nothing where the field stands alone."""
    lines = _LINE.match(each.where) if "[" in each.path else None
    return f"{lines[0]}：" if lines else ""


def _filed(file: CaseFile, record: UUID | None) -> FiledRecord:
    found = [each for each in file.records if record in {None, each.stored.record.uuid}]
    if not found:
        raise refuse("no_record", "案件中没有这条检查记录", file.case.number, "请重新选择记录")
    return found[-1]


def _record_title(filed: FiledRecord) -> str:
    record = filed.stored.record
    return f"{record.inspected_on.isoformat()}  {record.id}"


def _without_signatures(content: Mapping[str, Any]) -> dict[str, Any]:
    """What was signed was the former text."""
    return {key: value for key, value in content.items() if key != "signatures"}
