"""整改建议书（督促整改意见）: 行政指导 where a document asks something of the party and no article gives the power to order it.

It advises, sets a day to answer by, and compels nobody: no order, no consequence, no remedies. Content, as JSON beside the record:
`{"requirements": ["…"], "facts": "…", "advised": "…", "answer_by": "2023-09-15"}`. Without `requirements` it tells the findings that
the checklist only advises on; `facts` and `advised` stand in the place of what the checklist says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from inspections.cases.numbers import NumberKind
from inspections.checklists.pack import Outcome
from inspections.days import spoken_day
from inspections.documents.content_reading import DocumentContent, described_faults, sentences_of
from inspections.documents.document_kind import DocumentKind
from inspections.documents.finding_list import LOOKS, FindingList, answer_faults, findings_leading_to, stated_in
from inspections.documents.framing import letter
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.proposing import choosing_findings
from inspections.documents.spoken import bureau_values, record_values, task_text
from inspections.documents.templates.pieces import CASE, CONTACT, SHOWN, TASK, Piece
from inspections.faults import Fault
from inspections.records.fields.field import Field, FieldType, ListField, day, long_text
from inspections.typesetting.official_document import Level, OfficialDocument, Paragraph
from inspections.typesetting.paper import BLANK_DAY, BLANK_LINE

if TYPE_CHECKING:
    from inspections.documents.sample import SampleCase

FIELDS: tuple[Field | ListField, ...] = (
    Field("requirements", "建议整改的问题", FieldType.TEXTS, hint="都不勾选，写检查表中应当督促整改的"),
    long_text("facts", "查明的情况", hint="不填按记录和检查表写"),
    long_text("advised", "整改建议", hint="不填按检查表写"),
    day("answer_by", "答复期限", required=True),
)
"""What the letter says beyond the record."""

_REWORD = "请改写；有权责令改正的，请出具责令整改通知书"
COERCIVE = re.compile("责令|逾期|强制|限期整改|限期改正")
"""Words of an order, which have no place in advice."""


@dataclass(frozen=True, slots=True)
class AdviceContent(DocumentContent, fields=FIELDS):
    """What the letter says beyond the record, as `FIELDS` describe it."""

    requirements: tuple[str, ...] = ()
    facts: str = ""
    advised: str = ""
    answer_by: date | None = None


def requirements_of(draft: PaperDraft) -> tuple[str, ...]:
    """Return the requirements that the letter tells of: those that are named, else those on which the checklist only advises."""
    return AdviceContent.of(draft.content).requirements or findings_leading_to(draft, Outcome.ADVISE)


def _listed(draft: PaperDraft) -> FindingList:
    return FindingList(draft, requirements_of(draft), AdviceContent.of(draft.content).facts, "建议整改")


def _faults(draft: PaperDraft, issued_on: date) -> Sequence[Fault]:
    faults = described_faults(FIELDS, draft.content)
    if faults:
        return faults
    said = AdviceContent.of(draft.content)
    faults += answer_faults(said.answer_by, issued_on, "答复期限")
    for path, label, words in (("facts", "查明的情况", said.facts), ("advised", "整改建议", said.advised)):
        coercive = COERCIVE.search(words)
        if coercive:
            what = f"整改建议书是行政指导，{label}中写了“{coercive[0]}”"
            faults.append(Fault("coercive_words", what, label, _REWORD, path))
    for problem in () if said.facts else _listed(draft).problems:
        coercive = COERCIVE.search(f"{problem.text} {'' if said.advised else problem.correct}")
        if coercive:
            what = f"整改建议书是行政指导，记录的第{problem.number}项其他问题中写了“{coercive[0]}”"
            faults.append(Fault("coercive_words", what, "建议整改的问题", _REWORD, "requirements"))
    listed = _listed(draft)
    return [*faults, *listed.correction_faults(said.advised, "advised", "整改建议"), *listed.faults(issued_on)]


def _draw(draft: PaperDraft, number: str, issued_on: date) -> OfficialDocument:
    template, record, said, listed = draft.template, draft.filed.stored.record, AdviceContent.of(draft.content), _listed(draft)
    values = bureau_values(draft.profile, number, issued_on) | record_values(record)
    annexes = tuple(listed.tables().values())
    advised = list(map(Paragraph, sentences_of(said.advised))) or listed.corrections() or [Paragraph(BLANK_LINE)]
    answer_by = BLANK_DAY if said.answer_by is None else spoken_day(said.answer_by)
    return letter(
        template,
        values,
        issued_on,
        addressee=draft.party,
        paragraphs=(
            Paragraph(
                template.say(
                    "opening",
                    **values,
                    shown=template.say("shown") if draft.visit.get("certificate_shown") else "",
                    task=task_text(template, record),
                )
            ),
            Paragraph(f"一、{template.say('facts')}", Level.FIRST),
            *listed.paragraphs(annexes),
            Paragraph(f"二、{template.say('advised')}", Level.FIRST),
            Paragraph(template.say("advising", **values)),
            *advised,
            Paragraph(template.say("closing", **values, answer_by=answer_by)),
        ),
        annexes=annexes,
        replaced=draft.replaced,
    )


def _sample(case: SampleCase) -> tuple[PaperDraft, date]:
    return case.paper({"requirements": case.broken, "answer_by": "2024-06-20"}), case.issued_on


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=NumberKind.ADVICE,
    title="整改建议书",
    pieces=(
        Piece("opening", "开头", (*CASE, "shown", "task")),
        SHOWN,
        TASK,
        Piece("facts", "标题：检查发现的情况", ()),
        Piece("breach", "不符合的条款", ("clause",)),
        Piece("further", "同时不符合的条款", ("which", "clause", "summary")),
        Piece("advised", "标题：整改建议", ()),
        Piece("advising", "整改建议的引语", CASE),
        Piece("closing", "答复", (*CASE, "answer_by")),
        CONTACT,
    ),
    placeholders={"answer_by": "书面答复的最后一日"},
    red_head=True,
    letter_form=True,
    served=True,
    outcome=Outcome.ADVISE,
    rank=3,
    fields=FIELDS,
    faults=_faults,
    draw=_draw,
    offered=choosing_findings,
    stated=stated_in(requirements_of),
    looks=LOOKS,
    sample=_sample,
)
