"""A document begun whose content is typed, a paper of a case or a month's report: what it is about, its fields and what is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from inspections.cases.case_file import CaseFile, FiledRecord
from inspections.documents.content_reading import SIGNATURES, with_links
from inspections.documents.kinds import KINDS
from inspections.documents.kinds.monthly_report import ReportDraft
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck.examining import examined_paper, examined_report
from inspections.documents.proposing import offered_fields, proposed
from inspections.documents.signatures import unbound, without
from inspections.documents.wanted import WantedDocument
from inspections.faults import refuse
from inspections.profiles.confirmed_laws import packs_with_confirmed
from inspections.session import Session
from inspections.typesetting.fonts import FontSet
from inspections.use_cases.draft_report import draft_report
from inspections.use_cases.keep_content import keep_content
from inspections.use_cases.load_case_file import load_case_file
from inspections.use_cases.own_templates import templates_of
from inspections.use_cases.prepared_document import BegunDocument, PreparedDocument


def begin_typed(
    session: Session, fonts: FontSet, wanted: WantedDocument, content: Mapping[str, Any] | None, issued_on: date, county: str
) -> BegunDocument:
    """Return a document as far as it is typed; a content that is given is kept first, where it can be.

    Without a content what was typed before is taken, else what record and case propose. Raises UserError.
    """
    unkept = None if content is None else keep_content(session, wanted.key, content)
    kept = session.drafts.paper(wanted.key) if content is None else None
    typed = content if kept is None else kept
    calendar = session.knowledge.calendar
    if wanted.month is None:
        draft, prepared = _signed_as_shown(*_paper(session, wanted, typed))
        if prepared.unsigned:
            unkept = keep_content(session, wanted.key, prepared.content)
        examined = examined_paper(draft, issued_on, calendar, fonts)
        prepared = replace(prepared, draft=draft)
    else:
        report, prepared = _report(session, wanted, typed, county)
        examined = examined_report(report, issued_on, calendar, fonts)
    return BegunDocument(replace(prepared, recovered=kept is not None, unkept=unkept), examined)


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
