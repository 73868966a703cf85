"""报告: what an inspection found, told to the superior body: aims that were not met, and what the document itself asks to be reported.

A 报告 asks for nothing (党政机关公文处理工作条例 8(十一), 15(四): 不得夹带请示事项). Content, as JSON beside the record: `{"to":
"焦作市发展和改革委员会", "requirements": ["…"], "facts": "…", "done": "…"}`. Without `requirements` it tells the findings that the
checklist reports; `facts` stands in the place of what the checklist says, `done` is what the bureau did or will do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from inspections.cases.numbers import NumberKind
from inspections.checklists.pack import Outcome
from inspections.documents.content_reading import DocumentContent, described_faults, sentences_of
from inspections.documents.document_kind import DocumentKind
from inspections.documents.finding_list import LOOKS, FindingList, findings_leading_to, stated_in
from inspections.documents.framing import letter
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.proposing import choosing_findings
from inspections.documents.spoken import bureau_values, record_values, task_text
from inspections.documents.templates.pieces import CASE, CONTACT, TASK, Piece
from inspections.faults import Fault
from inspections.records.fields.field import Field, FieldType, ListField, long_text, text
from inspections.typesetting.official_document import Level, OfficialDocument, Paragraph
from inspections.typesetting.paper import BLANK_NAME

if TYPE_CHECKING:
    from inspections.documents.sample import SampleCase

FIELDS: tuple[Field | ListField, ...] = (
    text("to", "报送机关", required=True),
    Field("requirements", "报告的问题", FieldType.TEXTS, hint="都不勾选，写检查表中应当报告的"),
    long_text("facts", "查明的情况", hint="不填按记录和检查表写"),
    long_text("done", "处理情况和打算", hint="报告中不写请示的事项，没有的不填"),
)
"""What the report says beyond the record."""


@dataclass(frozen=True, slots=True)
class SuperiorReportContent(DocumentContent, fields=FIELDS):
    """What the report says beyond the record, as `FIELDS` describe it."""

    to: str = ""
    requirements: tuple[str, ...] = ()
    facts: str = ""
    done: str = ""


def requirements_of(draft: PaperDraft) -> tuple[str, ...]:
    """Return the requirements that the report tells of: those that are named, else those that the checklist reports."""
    return SuperiorReportContent.of(draft.content).requirements or findings_leading_to(draft, Outcome.REPORT)


def _listed(draft: PaperDraft) -> FindingList:
    return FindingList(draft, requirements_of(draft), SuperiorReportContent.of(draft.content).facts, "报告")


def _faults(draft: PaperDraft, issued_on: date) -> Sequence[Fault]:
    return described_faults(FIELDS, draft.content) or _listed(draft).faults(issued_on)


def _draw(draft: PaperDraft, number: str, issued_on: date) -> OfficialDocument:
    template, record, said, listed = draft.template, draft.filed.stored.record, SuperiorReportContent.of(draft.content), _listed(draft)
    values = bureau_values(draft.profile, number, issued_on) | record_values(record)
    annexes = tuple(listed.tables().values())
    done = list(map(Paragraph, sentences_of(said.done)))
    return letter(
        template,
        values,
        issued_on,
        title=template.say("heading", **values),
        addressee=said.to or BLANK_NAME,
        paragraphs=(
            Paragraph(template.say("opening", **values, task=task_text(template, record))),
            Paragraph(f"一、{template.say('facts')}", Level.FIRST),
            *listed.paragraphs(annexes),
            *((Paragraph(f"二、{template.say('done')}", Level.FIRST), *done) if done else ()),
            Paragraph(template.say("closing", **values)),
        ),
        annexes=annexes,
        replaced=draft.replaced,
    )


def _sample(case: SampleCase) -> tuple[PaperDraft, date]:
    content = {"to": "某某市发展和改革委员会", "requirements": case.broken, "done": "（样例）本机关已督促该公司制定改进措施"}
    return case.paper(content), case.issued_on


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=NumberKind.SUPERIOR_REPORT,
    title="报告",
    pieces=(
        Piece("heading", "标题（空着用文书名称）", CASE, optional=True),
        Piece("opening", "开头", (*CASE, "task")),
        TASK,
        Piece("facts", "标题：检查发现的情况", ()),
        Piece("breach", "没有达到的条款", ("clause",)),
        Piece("further", "同时没有达到的条款", ("which", "clause", "summary")),
        Piece("done", "标题：处理情况和打算", ()),
        Piece("closing", "结尾", CASE),
        CONTACT,
    ),
    red_head=True,
    outcome=Outcome.REPORT,
    rank=6,
    fields=FIELDS,
    faults=_faults,
    draw=_draw,
    offered=choosing_findings,
    stated=stated_in(requirements_of),
    looks=LOOKS,
    sample=_sample,
)
