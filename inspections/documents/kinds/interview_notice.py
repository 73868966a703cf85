"""询问通知书: who is asked to come, where and when, about what, and what to bring.

The duty to answer is that of 行政处罚法 55 and, from 2025, of 能源法 64; nobody is summoned by it, and no consequence is threatened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from inspections.cases.numbers import NumberKind
from inspections.documents.composing import paper_faults
from inspections.documents.content_reading import DocumentContent
from inspections.documents.document_kind import DocumentKind, Stage
from inspections.documents.framing import PaperSheet, form_of, paper_of
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import currency
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.precheck.officers import officers as officers_looked_at
from inspections.documents.proposing import filled_in
from inspections.documents.signatures import Signer
from inspections.documents.spoken import spoken_moment
from inspections.documents.templates.pieces import CASE, Piece
from inspections.documents.visits import inspect_basis
from inspections.faults import Fault
from inspections.records.fields.field import Field, FieldType, long_text, text
from inspections.typesetting.official_document import Paragraph
from inspections.typesetting.paper import BLANK_LINE, BLANK_MOMENT, Block, Entry

KEY = NumberKind("interview_notice")

FIELDS: tuple[Field, ...] = (
    text("name", "被通知人", required=True),
    text("post", "单位和职务"),
    long_text("basis", "通知的依据", required=True),
    long_text("matters", "询问的事项", required=True),
    Field("at", "接受询问的时间", FieldType.DATETIME, required=True),
    text("place", "接受询问的地点", required=True),
    long_text("bring", "需要携带的资料", hint="不需要的不填"),
)
"""What the paper holds beyond the record."""

PERSON = Signer("party", "被通知人", may_refuse=True)


@dataclass(frozen=True, slots=True)
class InterviewNoticeContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the record, as `FIELDS` describe it."""

    name: str = ""
    post: str = ""
    basis: str = ""
    matters: str = ""
    at: datetime | None = None
    place: str = ""
    bring: str = ""


def _rules(draft: PaperDraft, day: date) -> Sequence[Fault]:
    """Return the fault of somebody who is asked to have come already."""
    at = InterviewNoticeContent.of(draft.content).at
    if at is not None and at.date() < day:
        return [Fault("asked_too_late", "接受询问的时间早于通知书的日期", "接受询问的时间", "请核对两个日期", "at")]
    return []


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    profile, sheet = draft.file.profile, PaperSheet(draft.template, {}, draft)
    basis = inspect_basis(draft.filed.stored.record.inspected_on)
    return filled_in(
        basis=f"《中华人民共和国行政处罚法》第五十五条、{basis}",
        matters=f"{sheet.topics}的有关情况" if sheet.topics else "",
        place=None if profile is None else profile.address,
    )


def _laid(sheet: PaperSheet) -> tuple[Block, ...]:
    said = InterviewNoticeContent.of(sheet.content)
    return (
        *sheet.party(),
        Entry("被通知人", said.name),
        Entry("单位和职务", said.post),
        Paragraph(sheet.say("opening", basis=said.basis.rstrip("。") or BLANK_LINE)),
        Entry("询问的事项", said.matters, lines=2),
        Entry("时间", BLANK_MOMENT if said.at is None else spoken_moment(said.at)),
        Entry("地点", said.place),
        Entry("询问人员", sheet.officers, lines=2),
        *sheet.written("需要携带的资料", said.bring, 2, optional=True),
        *map(Paragraph, filter(None, (sheet.say("identity"), sheet.say("rights"), sheet.say("contact")))),
        *sheet.sealed("检查机关（印章）"),
        *sheet.signing((PERSON.label, (PERSON,))),
    )


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=KEY,
    title="询问通知书",
    pieces=(
        Piece("opening", "开头", (*CASE, "basis")),
        Piece("identity", "携带身份证件", optional=True),
        Piece("rights", "被询问人的权利", CASE),
        Piece("contact", "联系方式", optional=True),
    ),
    placeholders={"basis": "通知的法律依据"},
    stage=Stage.ON_SITE,
    rank=1,
    fields=FIELDS,
    signers=lambda _record: (PERSON,),
    faults=paper_faults(_rules),
    draw=paper_of(_laid),
    blank=form_of(_laid),
    proposed=_proposed,
    looks=(officers_looked_at, fault_looks.issue_day, currency.older_documents),
)
