"""现场检查记录: who inspected whom, when and where, what was told, checked and found, and who signed it on every page.

What was found is told topic by topic in plain words: a record of facts, which accuses nobody. Where more payments were made than a
sentence can tell, a table of all of them stands above it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from inspections.cases.checked import RecordCheck
from inspections.cases.numbers import NumberKind
from inspections.checklists.answer import Answer, Verdict
from inspections.checklists.loading import Packs
from inspections.checklists.pack import Requirement
from inspections.checklists.wording import UNITS
from inspections.documents.composing import paper_faults
from inspections.documents.content_reading import moment_of, paragraphs_of, readable, text_of, typed
from inspections.documents.document_kind import DocumentKind, Stage
from inspections.documents.fee_table import NOTHING, fee_row
from inspections.documents.framing import filled, form
from inspections.documents.inspectors import officers_text
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import currency, procedure
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.officers import PEOPLE
from inspections.documents.precheck.remark import Remark, fine, warning
from inspections.documents.signatures import Signer, foot_of, officers, places_of
from inspections.documents.spoken import blank_words, spoken_span, ticked, words_of
from inspections.documents.templates.pieces import Piece
from inspections.documents.templates.template import Template
from inspections.documents.unstated import amount_faults, found_to_fill, unstated
from inspections.faults import Fault
from inspections.findings.numerals import numeral
from inspections.findings.phrases import MOST_TOLD, cited_again, fill, spoken_clause
from inspections.findings.violations import Fact, Finding
from inspections.profiles.profile import Profile
from inspections.records.fields.field import Field, FieldType, long_text, text
from inspections.records.fields.inspection import TOPICS
from inspections.typesetting.official_document import Level, Listing, Paragraph
from inspections.typesetting.paper import Block, Entry, Paper, RuledLines

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

PARTY = Signer("party", "被检查单位负责人", may_refuse=True)
SOURCES = MappingProxyType({"plan": "计划", "random": "双随机", "complaint": "投诉", "hotline": "12398", "superior": "交办"})
"""Where the task came from, short enough for all boxes to stand on one line."""
SHOWN = MappingProxyType({"yes": "已出示", "no": "未出示"})
RECUSAL = MappingProxyType({"none": "不申请", "requested": "申请"})


_COUNTED = (
    (Verdict.COMPLIANT, "与要求一致的{count}项"),
    (Verdict.VIOLATION, "与要求不一致的{count}项"),
    (Verdict.UNDETERMINED, "现有资料不能判断的{count}项"),
    (Verdict.NOT_APPLICABLE, "不适用的{count}项"),
)
_FEES = "fees"
_FEE_HEADINGS = ("序号", "收费项目", "金额（元）", "收费日期", "收款单位", "票据")


@dataclass(frozen=True, slots=True)
class SiteRecordContent:
    """What the paper says beyond the record, as `FIELDS` describe it."""

    attendee: str = ""
    attendee_post: str = ""
    situation: str = ""
    materials: tuple[str, ...] = ()
    statement: str = ""
    heard: tuple[str, ...] = ()

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> SiteRecordContent:
        """Return a content that can be read in its type."""
        return typed(cls, FIELDS, content)

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
    return [*faults, *_unstated_faults(draft)]


def _statement_looked_at(examined: Examined, _basis: Basis) -> Iterator[Remark]:
    """Say what a site record tells of the party's statement; nothing is told that nobody stated."""
    if SiteRecordContent.of(readable(FIELDS, examined.content)).hears:
        yield fine("陈述和申辩", "写明了被检查单位的陈述和申辩，或者已询问、没有提出。")
    else:
        yield warning("陈述和申辩", "没有填写，也没有勾选“已询问，没有提出”，文书中留空；已询问的，请在“填写内容”中填写。")


def _draw(draft: PaperDraft, number: str, day: date) -> Paper:
    said = SiteRecordContent.of(draft.content)
    words = words_of(draft, number, day)
    materials = "、".join(said.materials)
    its_officers = officers(draft.payload, "检查人员")
    return filled(
        draft,
        number,
        day,
        (
            *_head(draft.template, words, said, draft.party, draft.payload),
            Paragraph("一、检查情况", Level.FIRST),
            *map(Paragraph, paragraphs_of(said.situation)),
            *_findings(draft),
            *((Paragraph(f"现场调取资料：{materials}。"),) if materials else ()),
            Paragraph("二、陈述和申辩", Level.FIRST),
            *_statement(said),
            Paragraph(draft.template.say("closing", **words)),
            *places_of(draft.content, ("检查人员", its_officers), ("被检查单位负责人", (PARTY,))),
        ),
        foot=foot_of(draft.content, ("检查人员", its_officers), ("被检查单位", (PARTY,))),
    )


