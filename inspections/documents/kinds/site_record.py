"""现场检查记录: who inspected whom, when and where, what was told, checked and found, and who signed it on every page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from inspections.documents.content_reading import moment_of, paragraphs_of, text_of
from inspections.documents.framing import filled, form
from inspections.documents.inspectors import officers_text
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.signatures import Signer, foot_of, officers, places_of
from inspections.documents.site_findings import findings_of, unstated_faults
from inspections.documents.spoken import (
    blank_words,
    spoken_span,
    ticked,
    words_of,
)
from inspections.documents.templates.template import Template
from inspections.faults import Fault
from inspections.profiles.profile import Profile
from inspections.records.fields.field import Field, FieldType, long_text, text
from inspections.records.fields.inspection import TOPICS
from inspections.typesetting.blanks import BLANK_SPAN
from inspections.typesetting.official_document import Level, Paragraph
from inspections.typesetting.paper import Block, Entry, Paper, RuledLines

NOTHING_STATED = "已询问，没有提出"

FIELDS: tuple[Field, ...] = (
    text("attendee", "现场负责人"),
    text("attendee_post", "职务"),
    long_text("situation", "现场情况"),
    Field("materials", "调取的资料", FieldType.TEXTS),
    long_text("statement", "陈述和申辩"),
    Field("heard", "没有陈述和申辩的", FieldType.CHOICES, MappingProxyType({"nothing_stated": NOTHING_STATED})),
)
"""What the paper holds beyond the record. An empty `statement` says nothing: that the party had nothing to say is ticked by hand."""

BLANK_LINES = 3
"""Ruled lines to write on by hand, where nobody said anything of a statement."""

PARTY = Signer("party", "被检查单位负责人", may_refuse=True)
SOURCES = MappingProxyType({"plan": "计划", "random": "双随机", "complaint": "投诉", "hotline": "12398", "superior": "交办"})
"""Where the task came from, short enough for all boxes to stand on one line."""
SHOWN = MappingProxyType({"yes": "已出示", "no": "未出示"})
RECUSAL = MappingProxyType({"none": "不申请", "requested": "申请"})


@dataclass(frozen=True, slots=True)
class _Head:
    """The values of the head, all of them empty on the blank form."""

    party: str = ""
    legal_representative: str = ""
    phone: str = ""
    address: str = ""
    place: str = ""
    span: str = BLANK_SPAN
    officers: str = ""
    attendee: str = ""
    post: str = ""
    source: str | None = None
    topics: str = ""
    shown: str | None = None
    recusal: str | None = None


def signers(record: Mapping[str, Any]) -> tuple[Signer, ...]:
    """Return who signs a site record of this record."""
    return (*officers(record, "检查人员"), PARTY)


def faults(draft: PaperDraft) -> list[Fault]:
    """Return what a site record may not be made without, beyond the description of its content."""
    found = []
    if moment_of(draft.visit, "started_at") is None:
        action = "请在记录中填写检查开始时间"
        found.append(Fault("no_visit_time", "没有记录检查开始的时间", "检查开始时间", action, "visit.started_at"))
    if draft.visit.get("certificate_shown") is not True:
        action = "请核实后在记录中填写（行政处罚法第五十五条）"
        found.append(Fault("certificate_not_shown", "没有记录已出示执法证件", "已出示执法证件", action, "visit.certificate_shown"))
    if text_of(draft.content, "statement") and draft.content.get("heard"):
        what = f"填写了陈述和申辩，又勾选了“{NOTHING_STATED}”"
        found.append(Fault("stated_and_not", what, "陈述和申辩", "请只保留一种", "heard"))
    return [*found, *unstated_faults(draft)]


def hears(content: Mapping[str, Any]) -> bool:
    """Say whether the record tells of the party's statement: what it stated, or that it was asked and stated nothing."""
    return bool(text_of(content, "statement") or content.get("heard"))


def compose(draft: PaperDraft, number: str, day: date) -> Paper:
    """Return the site record."""
    visit, content = draft.visit, draft.content
    head = _Head(
        party=draft.party,
        legal_representative=text_of(visit, "legal_representative"),
        phone=text_of(visit, "phone"),
        address=text_of(visit, "address"),
        place=text_of(visit, "place"),
        span=spoken_span(moment_of(visit, "started_at"), moment_of(visit, "ended_at")),
        officers=officers_text(draft.payload["inspectors"]),
        attendee=text_of(content, "attendee"),
        post=text_of(content, "attendee_post"),
        source=visit.get("source"),
        topics="、".join(TOPICS[topic] for topic in draft.payload["topics"]),
        shown={True: "yes", False: "no"}.get(visit.get("certificate_shown", "")),
        recusal=visit.get("recusal"),
    )
    words = words_of(draft, number, day)
    materials = "、".join(content.get("materials") or ())
    body = (
        Paragraph("一、检查情况", Level.FIRST),
        *map(Paragraph, paragraphs_of(content, "situation")),
        *findings_of(draft),
        *((Paragraph(f"现场调取资料：{materials}。"),) if materials else ()),
        Paragraph("二、陈述和申辩", Level.FIRST),
        *_statement(content),
    )
    its_officers = officers(draft.payload, "检查人员")
    groups = (("检查人员", its_officers), ("被检查单位负责人", (PARTY,)))
    return filled(
        draft,
        number,
        day,
        (
            *_head(head, draft.template, words),
            *body,
            Paragraph(draft.template.say("closing", **words)),
            *places_of(content, *groups),
        ),
        foot=foot_of(content, ("检查人员", its_officers), ("被检查单位", (PARTY,))),
    )


def blank(template: Template, profile: Profile | None) -> Paper:
    """Return the form to fill by hand."""
    words = blank_words(profile)
    return form(
        template,
        profile,
        (
            *_head(_Head(), template, words),
            Paragraph("一、检查情况", Level.FIRST),
            RuledLines(16),
            Paragraph("二、陈述和申辩", Level.FIRST),
            RuledLines(5),
            Paragraph(template.say("closing", **words)),
            *places_of({}, ("检查人员", ()), ("检查人员", ()), ("被检查单位负责人", ()), ("见证人", ())),
        ),
        foot=foot_of({}, ("检查人员", ()), ("被检查单位", ())),
    )


def _statement(content: Mapping[str, Any]) -> tuple[Block, ...]:
    if text_of(content, "statement"):
        return tuple(map(Paragraph, paragraphs_of(content, "statement")))
    if content.get("heard"):
        return (Paragraph("经询问，被检查单位在检查现场没有提出陈述和申辩。"),)
    return (RuledLines(BLANK_LINES),)


def _head(head: _Head, template: Template, words: Mapping[str, str]) -> tuple[Block, ...]:
    return (
        Entry("被检查单位", head.party),
        Entry("法定代表人", head.legal_representative, half=True),
        Entry("联系电话", head.phone, half=True),
        Entry("地址", head.address),
        Entry("检查地点", head.place),
        Entry("检查时间", head.span),
        Entry("检查人员", head.officers),
        Entry("现场负责人", head.attendee, half=True),
        Entry("职务", head.post, half=True),
        Entry("检查项目", head.topics),
        Entry("任务来源", ticked(SOURCES, head.source), ruled=False),
        Paragraph(f"告知：{template.say('told', **words)}"),
        Entry("执法证件", ticked(SHOWN, head.shown), ruled=False),
        Paragraph(f"询问：{template.say('recusal', **words)}是否申请回避？"),
        Entry("是否回避", ticked(RECUSAL, head.recusal), ruled=False),
    )
