"""询问笔录: who was asked, by whom, when and where, what rights were told, questions and answers, and who signed every page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from inspections.cases.numbers import NumberKind
from inspections.days import spoken_day
from inspections.documents.composing import paper_faults
from inspections.documents.content_reading import DocumentContent, lines
from inspections.documents.document_kind import DocumentKind, Stage
from inspections.documents.framing import PaperSheet, form_of, paper_of
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.precheck import procedure
from inspections.documents.precheck.officers import PEOPLE
from inspections.documents.proposing import filled_in, last_inspector
from inspections.documents.signatures import Signer, foot_of, officers, refuses
from inspections.documents.spoken import spoken_span, ticked
from inspections.documents.templates.pieces import Piece
from inspections.faults import Fault
from inspections.records.fields.field import Field, FieldType, ListField, choice, long_text, text, yes_no
from inspections.typesetting.official_document import Paragraph
from inspections.typesetting.paper import Block, Entry, Exchange, FootPlace

if TYPE_CHECKING:
    from inspections.documents.sample import SampleCase

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
RECORDER = Signer("recorder", "记录人")
"""Signs by hand on the form; on the record the officer who keeps it signs as such."""
BLANK_QUESTIONS = 9


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answer."""

    question: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class InterviewContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the record, as `FIELDS` describe it."""

    started_at: datetime | None = None
    ended_at: datetime | None = None
    place: str = ""
    name: str = ""
    sex: str | None = None
    identity_number: str = ""
    unit: str = ""
    post: str = ""
    relation: str = ""
    phone: str = ""
    address: str = ""
    recorder: str = ""
    rights_told: bool | None = None
    recusal: str | None = None
    questions: tuple[Question, ...] = lines(Question)


def _signers(record: Mapping[str, Any]) -> tuple[Signer, ...]:
    return (*officers(record, "询问人员"), PERSON)


def _rules(draft: PaperDraft, day: date) -> list[Fault]:
    """Return what an interview record may not be made without, beyond the description of its content."""
    said, faults = InterviewContent.of(draft.content), []
    start, end = said.started_at, said.ended_at
    if start is not None and end is not None and end < start:
        faults.append(Fault("ends_before_start", "询问结束的时间早于开始的时间", "询问结束时间", "请核对两个时间", "ended_at"))
    if start is not None and start.date() > day:
        what = f"询问开始的时间晚于笔录的日期{spoken_day(day)}"
        faults.append(Fault("interviewed_later", what, "询问开始时间", "请核对两个日期", "started_at"))
    if said.rights_told is not True:
        action = "请当面告知后再记为已告知"
        faults.append(Fault("rights_not_told", "没有记录已告知被询问人的权利义务", "已告知权利义务，对方答听清楚了", action, "rights_told"))
    return faults


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    # What the party answered at the visit is not what this person is asked.
    return filled_in(recorder=last_inspector(draft))


def _laid(sheet: PaperSheet) -> tuple[Block, ...]:
    """What is told and asked of everybody stands before the questions."""
    said = InterviewContent.of(sheet.content)
    recusal = RECUSAL.get(said.recusal or "", "")
    blanks = [Exchange()] * (BLANK_QUESTIONS if sheet.draft is None else 1)
    return (
        Entry("询问时间", spoken_span(said.started_at, said.ended_at)),
        Entry("询问地点", said.place),
        Entry("询问人员", sheet.officers),
        Entry("记录人", said.recorder),
        Entry("被询问人", said.name, half=True),
        Entry("性别", ticked(SEXES, said.sex), half=True, ruled=False),
        Entry("身份证件号码", said.identity_number),
        Entry("工作单位", said.unit),
        Entry("职务", said.post, half=True),
        Entry("联系电话", said.phone, half=True),
        Entry("住址", said.address),
        Entry("与被检查单位的关系", said.relation),
        Exchange(f"{sheet.say('told')}你听清楚了吗？", "听清楚了。" if said.rights_told else "", lines=1),
        Exchange(f"{sheet.say('recusal')}你是否申请回避？", f"{recusal}。" if recusal else "", lines=1),
        *([Exchange(line.question, line.answer) for line in said.questions] or blanks),
        *(() if refuses(sheet.content, PERSON) else (Paragraph(sheet.say("closing")),)),
        *sheet.signing(("被询问人", (PERSON,)), sheet.inspectors("询问人员"), *_recording(sheet, said)),
    )


def _recording(sheet: PaperSheet, said: InterviewContent) -> tuple[tuple[str, Sequence[Signer]], ...]:
    """Return the place of who keeps the record: more often than not one of the officers, whose signature then stands here too."""
    if sheet.draft is None:
        return (("记录人", (RECORDER,)),)
    asking = officers(sheet.record, "询问人员")
    names = (str(inspector.get("name", "")).strip() for inspector in sheet.record["inspectors"])
    same = tuple(signer for signer, name in zip(asking, names, strict=False) if name == said.recorder)
    return (("记录人", same if len(same) == 1 else ()),) if said.recorder else ()


def _foot(sheet: PaperSheet) -> tuple[FootPlace, ...]:
    return foot_of(sheet.content, ("被询问人", (PERSON,)), sheet.inspectors("询问人员"))


def _sample(case: SampleCase) -> tuple[PaperDraft, date]:
    content = {
        "started_at": "2024-05-13T14:30",
        "ended_at": "2024-05-13T15:20",
        "place": "营业厅会议室",
        "name": "丁某",
        "relation": "营业厅主任",
        "recorder": "乙某",
        "rights_told": True,
        "recusal": "none",
        "questions": [{"question": "请介绍办理用电业务的收费情况。", "answer": "（样例）照公示的项目收取。"}],
    }
    return case.paper(content), case.visited_on


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=NumberKind.INTERVIEW,
    title="询问笔录",
    pieces=(Piece("told", "出示证件和告知"), Piece("recusal", "询问是否申请回避"), Piece("closing", "被询问人核对")),
    stage=Stage.ON_SITE,
    rank=1,
    fields=FIELDS,
    signers=_signers,
    faults=paper_faults(_rules),
    draw=paper_of(_laid, _foot),
    blank=form_of(_laid, _foot),
    proposed=_proposed,
    looks=(*PEOPLE, procedure.recusal, fault_looks.issue_day),
    sample=_sample,
)
