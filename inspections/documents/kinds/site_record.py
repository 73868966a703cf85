"""现场检查记录: who inspected whom, when and where, what was told, checked and found, and who signed it on every page.

What was seen is told topic by topic as facts (`facts_seen.py`): no verdict, no clause, for the party signs it. A party that refuses to sign
has no sentence put into its mouth.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from inspections.cases.numbers import NumberKind
from inspections.documents.composing import paper_faults
from inspections.documents.content_reading import DocumentContent, moment_of, paragraphs_of, readable, text_of
from inspections.documents.document_kind import DocumentKind, Stage
from inspections.documents.facts_seen import ITEMS, JUDGING, of_topic, of_user
from inspections.documents.framing import PaperSheet, form_of, paper_of
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import currency, procedure
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.officers import PEOPLE
from inspections.documents.precheck.remark import Remark, fine, warning
from inspections.documents.signatures import Signer, foot_of, officers, refuses
from inspections.documents.spoken import ticked
from inspections.documents.templates.pieces import Piece
from inspections.documents.unstated import unstated
from inspections.faults import Fault
from inspections.findings.numerals import numeral
from inspections.findings.phrases import fill
from inspections.findings.violations import Fact
from inspections.records.fields.field import Field, FieldType, long_text, text
from inspections.typesetting.official_document import Level, Listing, Paragraph
from inspections.typesetting.paper import Block, Entry, FootPlace, RuledLines

if TYPE_CHECKING:
    from inspections.documents.sample import SampleCase

NOTHING_STATED = "已询问，没有提出"

FIELDS: tuple[Field, ...] = (
    text("attendee", "现场负责人"),
    text("attendee_post", "职务"),
    long_text("situation", "现场情况"),
    Field("materials", "调取的资料", FieldType.TEXTS),
    long_text("statement", "陈述和申辩", hint="不填则留空，由对方手写"),
    Field(
        "heard",
        "没有陈述和申辩的",
        FieldType.CHOICES,
        MappingProxyType({"nothing_stated": NOTHING_STATED}),
        hint="问过、对方没有提出的才勾选",
    ),
)
"""What the paper holds beyond the record. An empty `statement` says nothing: that the party had nothing to say is ticked by hand."""

BLANK_LINES = 3
"""Ruled lines to write on by hand, where nobody said anything of a statement."""

FORM_LINES, FORM_STATEMENT_LINES = 16, 5
"""The same on the form, for what was seen and for what the party stated."""

PARTY = Signer("party", "被检查单位负责人", may_refuse=True)
WITNESS = Signer("witness", "见证人")
"""Has a place on the form; on a record that a party refused to sign the refusal brings one."""
SOURCES = MappingProxyType(
    {
        "plan": "计划",
        "random": "双随机",
        "complaint": "投诉",
        "hotline": "12398",
        "superior": "交办",
        "daily": "日常",
        "campaign": "专项",
        "petition": "信访",
    }
)
"""Where the task came from, in short words for the boxes."""
SHOWN = MappingProxyType({"yes": "已出示", "no": "未出示"})
RECUSAL = MappingProxyType({"none": "不申请", "requested": "申请"})


@dataclass(frozen=True, slots=True)
class SiteRecordContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the record, as `FIELDS` describe it."""

    attendee: str = ""
    attendee_post: str = ""
    situation: str = ""
    materials: tuple[str, ...] = ()
    statement: str = ""
    heard: tuple[str, ...] = ()

    @property
    def hears(self) -> bool:
        """Whether it tells of the party's statement: what it stated, or that it was asked and stated nothing."""
        return bool(self.statement or self.heard)


def _signers(record: Mapping[str, Any]) -> tuple[Signer, ...]:
    """Return who signs a site record of this record."""
    return (*officers(record, "检查人员"), PARTY)


def _rules(draft: PaperDraft, _day: date) -> list[Fault]:
    """Return what a site record may not be made without, beyond the description of its content."""
    said, faults = SiteRecordContent.of(draft.content), []
    if moment_of(draft.visit, "started_at") is None:
        action = "请在记录中填写检查开始时间"
        faults.append(Fault("no_visit_time", "没有记录检查开始的时间", "检查开始时间", action, "visit.started_at"))
    if draft.visit.get("certificate_shown") is not True:
        action = "请核实后在记录中填写（行政处罚法第五十五条）"
        faults.append(Fault("certificate_not_shown", "没有记录已出示执法证件", "已出示执法证件", action, "visit.certificate_shown"))
    if said.statement and said.heard:
        what = f"填写了陈述和申辩，又勾选了“{NOTHING_STATED}”"
        faults.append(Fault("stated_and_not", what, "陈述和申辩", "请只保留一种", "heard"))
    return faults


def _statement_looked_at(examined: Examined, _basis: Basis) -> Iterator[Remark]:
    """Say what a site record tells of the party's statement; nothing is told that nobody stated."""
    if SiteRecordContent.of(readable(FIELDS, examined.content)).hears:
        yield fine("陈述和申辩", "写明了被检查单位的陈述和申辩，或者已询问、没有提出。")
    else:
        yield warning("陈述和申辩", "没有填写，也没有勾选“已询问，没有提出”，文书中留空；已询问的，请在“填写内容”中填写。")


