"""约谈通知书: who of the party is asked to a talk, when and where, about what; guidance, which orders nothing and threatens nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from inspections.cases.numbers import NumberKind
from inspections.documents.composing import paper_faults
from inspections.documents.content_reading import DocumentContent
from inspections.documents.document_kind import DocumentKind, Stage
from inspections.documents.finding_words import counted, own_problems
from inspections.documents.framing import PaperSheet, form_of, paper_of
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import currency
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.proposing import filled_in
from inspections.documents.signatures import Signer
from inspections.documents.spoken import spoken_moment
from inspections.documents.templates.pieces import CASE, Piece
from inspections.faults import Fault
from inspections.records.fields.field import Field, FieldType, long_text, text
from inspections.typesetting.official_document import Paragraph
from inspections.typesetting.paper import BLANK_MOMENT, Block, Entry

KEY = NumberKind("talk_notice")

FIELDS: tuple[Field, ...] = (
    text("invited", "参加约谈的人员", required=True),
    Field("at", "约谈时间", FieldType.DATETIME, required=True),
    text("place", "约谈地点", required=True),
    long_text("matters", "约谈事项", required=True, hint="一行一项"),
    long_text("prepare", "需要准备的材料", hint="不需要的不填"),
)
"""What the paper holds beyond the record."""

RECIPIENT = Signer("party", "被约谈单位签收人", may_refuse=True)


@dataclass(frozen=True, slots=True)
class TalkNoticeContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the record, as `FIELDS` describe it."""

    invited: str = ""
    at: datetime | None = None
    place: str = ""
    matters: str = ""
    prepare: str = ""


def _rules(draft: PaperDraft, day: date) -> Sequence[Fault]:
    """Return the fault of a talk that has been already."""
    at = TalkNoticeContent.of(draft.content).at
    if at is not None and at.date() < day:
        return [Fault("asked_too_late", "约谈时间早于通知书的日期", "约谈时间", "请核对两个日期", "at")]
    return []


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    profile = draft.file.profile
    return filled_in(
        invited="主要负责人",
        place=None if profile is None else profile.address,
        matters="\n".join(own_problems(draft)),
        prepare="有关情况的书面说明和整改措施",
    )


def _laid(sheet: PaperSheet) -> tuple[Block, ...]:
    said = TalkNoticeContent.of(sheet.content)
    return (
        *sheet.party(),
        Paragraph(sheet.say("opening")),
        Entry("约谈时间", BLANK_MOMENT if said.at is None else spoken_moment(said.at)),
        Entry("约谈地点", said.place),
        Entry("参加人员", said.invited),
        *sheet.written("约谈事项", counted(said.matters), 3),
        *sheet.written("需要准备的材料", said.prepare, 2, optional=True),
        *map(Paragraph, filter(None, (sheet.say("absence") + sheet.say("contact"),))),
        *sheet.sealed("约谈机关（印章）"),
        *sheet.signing((RECIPIENT.label, (RECIPIENT,))),
    )


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=KEY,
    title="约谈通知书",
    pieces=(
        Piece("opening", "开头", CASE),
        Piece("absence", "不能参加的", optional=True),
        Piece("contact", "联系方式", optional=True),
    ),
    stage=Stage.DECISION,
    rank=3,
    fields=FIELDS,
    signers=lambda _record: (RECIPIENT,),
    faults=paper_faults(_rules),
    draw=paper_of(_laid),
    blank=form_of(_laid),
    proposed=_proposed,
    looks=(fault_looks.issue_day, currency.older_documents),
)
