"""立案审批表: what came to be known, on which ground a case is opened, and the head's decision.

行政处罚法 54 asks that a case is opened in time where the standard for it is met.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from inspections.cases.numbers import NumberKind
from inspections.days import spoken_day
from inspections.documents.approval import OPINIONS, approvers, opinions
from inspections.documents.composing import paper_faults
from inspections.documents.content_reading import DocumentContent
from inspections.documents.document_kind import DocumentKind, Stage
from inspections.documents.finding_words import own_problems
from inspections.documents.framing import PaperSheet, form_of, paper_of
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import currency
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.precheck.officers import officers as officers_looked_at
from inspections.documents.precheck.sequence import presupposes
from inspections.documents.proposing import filled_in
from inspections.documents.templates.pieces import CASE, Piece
from inspections.faults import Fault
from inspections.records.fields.field import Field, day, long_text, text
from inspections.typesetting.paper import Block, Entry

KEY = NumberKind("filing_approval")

FIELDS: tuple[Field, ...] = (
    text("cause", "案由", required=True),
    text("source", "案件来源", required=True),
    day("known_on", "发现线索的日期"),
    long_text("facts", "案情摘要", required=True),
    long_text("basis", "立案依据", required=True),
    *OPINIONS,
)
"""What the paper holds beyond the record."""


@dataclass(frozen=True, slots=True)
class FilingApprovalContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the record, as `FIELDS` describe it."""

    cause: str = ""
    source: str = ""
    known_on: date | None = None
    facts: str = ""
    basis: str = ""
    proposal: str = ""
    office_opinion: str = ""
    decision: str = ""


def _rules(draft: PaperDraft, issued_on: date) -> Sequence[Fault]:
    """Return the fault of a lead that came after the case."""
    known_on = FilingApprovalContent.of(draft.content).known_on
    if known_on is not None and known_on > issued_on:
        return [Fault("known_later", "发现线索的日期晚于立案审批表的日期", "发现线索的日期", "请核对两个日期", "known_on")]
    return []


def suspected(draft: PaperDraft) -> str:
    """Return what the party is suspected of by its own findings, as 涉嫌收取已明令取消的费用等3项问题; empty where there are none."""
    own = own_problems(draft)
    if not own:
        return ""
    return f"涉嫌{own[0]}" if len(own) == 1 else f"涉嫌{own[0]}等{len(own)}项问题"


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    record, sheet, cause = draft.filed.stored.record, PaperSheet(draft.template, {}, draft), suspected(draft)
    listed = "；".join(own_problems(draft))
    inspected = spoken_day(record.inspected_on)
    return filled_in(
        cause=f"{draft.party}{cause}" if cause else "",
        source=sheet.source,
        known_on=str(record.inspected_on),
        facts=f"{inspected}检查发现，{draft.party}涉嫌存在下列问题：{listed}。有关情况需要立案调查核实。" if cause else "",
        basis="《中华人民共和国行政处罚法》第五十四条",
        proposal="建议立案调查，请审批。",
    )


def _laid(sheet: PaperSheet) -> tuple[Block, ...]:
    said = FilingApprovalContent.of(sheet.content)
    return (
        Entry("案由", said.cause, lines=2),
        Entry("案件来源", said.source, half=True),
        Entry("案号", sheet.case, half=True),
        Entry("发现线索日期", "" if said.known_on is None else spoken_day(said.known_on)),
        *sheet.party(),
        *sheet.written("案情摘要", said.facts, 4),
        *sheet.written("立案依据", said.basis, 2),
        *opinions(sheet, said.proposal, said.office_opinion, said.decision),
        *sheet.noted("note"),
    )


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=KEY,
    title="立案审批表",
    pieces=(Piece("note", "填写说明", CASE, optional=True),),
    stage=Stage.DECISION,
    rank=2,
    fields=FIELDS,
    signers=approvers,
    faults=paper_faults(_rules),
    draw=paper_of(_laid),
    blank=form_of(_laid),
    proposed=_proposed,
    looks=(
        officers_looked_at,
        presupposes(NumberKind.SITE_RECORD, "立案应当有检查记录或者其他线索材料，请附卷。"),
        fault_looks.issue_day,
        currency.older_documents,
    ),
)