def _blank(template: Template, profile: Profile | None) -> Paper:
    words = blank_words(profile)
    return form(
        template,
        profile,
        (
            *_head(template, words),
            Paragraph("一、检查情况", Level.FIRST),
            RuledLines(16),
            Paragraph("二、陈述和申辩", Level.FIRST),
            RuledLines(5),
            Paragraph(template.say("closing", **words)),
            *places_of({}, ("检查人员", ()), ("检查人员", ()), ("被检查单位负责人", ()), ("见证人", ())),
        ),
        foot=foot_of({}, ("检查人员", ()), ("被检查单位", ())),
    )


def _statement(said: SiteRecordContent) -> tuple[Block, ...]:
    if said.statement:
        return tuple(map(Paragraph, paragraphs_of(said.statement)))
    if said.heard:
        return (Paragraph("经询问，被检查单位在检查现场没有提出陈述和申辩。"),)
    return (RuledLines(BLANK_LINES),)


def _head(
    template: Template,
    words: Mapping[str, str],
    said: SiteRecordContent = SiteRecordContent(),  # frozen, and empty
    party: str = "",
    record: Mapping[str, Any] = MappingProxyType({}),  # read alone
) -> tuple[Block, ...]:
    """Return what stands above the findings; without a record it is the head of the blank form."""
    visit = record.get("visit", {})
    return (
        Entry("被检查单位", party),
        Entry("法定代表人", text_of(visit, "legal_representative"), half=True),
        Entry("联系电话", text_of(visit, "phone"), half=True),
        Entry("地址", text_of(visit, "address")),
        Entry("检查地点", text_of(visit, "place")),
        Entry("检查时间", spoken_span(moment_of(visit, "started_at"), moment_of(visit, "ended_at"))),
        Entry("检查人员", officers_text(record.get("inspectors", ()))),
        Entry("现场负责人", said.attendee, half=True),
        Entry("职务", said.attendee_post, half=True),
        Entry("检查项目", "、".join(TOPICS[topic] for topic in record.get("topics", ()))),
        Entry("任务来源", ticked(SOURCES, visit.get("source")), ruled=False),
        Paragraph(f"告知：{template.say('told', **words)}"),
        Entry("执法证件", ticked(SHOWN, {True: "yes", False: "no"}.get(visit.get("certificate_shown", ""))), ruled=False),
        Paragraph(f"询问：{template.say('recusal', **words)}是否申请回避？"),
        Entry("是否回避", ticked(RECUSAL, visit.get("recusal")), ruled=False),
    )


def _findings(draft: PaperDraft) -> tuple[Paragraph | Listing, ...]:
    """Return a heading and the findings for each inspected topic, by every checklist the record was held against."""
    payload = draft.payload
    paragraphs: list[Paragraph | Listing] = []
    for index, topic in enumerate(payload["topics"], start=1):
        paragraphs.append(Paragraph(f"（{numeral(index)}）{TOPICS[topic]}", Level.SECOND))
        if topic == _FEES and _tabled(draft):
            paragraphs += [Paragraph("现场核对的收费如下："), _fee_listing(draft)]
        texts = [text for check in draft.filed.checks for text in _of_check(check, topic, draft)]
        paragraphs += [Paragraph(text) for text in texts or ["对本项内容进行了现场检查。"]]
    return tuple(paragraphs)


def _unstated_faults(draft: PaperDraft) -> list[Fault]:
    """Return a fault for whatever the words of what was seen need and the record does not state."""
    record = draft.filed.stored.record
    facts = [
        Fact(finding, finding.lines, ())
        for finding in draft.findings
        if not finding.requirement.kind.counts_days and finding.requirement.topic in draft.payload["topics"]
    ]
    payments = {number for fact in facts if found_to_fill(fact) for number in fact.lines}
    return [*amount_faults(payments, record), *unstated(((fact, found_to_fill(fact)) for fact in facts), record)]


