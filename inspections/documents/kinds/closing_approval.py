"""结案审批表: how a case was dealt with, what became of it, why it is closed, and the head's decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from inspections.cases.numbers import NumberKind
from inspections.days import spoken_day
from inspections.documents.approval import OPINIONS, approvers, opinions
from inspections.documents.composing import paper_faults
from inspections.documents.content_reading import DocumentContent
from inspections.documents.document_kind import DocumentKind, Stage
from inspections.documents.framing import PaperSheet, form_of, paper_of
from inspections.documents.kinds.filing_approval import KEY as FILING
from inspections.documents.kinds.filing_approval import suspected
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import currency
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.remark import Remark, fine, warning
from inspections.documents.precheck.sequence import presupposes
from inspections.documents.proceeding import acts_among, named_act
from inspections.documents.proposing import filled_in
from inspections.documents.spoken import ticked
from inspections.documents.templates.pieces import CASE, Piece
from inspections.records.fields.field import Field, choice, day, long_text, text
from inspections.typesetting.paper import Block, Entry

KEY = NumberKind("closing_approval")

REASON = choice(
    "reason", "结案理由", required=True, rectified="整改到位", handed_over="已移送", nothing="未发现问题", ended="终止", other="其他"
)
FIELDS: tuple[Field, ...] = (
    text("cause", "案由", required=True),
    day("opened_on", "立案日期"),
    long_text("handling", "处理情况", required=True),
    long_text("carried_out", "整改和执行情况", required=True),
    REASON,
    *OPINIONS,
)
"""What the paper holds beyond the record."""


@dataclass(frozen=True, slots=True)
class ClosingApprovalContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the record, as `FIELDS` describe it."""

    cause: str = ""
    opened_on: date | None = None
    handling: str = ""
    carried_out: str = ""
    reason: str | None = None
    proposal: str = ""
    office_opinion: str = ""
    decision: str = ""


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    """Return what the case gives; what was carried out is for a person to say."""
    acts = [f"{spoken_day(document.issued_on)}出具{named_act(document)}" for document in acts_among(draft.file.documents, draft.kinds)]
    filings = draft.file.standing(FILING)
    cause = str(filings[-1].content.get("cause", "")) if filings else suspected(draft)
    return filled_in(
        cause=cause if filings or not cause else f"{draft.party}{cause}",
        opened_on=str(filings[-1].issued_on) if filings else "",
        handling="；".join(acts) + "。" if acts else "",
        proposal="建议结案，请审批。",
    )


def _carried_out(_examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Look whether what was ordered was seen again."""
    noticed, reviewed = basis.case_file.standing(NumberKind.NOTICE), basis.case_file.standing(NumberKind.REVIEW)
    if not noticed:
        return
    if reviewed:
        yield fine("整改复查", f"已有{reviewed[-1].number.text}。")
    else:
        yield warning("整改复查", f"{noticed[-1].number.text}责令的整改还没有复查意见书，请复查后再结案。")


def _laid(sheet: PaperSheet) -> tuple[Block, ...]:
    said = ClosingApprovalContent.of(sheet.content)
    return (
        Entry("案由", said.cause, lines=2),
        Entry("案号", sheet.case, half=True),
        Entry("立案日期", "" if said.opened_on is None else spoken_day(said.opened_on), half=True),
        *sheet.party(),
        *sheet.written("处理情况", said.handling, 3),
        *sheet.written("整改和执行情况", said.carried_out, 3),
        Entry("结案理由", ticked(REASON.choices, said.reason), ruled=False),
        *opinions(sheet, said.proposal, said.office_opinion, said.decision),
        *sheet.noted("note"),
    )


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=KEY,
    title="结案审批表",
    pieces=(Piece("note", "填写说明", CASE, optional=True),),
    stage=Stage.AFTER,
    rank=7,
    fields=FIELDS,
    signers=approvers,
    faults=paper_faults(lambda _draft, _day: ()),
    draw=paper_of(_laid),
    blank=form_of(_laid),
    proposed=_proposed,
    looks=(
        presupposes(FILING, "没有立案的检查不需要结案审批；在别处立案的，请把审批表附卷。"),
        _carried_out,
        fault_looks.issue_day,
        currency.older_documents,
    ),
)
