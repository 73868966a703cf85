"""行政检查审批表: what is to be inspected, why, by whom and how often this year, and the approval by the head.

国办发〔2024〕54号 and the Ministry of Justice's seven forms of 2025 (审批—通知—实施—记录—反馈) ask for it before every inspection, also
one that a complaint sets off; an urgent one is approved afterwards. The ministry's own form was not read (待核): its elements are
those that the article on moj.gov.cn of 2025-05-08 names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from inspections.cases.numbers import NumberKind
from inspections.documents.approval import OPINIONS, approvers, opinions
from inspections.documents.composing import paper_faults
from inspections.documents.content_reading import DocumentContent
from inspections.documents.document_kind import DocumentKind, Stage
from inspections.documents.framing import PaperSheet, form_of, paper_of
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import currency
from inspections.documents.precheck.officers import officers as officers_looked_at
from inspections.documents.precheck.sequence import before_visit
from inspections.documents.proposing import filled_in
from inspections.documents.templates.pieces import CASE, Piece
from inspections.documents.visits import helpers_text, inspect_basis, plan_faults, planned, visit_of_year
from inspections.faults import Fault
from inspections.records.fields.field import Field, day, long_text, number, text
from inspections.typesetting.paper import Block, Entry

KEY = NumberKind("inspection_approval")

FIELDS: tuple[Field, ...] = (
    text("source", "任务来源", required=True),
    text("reason", "任务来源的说明"),
    long_text("basis", "检查依据", required=True),
    long_text("items", "检查内容", required=True),
    text("manner", "检查方式"),
    day("planned_from", "检查开始日期", required=True),
    day("planned_until", "检查结束日期"),
    text("visit_of_year", "本年度第几次检查"),
    number("helpers", "协助检查人数", "人"),
    text("inspection_code", "检查编码"),
    *OPINIONS,
)
"""What the paper holds beyond the record."""


@dataclass(frozen=True, slots=True)
class InspectionApprovalContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the record, as `FIELDS` describe it."""

    source: str = ""
    reason: str = ""
    basis: str = ""
    items: str = ""
    manner: str = ""
    planned_from: date | None = None
    planned_until: date | None = None
    visit_of_year: str = ""
    helpers: Decimal | None = None
    inspection_code: str = ""
    proposal: str = ""
    office_opinion: str = ""
    decision: str = ""


def _rules(draft: PaperDraft, _day: date) -> Sequence[Fault]:
    """Return what an approval may not be made without, beyond the description of its content."""
    said = InspectionApprovalContent.of(draft.content)
    return plan_faults(said.planned_from, said.planned_until, said.helpers)


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    record = draft.filed.stored.record
    sheet = PaperSheet(draft.template, {}, draft)
    return filled_in(
        source=sheet.source,
        basis=inspect_basis(record.inspected_on),
        items=sheet.topics,
        manner="现场检查",
        planned_from=str(record.inspected_on),
        visit_of_year=visit_of_year(draft),
        inspection_code=draft.visit.get("inspection_code"),
        proposal=f"拟由上列检查人员对{draft.party}实施行政检查，请审批。",
    )


def _laid(sheet: PaperSheet) -> tuple[Block, ...]:
    said = InspectionApprovalContent.of(sheet.content)
    return (
        *sheet.party(),
        Entry("任务来源", said.source, half=True),
        Entry("检查编码", said.inspection_code, half=True),
        Entry("来源说明", said.reason),
        Entry("检查依据", said.basis, lines=2),
        Entry("检查内容", said.items, lines=2),
        Entry("检查方式", said.manner, half=True),
        Entry("协助人数", helpers_text(said.helpers), half=True),
        Entry("检查日期", planned(said.planned_from, said.planned_until)),
        Entry("检查人员", sheet.officers),
        sheet.times(said.visit_of_year),
        *opinions(sheet, said.proposal, said.office_opinion, said.decision),
        *sheet.noted("note"),
    )


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=KEY,
    title="行政检查审批表",
    pieces=(Piece("note", "填写说明", CASE, optional=True),),
    stage=Stage.BEFORE,
    rank=-4,
    fields=FIELDS,
    signers=approvers,
    faults=paper_faults(_rules),
    draw=paper_of(_laid),
    blank=form_of(_laid),
    proposed=_proposed,
    looks=(officers_looked_at, currency.visits, before_visit, currency.older_documents),
)