def _of_check(check: RecordCheck, topic: str, draft: PaperDraft) -> Iterator[str]:
    asked = [requirement for requirement, of in check.pack.topics.items() if of == topic]
    verdicts = {requirement: check.verdict_of(requirement) for requirement in asked}
    counts = Counter(verdict for verdict in verdicts.values() if verdict is not None)
    if not counts:
        return
    counted = "，".join(words.format(count=counts[verdict]) for verdict, words in _COUNTED if counts[verdict])
    yield f"对照{_named(check, draft.packs)}核对{counts.total()}项，其中{counted}。"
    broken = [
        answer for answer in check.findings if answer.verdict is Verdict.VIOLATION and check.pack.topics.get(answer.requirement) == topic
    ]
    for number, answer in enumerate(broken, start=1):
        yield f"{number}.{_answer_text(answer, check, draft)}"


def _answer_text(answer: Answer, check: RecordCheck, draft: PaperDraft) -> str:
    requirement = _requirement(check, answer.requirement, draft.packs)
    determination: Mapping[str, Any] = draft.payload.get("determinations", {}).get(answer.requirement, {})
    seen = str(determination.get("found") or _seen(answer, requirement, check, draft)).strip().rstrip("。；")
    asked = spoken_clause(answer.clause) if requirement is None else f"{spoken_clause(answer.clause)}，{_asked(requirement)}"
    others = requirement is not None and not requirement.binds(draft.filed.stored.record.inspectee_kind)
    text = f"检查要求：{asked}。检查所见：{seen}。"
    if others:
        text += "该项要求不由被检查单位承担。"
    if determination.get("decision") == "set_aside":
        reason = str(determination.get("reason", "")).strip().rstrip("。")
        text += f"检查人员认为该项不作为问题，理由：{reason}。"
    return text


def _asked(requirement: Requirement) -> str:
    """Return what a requirement asks, with its limit where its summary only names what is measured."""
    bound = requirement.kind.before_limit
    return f"{requirement.summary}，{bound}{requirement.limit:f}{UNITS[requirement.unit]}" if bound else requirement.summary


def _seen(answer: Answer, requirement: Requirement | None, check: RecordCheck, draft: PaperDraft) -> str:
    """Return what was seen in the words of the checklist; the reason, which is made to be looked up, only for counted days."""
    if requirement is None or requirement.wording is None or requirement.kind.counts_days:
        return answer.reason
    finding = Finding(requirement, answer, {})  # the inspector's own words are told before
    pointer = _in_table if _tabled(draft) else None
    record = draft.filed.stored.record
    return fill(requirement.wording.found, Fact(finding, finding.lines, ()), record, draft.packs.by_id[check.pack.id], pointer)


def _tabled(draft: PaperDraft) -> bool:
    return len(draft.payload.get(_FEES, ())) > MOST_TOLD


def _fee_listing(draft: PaperDraft) -> Listing:
    """Return the table of all payments of the record, by the numbers that the findings name them by."""
    record = draft.filed.stored.record
    rows = [
        (*fee_row(number, line, record), {True: "有", False: "无"}.get(line.get("receipt", ""), NOTHING))
        for number, line in enumerate(draft.payload[_FEES], start=1)
    ]
    return Listing(_FEE_HEADINGS, tuple(rows))


def _in_table(lines: Sequence[int]) -> str:
    """Return where the table tells these lines: 见上表第1至17、19笔."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(lines), lambda pair: pair[1] - pair[0])]
    numbers = "、".join(f"{run[0]}至{run[-1]}" if len(run) > 2 else "、".join(map(str, run)) for run in runs)  # noqa: PLR2004 # 1、2 needs no 至
    return f"见上表第{numbers}笔"


def _named(check: RecordCheck, packs: Packs) -> str:
    pack = packs.by_id.get(check.pack.id)
    return "检查表" if pack is None else f"{cited_again(pack.source)}的要求"


def _requirement(check: RecordCheck, name: str, packs: Packs) -> Requirement | None:
    pack = packs.by_id.get(check.pack.id)
    return None if pack is None else next((requirement for requirement in pack.requirements if requirement.id == name), None)


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
    draw=_draw,
    blank=_blank,
    looks=(
        *PEOPLE,
        procedure.recusal,
        _statement_looked_at,
        fault_looks.amounts,
        fault_looks.facts,
        currency.visits,
        fault_looks.issue_day,
        currency.older_documents,
    ),
    sample=_sample,
)
