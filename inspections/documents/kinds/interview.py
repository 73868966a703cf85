"""询问笔录: who was asked, by whom, when and where, what rights were told, questions and answers, and who signed every page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from inspections.days import spoken_day
from inspections.documents.content_reading import lines_of, moment_of, text_of
from inspections.documents.framing import filled, form
from inspections.documents.inspectors import officers_text
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.signatures import Signer, foot_of, officers, places_of
from inspections.documents.spoken import (
    blank_words,
    spoken_span,
    ticked,
    words_of,
)
from inspections.documents.templates.template import Template
from inspections.faults import Fault
from inspections.profiles.profile import Profile
from inspections.records.fields.field import Field, FieldType, ListField, choice, long_text, text, yes_no
from inspections.typesetting.blanks import BLANK_SPAN
from inspections.typesetting.official_document import Paragraph
from inspections.typesetting.paper import Block, Entry, Exchange, Paper

SEXES = MappingProxyType({"male": "男", "female": "女"})
RECUSAL = MappingProxyType({"none": "不申请回避", "requested": "申请回避"})

FIELDS: tuple[Field | ListField, ...] = (
    Field("started_at", "询问开始时间", FieldType.DATETIME, required=True),
    Field("ended_at", "询问结束时间", FieldType.DATETIME),
    text("place", "询问地点", required=True),
    text("name", "被询问人", required=True),
    Field("sex", "性别", FieldType.CHOICE, SEXES),
    text("identity_number", "身份证件号码"),
    text("unit", "工作单位"),
    text("post", "职务"),
    text("relation", "与被检查单位的关系", required=True),
    text("phone", "联系电话"),
    text("address", "住址"),
    text("recorder", "记录人"),
    yes_no("rights_told", "已告知权利义务，对方答听清楚了"),
    choice("recusal", "申请回避", none=RECUSAL["none"], requested=RECUSAL["requested"]),
    ListField("questions", "问答", (long_text("question", "问", required=True), long_text("answer", "答")), required=True),
)
"""What the paper holds beyond the record."""

PERSON = Signer("party", "被询问人", may_refuse=True)
BLANK_QUESTIONS = 9


@dataclass(frozen=True, slots=True)
class _Head:
    """The values of the head, all of them empty on the blank form."""

    span: str = BLANK_SPAN
    place: str = ""
    officers: str = ""
    recorder: str = ""
    name: str = ""
    sex: str | None = None
    identity_number: str = ""
    unit: str = ""
    post: str = ""
    relation: str = ""
    phone: str = ""
    address: str = ""


def signers(record: Mapping[str, Any]) -> tuple[Signer, ...]:
    """Return who signs an interview record."""
    return (*officers(record, "询问人员"), PERSON)


def faults(draft: PaperDraft, day: date) -> list[Fault]:
    """Return what an interview record may not be made without, beyond the description of its content."""
    content, found = draft.content, []
    start, end = moment_of(content, "started_at"), moment_of(content, "ended_at")
    if start is not None and end is not None and end < start:
        found.append(Fault("ends_before_start", "询问结束的时间早于开始的时间", "询问结束时间", "请核对两个时间", "ended_at"))
    if start is not None and start.date() > day:
        what = f"询问开始的时间晚于笔录的日期{spoken_day(day)}"
        found.append(Fault("interviewed_later", what, "询问开始时间", "请核对两个日期", "started_at"))
    if content.get("rights_told") is not True:
        action = "请当面告知后再记为已告知"
        found.append(Fault("rights_not_told", "没有记录已告知被询问人的权利义务", "已告知权利义务，对方答听清楚了", action, "rights_told"))
    return found


def compose(draft: PaperDraft, number: str, day: date) -> Paper:
    """Return the interview record; what is told and asked of everybody stands before the questions."""
    content = draft.content
    words = words_of(draft, number, day)
    head = _Head(
        span=spoken_span(moment_of(content, "started_at"), moment_of(content, "ended_at")),
        place=text_of(content, "place"),
        officers=officers_text(draft.payload["inspectors"]),
        recorder=text_of(content, "recorder"),
        sex=content.get("sex"),
        **{key: text_of(content, key) for key in ("name", "identity_number", "unit", "post", "relation", "phone", "address")},
    )
    recusal = RECUSAL.get(content.get("recusal", ""), "")
    exchanges = [Exchange(text_of(line, "question"), text_of(line, "answer")) for line in lines_of(content, "questions")]
    asking = officers(draft.payload, "询问人员")
    # One of the officers keeps the record more often than not: then the same signature stands at both places.
    names = (str(each.get("name", "")).strip() for each in draft.payload["inspectors"])
    same = tuple(signer for signer, name in zip(asking, names, strict=False) if name == head.recorder)
    recording = same if len(same) == 1 else ()
    heard = "听清楚了。" if content.get("rights_told") else ""
    return filled(
        draft,
        number,
        day,
        (
            *_head(head),
            *_told(draft.template, words, heard, f"{recusal}。" if recusal else ""),
            *(exchanges or [Exchange()]),
            Paragraph(draft.template.say("closing", **words)),
            *places_of(content, ("被询问人", (PERSON,)), ("询问人员", asking), *((("记录人", recording),) if head.recorder else ())),
        ),
        foot=foot_of(content, ("被询问人", (PERSON,)), ("询问人员", asking)),
    )


def blank(template: Template, profile: Profile | None) -> Paper:
    """Return the form to fill by hand."""
    words = blank_words(profile)
    return form(
        template,
        profile,
        (
            *_head(_Head()),
            *_told(template, words, "", ""),
            *(Exchange() for _ in range(BLANK_QUESTIONS)),
            Paragraph(template.say("closing", **words)),
            *places_of({}, ("被询问人", ()), ("询问人员", ()), ("询问人员", ()), ("记录人", ())),
        ),
        foot=foot_of({}, ("被询问人", ()), ("询问人员", ())),
    )


def _head(head: _Head) -> tuple[Block, ...]:
    return (
        Entry("询问时间", head.span),
        Entry("询问地点", head.place),
        Entry("询问人员", head.officers),
        Entry("记录人", head.recorder),
        Entry("被询问人", head.name, half=True),
        Entry("性别", ticked(SEXES, head.sex), half=True, ruled=False),
        Entry("身份证件号码", head.identity_number),
        Entry("工作单位", head.unit),
        Entry("职务", head.post, half=True),
        Entry("联系电话", head.phone, half=True),
        Entry("住址", head.address),
        Entry("与被检查单位的关系", head.relation),
    )


def _told(template: Template, words: Mapping[str, str], heard: str, recusal: str) -> tuple[Exchange, ...]:
    return (
        Exchange(f"{template.say('told', **words)}你听清楚了吗？", heard, lines=1),
        Exchange(f"{template.say('recusal', **words)}你是否申请回避？", recusal, lines=1),
    )