def _laid(sheet: PaperSheet) -> tuple[Block, ...]:
    said = SiteRecordContent.of(sheet.content)
    materials = "、".join(said.materials)
    return (
        Entry("被检查单位", "" if sheet.draft is None else sheet.draft.party),
        Entry("法定代表人", text_of(sheet.visit, "legal_representative"), half=True),
        Entry("联系电话", text_of(sheet.visit, "phone"), half=True),
        Entry("地址", text_of(sheet.visit, "address")),
        Entry("检查地点", text_of(sheet.visit, "place")),
        Entry("检查时间", sheet.span),
        Entry("检查人员", sheet.officers),
        Entry("现场负责人", said.attendee, half=True),
        Entry("职务", said.attendee_post, half=True),
        Entry("检查项目", "、".join(ITEMS[topic] for topic in sheet.record.get("topics", ()))),
        Entry("任务来源", ticked(SOURCES, sheet.visit.get("source")), ruled=False),
        Paragraph(f"告知：{sheet.say('told')}"),
        Entry("执法证件", ticked(SHOWN, {True: "yes", False: "no"}.get(sheet.visit.get("certificate_shown", ""))), ruled=False),
        Paragraph(f"询问：{sheet.say('recusal')}是否申请回避？"),
        Entry("是否回避", ticked(RECUSAL, sheet.visit.get("recusal")), ruled=False),
        Paragraph("一、检查情况", Level.FIRST),
        *map(Paragraph, paragraphs_of(said.situation)),
        *(_seen(sheet.draft) if sheet.draft is not None else (RuledLines(FORM_LINES),)),
        *((Paragraph(f"现场调取资料：{materials}。"),) if materials else ()),
        Paragraph("二、陈述和申辩", Level.FIRST),
        *(_statement(said) if sheet.draft is not None else (RuledLines(FORM_STATEMENT_LINES),)),
        *(() if refuses(sheet.content, PARTY) else (Paragraph(sheet.say("closing")),)),
        *sheet.signing(sheet.inspectors("检查人员"), ("被检查单位负责人", (PARTY,)), *(() if sheet.draft else (("见证人", (WITNESS,)),))),
    )


def _foot(sheet: PaperSheet) -> tuple[FootPlace, ...]:
    return foot_of(sheet.content, sheet.inspectors("检查人员"), ("被检查单位", (PARTY,)))


def _statement(said: SiteRecordContent) -> tuple[Block, ...]:
    if said.statement:
        return tuple(map(Paragraph, paragraphs_of(said.statement)))
    if said.heard:
        return (Paragraph("经询问，被检查单位在检查现场没有提出陈述和申辩。"),)
    return (RuledLines(BLANK_LINES),)


def _seen(draft: PaperDraft) -> tuple[Paragraph | Listing, ...]:
    """Return a heading and what was seen for each inspected topic."""
    record = draft.filed.stored.record
    user = of_user(record)
    blocks: list[Paragraph | Listing] = [Paragraph(user)] if user else []
    for number, topic in enumerate(record.payload["topics"], start=1):
        blocks.append(Paragraph(f"（{numeral(number)}）{ITEMS[topic]}", Level.SECOND))
        seen = [*of_topic(topic, record), *map(Paragraph, _in_words(draft, topic))]
        blocks += seen or [Paragraph("对本项内容进行了现场检查。")]
    return tuple(blocks)


def _in_words(draft: PaperDraft, topic: str) -> Iterator[str]:
    """Yield what an inspector wrote of the facts, and in the checklist's words what he saw by eye; words that judge are left out."""
    record = draft.filed.stored.record
    for of_pack in draft.pack_findings:
        for finding in of_pack.findings:
            requirement = finding.requirement
            if requirement.topic != topic:
                continue
            written = str(finding.determination.get("found", "")).strip()
            wording = requirement.wording
            by_eye = wording is not None and requirement.id in draft.payload.get("observations", {})
            if not written and by_eye and wording is not None:
                fact = Fact(finding, finding.lines, ())
                written = "" if unstated([(fact, wording.found)], record) else fill(wording.found, fact, record, of_pack.pack)
            if written and not JUDGING.search(written):
                yield f"{written.rstrip('。；')}。"


def _no_judgement(examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Point out words that judge: the party signs what was seen, and what it amounts to stands in the notice."""
    written = [str(examined.content.get("situation") or "")]
    written += [str(entry.get("found") or "") for entry in basis.record.payload.get("determinations", {}).values()]
    written += [str(entry.get("text") or "") for entry in basis.record.payload.get("problems", ())]
    judging = [match[0] for words in written if (match := JUDGING.search(words))]
    if judging:
        words = "、".join(f"“{word}”" for word in dict.fromkeys(judging))
        yield warning("只记所见", f"所写的{words}是判断，现场检查记录只写看到的事实；认定和其他问题中的这些话不印入记录。")
    else:
        yield fine("只记所见", "记录只写看到的事实，不作判断。")


def _sample(case: SampleCase) -> tuple[PaperDraft, date]:
    situation = "检查人员查阅了业务档案和收费明细账，向窗口工作人员了解了收费流程。"
    return case.paper({"attendee": "丁某", "attendee_post": "营业厅主任", "situation": situation}), case.visited_on


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=NumberKind.SITE_RECORD,
    title="现场检查记录",
    pieces=(Piece("told", "出示证件和告知"), Piece("recusal", "询问是否申请回避"), Piece("closing", "当事人核对")),
    stage=Stage.ON_SITE,
    rank=0,
    fields=FIELDS,
    signers=_signers,
    faults=paper_faults(_rules),
    draw=paper_of(_laid, _foot),
    blank=form_of(_laid, _foot),
    looks=(
        *PEOPLE,
        procedure.recusal,
        _statement_looked_at,
        _no_judgement,
        currency.visits,
        fault_looks.issue_day,
        currency.older_documents,
    ),
    sample=_sample,
)
