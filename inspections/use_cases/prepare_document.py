"""A document made ready for its issue: what it is about, its fields and what is proposed for them, remarks, faults, its pages as PDF."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from inspections.cases.case_file import CaseFile, FiledRecord
from inspections.documents.composing import compose_unfinished, composed_faultless
from inspections.documents.content_reading import SIGNATURES, with_links
from inspections.documents.kinds import KINDS
from inspections.documents.kinds.monthly_report import ReportDraft
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck.examined import Examined
from inspections.documents.precheck.examining import examined_paper, examined_report
from inspections.documents.precheck.remark import Remark, fault
from inspections.documents.precheck.review import review
from inspections.documents.proposing import offered_fields, proposed
from inspections.documents.signatures import unbound, without
from inspections.documents.wanted import WantedDocument
from inspections.faults import Fault, UserError, refuse
from inspections.profiles.confirmed_laws import packs_with_confirmed
from inspections.session import Session
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.pdf.drawing import render_pdf
from inspections.use_cases.draft_report import draft_report
from inspections.use_cases.keep_content import keep_content
from inspections.use_cases.load_case_file import load_case_file
from inspections.use_cases.own_templates import templates_of
from inspections.use_cases.prepare_notice import prepare_notice
from inspections.use_cases.prepared_document import NO_NUMBER_YET, PreparedDocument

_LINE = re.compile(r".+?第\d+行")
"""A line of a list, as the place of a fault names it."""


def prepare_document(  # noqa: PLR0913 # what a document depends on, named at the call
    session: Session,
    fonts: FontSet,
    wanted: WantedDocument,
    content: Mapping[str, Any] | None,
    issued_on: date,
    *,
    county: str,
    usual_checklist: str,
) -> PreparedDocument:
    """Return a wanted document as it would be issued on a day; a content that is given is kept first, where it can be.

    Without a content what was typed before is taken, else what record and case propose. `county` is that of a month's report,
    `usual_checklist` what a record that was never checked is held against. Raises UserError.
    """
    if KINDS[wanted.kind].judged:
        return prepare_notice(session, fonts, wanted, issued_on, usual_checklist)
    unkept = None if content is None else keep_content(session, wanted.key, content)
    kept = session.drafts.paper(wanted.key) if content is None else None
    typed = content if kept is None else kept
    draft, prepared = _report(session, wanted, typed, county) if wanted.month is not None else _paper(session, wanted, typed)
    if isinstance(draft, PaperDraft):
        draft, prepared = _signed_as_shown(draft, prepared)
    if prepared.unsigned:
        unkept = keep_content(session, wanted.key, prepared.content)
    calendar = session.knowledge.calendar
    if isinstance(draft, ReportDraft):
        examined = examined_report(draft, issued_on, calendar, fonts)
    else:
        examined = examined_paper(draft, issued_on, calendar, fonts)
    pdf, lacking = b"", ""
    try:
        pdf = render_pdf((compose_unfinished if examined.faults else composed_faultless)(draft, NO_NUMBER_YET, issued_on), fonts)
    except UserError as error:
        lacking = error.faults[0].sentence()
    return replace(
        prepared,
        draft=draft,
        remarks=_looked_over(prepared, examined),
        faults=tuple(examined.faults),
        pdf=pdf,
        lacking=lacking,
        recovered=kept is not None,
        unkept=unkept,
    )


def _paper(session: Session, wanted: WantedDocument, content: Mapping[str, Any] | None) -> tuple[PaperDraft, PreparedDocument]:
    draft = _paper_draft(session, wanted, content or {})
    offered = proposed(draft) if draft.replaced is None else {}
    if content is None:
        draft = draft.saying(offered if draft.replaced is None else _without_signatures(draft.replaced.content))
    return draft, PreparedDocument(
        template=draft.template,
        profile=draft.file.profile,
        about=f"{draft.file.case.number}  {draft.party}",
        stored=draft.filed.stored,
        replaced=draft.replaced,
        records=tuple((filed.stored.record.uuid, _record_title(filed)) for filed in draft.file.records),
        fields=offered_fields(draft),
        signers=draft.signers,
        content=draft.content,
        proposed=offered,
        draft=draft,
    )


def _paper_draft(session: Session, wanted: WantedDocument, content: Mapping[str, Any]) -> PaperDraft:
    """Return the draft of a case's document on the wanted record's last revision."""
    if wanted.case is None:
        raise refuse("no_case", "没有选定案件", "", "请重新选择案件")
    with session.store.reading() as unit:
        file = load_case_file(unit, wanted.case)
        county = file.case.party.county
        template = templates_of(unit, county, session.knowledge.templates)[wanted.kind]
        packs = packs_with_confirmed(session.knowledge.packs, unit.laws.of(county))
        replaced = None if wanted.replaced is None else unit.documents.get(wanted.replaced)
    return PaperDraft(
        KINDS,
        file,
        _filed(file, wanted),
        template,
        packs,
        session.store.archive.read,
        with_links(content, file),
        replaced,
        calendar=session.knowledge.calendar,
    )


def _report(
    session: Session, wanted: WantedDocument, content: Mapping[str, Any] | None, county: str
) -> tuple[ReportDraft, PreparedDocument]:
    known, month = session.knowledge, wanted.month
    if month is None:
        raise refuse("no_month", "没有选定月份", "", "请重新选择月份")
    with session.store.reading() as unit:
        former = None if wanted.replaced is None else unit.documents.get(wanted.replaced)
        draft = draft_report(unit, known.templates, known.packs, county, month, content, former)
    return draft, PreparedDocument(
        template=draft.template,
        profile=draft.profile,
        about=f"{draft.year}年{draft.month}月",
        replaced=draft.replaced,
        fields=draft.kind.offered(draft),
        content=draft.content,
        draft=draft,
    )


def _signed_as_shown(draft: PaperDraft, prepared: PreparedDocument) -> tuple[PaperDraft, PreparedDocument]:
    """Take away the signatures that were put under other words than those that are shown now."""
    if draft.file.profile is None or not prepared.signers:
        return draft, prepared
    words = draft.words_signed
    gone = unbound(draft.content, prepared.signers, words)
    signed = draft.saying(without(draft.content, {signer.key for signer in gone})) if gone else draft
    return signed, replace(prepared, content=signed.content, words=words, unsigned=gone)


def _looked_over(prepared: PreparedDocument, examined: Examined) -> tuple[Remark, ...]:
    """Return the remarks; what is wrong with the content stands first, in the words of its fields."""
    paths = {described.path for described in prepared.fields} | {SIGNATURES}
    typed = [wrong for wrong in examined.faults if wrong.path and wrong.path.partition("[")[0].partition(".")[0] in paths]
    others = [wrong for wrong in examined.faults if wrong not in typed]
    looked_at = review(replace(examined, faults=others))
    if not typed:
        return looked_at
    # Nothing was printed, so nothing can be said of what it would look like.
    first = (fault("填写内容", f"{_line(wrong)}{wrong.what}，{wrong.action}。") for wrong in typed)
    return (*first, *(remark for remark in looked_at if remark.title != "文字"))


def _line(wrong: Fault) -> str:
    """Return which line of a list a fault lies in (复查情况第2行：); nothing where the field stands alone."""
    line = _LINE.match(wrong.where) if "[" in wrong.path else None
    return f"{line[0]}：" if line else ""


def _filed(file: CaseFile, wanted: WantedDocument) -> FiledRecord:
    filed = [filed for filed in file.records if wanted.record in {None, filed.stored.record.uuid}]
    if not filed:
        raise refuse("no_record", "案件中没有这条检查记录", file.case.number, "请重新选择记录")
    return filed[-1]


def _record_title(filed: FiledRecord) -> str:
    record = filed.stored.record
    return f"{record.inspected_on.isoformat()}  {record.id}"


def _without_signatures(content: Mapping[str, Any]) -> dict[str, Any]:
    """What was signed was the former text."""
    return {key: value for key, value in content.items() if key != SIGNATURES}
