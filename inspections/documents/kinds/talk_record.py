"""约谈记录: who talked with whom, when and where, what was pointed out and asked, what the party said and promised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from inspections.cases.numbers import NumberKind
from inspections.documents.composing import paper_faults
from inspections.documents.content_reading import DocumentContent, lines
from inspections.documents.document_kind import DocumentKind, Stage
from inspections.documents.finding_words import counted, own_problems
from inspections.documents.framing import PaperSheet, form_of, paper_of
from inspections.documents.kinds.talk_notice import KEY as TALK_NOTICE
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import currency
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.precheck.sequence import presupposes
from inspections.documents.proposing import filled_in, inspector_names, last_inspector
from inspections.documents.signatures import Signer, foot_of, officers
from inspections.documents.spoken import spoken_span
from inspections.documents.templates.pieces import CASE, Piece
from inspections.faults import Fault
from inspections.records.fields.field import Field, FieldType, ListField, long_text, text
from inspections.typesetting.official_document import Paragraph
from inspections.typesetting.paper import Block, Entry, FootPlace

KEY = NumberKind("talk_record")

ATTENDEE = (text("name", "姓名", required=True), text("post", "单位和职务"))
FIELDS: tuple[Field | ListField, ...] = (
    Field("started_at", "约谈开始时间", FieldType.DATETIME, required=True),
    Field("ended_at", "约谈结束时间", FieldType.DATETIME),
    text("place", "约谈地点", required=True),
    text("host", "主持人", required=True),
    text("recorder", "记录人"),
    ListField("attendees", "被约谈单位参加人员", ATTENDEE, required=True),
    long_text("matters", "指出的问题", required=True, hint="一行一项"),
    long_text("reply", "被约谈单位的说明", hint="不填则留空，由对方手写"),
    long_text("asked", "提出的要求", required=True),
    long_text("promised", "被约谈单位的承诺", hint="不填则留空，由对方手写"),
)
"""What the paper holds beyond the record."""

PARTY = Signer("party", "被约谈单位负责人", may_refuse=True)


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who came for the party."""

    name: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class TalkRecordContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the record, as `FIELDS` describe it."""

    started_at: datetime | None = None
    ended_at: datetime | None = None
    place: str = ""
    host: str = ""
    recorder: str = ""
    attendees: tuple[Attendee, ...] = lines(Attendee)
    matters: str = ""
    reply: str = ""
    asked: str = ""
    promised: str = ""


def _signers(record: Mapping[str, Any]) -> tuple[Signer, ...]:
    return (*officers(record, "约谈人员"), PARTY)


def _rules(draft: PaperDraft, day: date) -> Sequence[Fault]:
    """Return what is wrong with the times of a talk."""
    said = TalkRecordContent.of(draft.content)
    start, end = said.started_at, said.ended_at
    if start is not None and end is not None and end < start:
        return [Fault("ends_before_start", "约谈结束的时间早于开始的时间", "约谈结束时间", "请核对两个时间", "ended_at")]
    if start is not None and start.date() > day:
        return [Fault("talked_later", "约谈开始的时间晚于记录的日期", "约谈开始时间", "请核对两个日期", "started_at")]
    return []


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    """Return what the notice of the talk says, where one stands, else what record and bureau give."""
    profile, notices = draft.file.profile, draft.own(TALK_NOTICE)
    asked = notices[-1].content if notices else {}
    return filled_in(
        started_at=asked.get("at"),
        place=asked.get("place") or (None if profile is None else profile.address),
        host=next(iter(inspector_names(draft)), ""),
        recorder=last_inspector(draft),
        matters=asked.get("matters") or "\n".join(own_problems(draft)),
    )


def _laid(sheet: PaperSheet) -> tuple[Block, ...]:
    said = TalkRecordContent.of(sheet.content)
    attendees = "、".join(f"{one.name}（{one.post}）" if one.post else one.name for one in said.attendees)
    return (
        Entry("被约谈单位", "" if sheet.draft is None else sheet.draft.party),
        Entry("参加人员", attendees, lines=2),
        Entry("约谈时间", spoken_span(said.started_at, said.ended_at)),
        Entry("约谈地点", said.place),
        Entry("约谈人员", sheet.officers, lines=2),
        Entry("主持人", said.host, half=True),
        Entry("记录人", said.recorder, half=True),
        *map(Paragraph, filter(None, (sheet.say("opening"),))),
        *sheet.written("一、指出的问题", counted(said.matters), 4),
        *sheet.written("二、被约谈单位的说明", said.reply, 4),
        *sheet.written("三、提出的要求", said.asked, 3),
        *sheet.written("四、被约谈单位的承诺", said.promised, 3),
        Paragraph(sheet.say("closing")),
        *sheet.signing(sheet.inspectors("约谈人员"), (PARTY.label, (PARTY,))),
    )


def _foot(sheet: PaperSheet) -> tuple[FootPlace, ...]:
    return foot_of(sheet.content, ("被约谈单位", (PARTY,)), sheet.inspectors("约谈人员"))


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=KEY,
    title="约谈记录",
    pieces=(Piece("opening", "开头", CASE, optional=True), Piece("closing", "被约谈单位核对", CASE)),
    stage=Stage.DECISION,
    rank=3,
    fields=FIELDS,
    signers=_signers,
    faults=paper_faults(_rules),
    draw=paper_of(_laid, _foot),
    blank=form_of(_laid, _foot),
    proposed=_proposed,
    looks=(presupposes(TALK_NOTICE, "口头通知的，请在记录中写明。"), fault_looks.issue_day, currency.older_documents),
)
