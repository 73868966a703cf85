"""行政检查通知书: who inspects whom, on which articles, what and when, how often this year, its rights, and what officers must not do.

Elements as the article on moj.gov.cn of 2025-05-08 names them (the ministry's form itself was not read: 待核); the five things that
are forbidden (五个严禁) as press reports of 2025-01-03 and 04 give those of 国办发〔2024〕54号 (its own text was not read: 待核).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from inspections.cases.numbers import NumberKind
from inspections.documents.composing import paper_faults
from inspections.documents.content_reading import DocumentContent
from inspections.documents.document_kind import DocumentKind, Stage
from inspections.documents.framing import PaperSheet, form_of, paper_of
from inspections.documents.kinds.inspection_approval import KEY as APPROVAL
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import currency
from inspections.documents.precheck.officers import officers as officers_looked_at
from inspections.documents.precheck.sequence import before_visit, presupposes
from inspections.documents.proposing import filled_in
from inspections.documents.signatures import Signer
from inspections.documents.templates.pieces import CASE, Piece
from inspections.documents.visits import helpers_text, inspect_basis, plan_faults, planned, visit_of_year
from inspections.faults import Fault
from inspections.records.fields.field import Field, day, long_text, number, text
from inspections.typesetting.official_document import Paragraph
from inspections.typesetting.paper import BLANK_LINE, Block, Entry

KEY = NumberKind("inspection_notice")

FIELDS: tuple[Field, ...] = (
    long_text("basis", "检查依据", required=True),
    long_text("items", "检查内容", required=True),
    day("planned_from", "检查开始日期", required=True),
    day("planned_until", "检查结束日期"),
    text("place", "检查地点"),
    text("source", "任务来源", required=True),
    text("visit_of_year", "本年度第几次检查"),
    number("helpers", "协助检查人数", "人"),
    text("inspection_code", "检查编码"),
    long_text("prepare", "需要准备的资料", hint="不需要的不填"),
    text("supervision_phone", "监督电话"),
)
"""What the paper holds beyond the record."""

RECIPIENT = Signer("party", "被检查单位签收人", may_refuse=True)


@dataclass(frozen=True, slots=True)
class InspectionNoticeContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the record, as `FIELDS` describe it."""

    basis: str = ""
    items: str = ""
    planned_from: date | None = None
    planned_until: date | None = None
    place: str = ""
    source: str = ""
    visit_of_year: str = ""
    helpers: Decimal | None = None
    inspection_code: str = ""
    prepare: str = ""
    supervision_phone: str = ""


def _rules(draft: PaperDraft, _day: date) -> Sequence[Fault]:
    """Return what a notice of inspection may not be made without, beyond the description of its content."""
    said = InspectionNoticeContent.of(draft.content)
    return plan_faults(said.planned_from, said.planned_until, said.helpers)


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    """Return what the approval says, where one stands, else what the record does."""
    record, sheet = draft.filed.stored.record, PaperSheet(draft.template, {}, draft)
    approvals = draft.own(APPROVAL)
    shared = ("basis", "items", "planned_from", "planned_until", "source", "visit_of_year", "helpers", "inspection_code")
    approved = {name: approvals[-1].content.get(name) for name in shared} if approvals else {}
    return filled_in(
        basis=inspect_basis(record.inspected_on),
        items=sheet.topics,
        planned_from=str(record.inspected_on),
        place=draft.visit.get("place"),
        source=sheet.source,
        visit_of_year=visit_of_year(draft),
        inspection_code=draft.visit.get("inspection_code"),
    ) | filled_in(**approved)


def _laid(sheet: PaperSheet) -> tuple[Block, ...]:
    said = InspectionNoticeContent.of(sheet.content)
    return (
        *sheet.party(),
        Paragraph(sheet.say("opening", basis=said.basis.rstrip("。") or BLANK_LINE)),
        Entry("检查内容", said.items, lines=2),
        Entry("检查日期", planned(said.planned_from, said.planned_until)),
        Entry("检查地点", said.place),
        Entry("检查人员", sheet.officers, lines=2),
        Entry("协助人数", helpers_text(said.helpers), half=True),
        Entry("任务来源", said.source, half=True),
        sheet.times(said.visit_of_year),
        Entry("检查编码", said.inspection_code),
        *sheet.written("需要准备的资料", said.prepare, 2, optional=True),
        *map(Paragraph, filter(None, (sheet.say("shown"), sheet.say("recusal"), sheet.say("rights"), sheet.say("duty")))),
        Paragraph(sheet.say("forbidden")),
        Entry("监督电话", said.supervision_phone),
        *map(Paragraph, filter(None, (sheet.say("contact"),))),
        *sheet.sealed("检查机关（印章）"),
        *sheet.signing((RECIPIENT.label, (RECIPIENT,))),
    )


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=KEY,
    title="行政检查通知书",
    pieces=(
        Piece("opening", "开头", (*CASE, "basis")),
        Piece("shown", "检查人员的证件", optional=True),
        Piece("recusal", "申请回避", CASE),
        Piece("rights", "被检查单位的权利", CASE),
        Piece("duty", "被检查单位的义务", optional=True),
        Piece("forbidden", "五个严禁", CASE),
        Piece("contact", "联系方式", optional=True),
    ),
    placeholders={"basis": "检查的法律依据"},
    stage=Stage.BEFORE,
    rank=-3,
    fields=FIELDS,
    signers=lambda _record: (RECIPIENT,),
    faults=paper_faults(_rules),
    draw=paper_of(_laid),
    blank=form_of(_laid),
    proposed=_proposed,
    looks=(
        officers_looked_at,
        presupposes(APPROVAL, "检查前须报本机关负责人批准；已在别处审批的，请把审批材料附卷。"),
        currency.visits,
        before_visit,
        currency.older_documents,
    ),
)
