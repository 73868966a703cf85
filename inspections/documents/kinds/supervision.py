"""工作提示（督办）函: what a peer department has to do, told to it directly or through the county government's working group (专班).

A department is ordered nothing by its peer, and has no remedies against a letter. What the bureau itself has to do is a task of its
own: it writes no letter to itself. Content, as JSON beside the record: `{"to": "武陟县自然资源局", "through": "…专班", "requirements":
["…"], "facts": "…", "asked": "…", "answer_by": "2023-09-15"}`. Without `requirements` it tells the findings that the checklist
supervises; `facts` and `asked` stand in the place of what the checklist says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from inspections.cases.numbers import NumberKind
from inspections.checklists.pack import Outcome
from inspections.days import spoken_day
from inspections.documents.content_reading import DocumentContent, described_faults, sentences_of
from inspections.documents.document_kind import DocumentKind
from inspections.documents.finding_list import LOOKS, FindingList, answer_faults, findings_leading_to, stated_in
from inspections.documents.framing import letter
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.proposing import choosing_findings, filled_in
from inspections.documents.spoken import bureau_values, record_values, task_text
from inspections.documents.templates.pieces import CASE, CONTACT, TASK, Piece
from inspections.faults import Fault
from inspections.records.fields.field import Field, FieldType, ListField, day, long_text, text
from inspections.typesetting.official_document import Level, OfficialDocument, Paragraph
from inspections.typesetting.paper import BLANK_DAY, BLANK_LINE, BLANK_NAME

if TYPE_CHECKING:
    from inspections.documents.sample import SampleCase

FIELDS: tuple[Field | ListField, ...] = (
    text("to", "主送部门", required=True),
    Field("through", "按照哪个专班的安排", FieldType.TEXT, hint="如县政府的工作专班，没有的不填"),
    Field("requirements", "督办的事项", FieldType.TEXTS, hint="都不勾选，写检查表中应当督办的"),
    long_text("facts", "查明的情况", hint="不填按记录和检查表写"),
    long_text("asked", "请落实的工作", hint="不填按检查表写"),
    day("answer_by", "反馈期限", required=True),
)
"""What the letter says beyond the record."""


@dataclass(frozen=True, slots=True)
class SupervisionContent(DocumentContent, fields=FIELDS):
    """What the letter says beyond the record, as `FIELDS` describe it."""

    to: str = ""
    through: str = ""
    requirements: tuple[str, ...] = ()
    facts: str = ""
    asked: str = ""
    answer_by: date | None = None


def requirements_of(draft: PaperDraft) -> tuple[str, ...]:
    """Return the requirements that the letter tells of: those that are named, else those that the checklist supervises."""
    return SupervisionContent.of(draft.content).requirements or findings_leading_to(draft, Outcome.SUPERVISE)


def _listed(draft: PaperDraft) -> FindingList:
    return FindingList(draft, requirements_of(draft), SupervisionContent.of(draft.content).facts, "督办")


def _faults(draft: PaperDraft, issued_on: date) -> Sequence[Fault]:
    faults = described_faults(FIELDS, draft.content)
    if faults:
        return faults
    said, profile = SupervisionContent.of(draft.content), draft.file.profile
    if profile is not None and said.to == profile.issuer:
        action = "应由本机关完成的事项列入本机关的工作任务，不向自己发函"
        faults.append(Fault("addressed_to_itself", "主送部门是本机关", "主送部门", action, "to"))
    faults += answer_faults(said.answer_by, issued_on, "反馈期限")
    listed = _listed(draft)
    return [*faults, *listed.correction_faults(said.asked, "asked", "请落实的工作"), *listed.faults(issued_on)]


def _draw(draft: PaperDraft, number: str, issued_on: date) -> OfficialDocument:
    template, record, said, listed = draft.template, draft.filed.stored.record, SupervisionContent.of(draft.content), _listed(draft)
    values = bureau_values(draft.profile, number, issued_on) | record_values(record)
    annexes = tuple(listed.tables().values())
    to = said.to or BLANK_NAME
    asked = list(map(Paragraph, sentences_of(said.asked))) or listed.corrections() or [Paragraph(BLANK_LINE)]
    answer_by = BLANK_DAY if said.answer_by is None else spoken_day(said.answer_by)
    opening = template.say(
        "opening" if to == draft.party else "opening_other",
        **values,
        task=task_text(template, record),
        through=template.say("through", group=said.through) if said.through else "",
    )
    return letter(
        template,
        values,
        issued_on,
        addressee=to,
        paragraphs=(
            Paragraph(opening),
            Paragraph(f"一、{template.say('facts')}", Level.FIRST),
            *listed.paragraphs(annexes),
            Paragraph(f"二、{template.say('asked')}", Level.FIRST),
            *asked,
            Paragraph(template.say("closing", **values, answer_by=answer_by)),
        ),
        annexes=annexes,
        replaced=draft.replaced,
    )


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    record, profile = draft.filed.stored.record, draft.file.profile
    itself = profile is not None and record.inspectee_name == profile.issuer
    return filled_in(to=record.inspectee_name if record.inspectee_kind == "authority" and not itself else "")


def _sample(case: SampleCase) -> tuple[PaperDraft, date]:
    content = {
        "to": "某某县自然资源局",
        "through": "某某县“获得电力”提升工作专班",
        "requirements": case.broken,
        "facts": "（样例）2024年4月8日受理的10千伏外线工程规划许可申请，至检查之日没有办结",
        "asked": "（样例）请对照时限办结该项申请，梳理在办的同类事项",
        "answer_by": "2024-06-20",
    }
    return case.paper(content), case.issued_on


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=NumberKind.SUPERVISION,
    title="工作提示函",
    pieces=(
        Piece("opening", "开头（检查的就是主送部门时）", (*CASE, "task", "through")),
        Piece("opening_other", "开头（检查的是其他单位时）", (*CASE, "task", "through")),
        Piece("through", "专班的安排（{through}）", ("group",), optional=True),
        TASK,
        Piece("facts", "标题：有关情况", ()),
        Piece("breach", "不符合的条款", ("clause",)),
        Piece("further", "同时不符合的条款", ("which", "clause", "summary")),
        Piece("asked", "标题：请落实的工作", ()),
        Piece("closing", "反馈", (*CASE, "answer_by")),
        CONTACT,
    ),
    placeholders={
        "answer_by": "书面反馈的最后一日",
        "through": "“专班的安排”一段，没有填写时不写",
        "group": "专班的名称",
    },
    red_head=True,
    letter_form=True,
    outcome=Outcome.SUPERVISE,
    rank=3,
    fields=FIELDS,
    faults=_faults,
    draw=_draw,
    proposed=_proposed,
    offered=choosing_findings,
    stated=stated_in(requirements_of),
    looks=LOOKS,
    sample=_sample,
)
