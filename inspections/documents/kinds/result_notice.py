"""检查结果告知书: what came of an inspection, also where nothing was found, with inspection code and count of the year.

The Ministry of Justice's forms of 2025 end with the answer to the inspected (审批—通知—实施—记录—反馈); its form was not read (待核).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from inspections.cases.numbers import NumberKind
from inspections.documents.composing import paper_faults
from inspections.documents.content_reading import DocumentContent
from inspections.documents.document_kind import DocumentKind, Stage
from inspections.documents.finding_words import counted, own_problems
from inspections.documents.framing import PaperSheet, form_of, paper_of
from inspections.documents.kinds.inspection_notice import KEY as INSPECTION_NOTICE
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import currency
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.precheck.officers import PEOPLE
from inspections.documents.precheck.sequence import presupposes
from inspections.documents.proceeding import acts_among, named_act
from inspections.documents.proposing import filled_in
from inspections.documents.signatures import Signer
from inspections.documents.spoken import ticked
from inspections.documents.templates.pieces import CASE, Piece
from inspections.documents.visits import visit_of_year
from inspections.faults import Fault
from inspections.records.fields.field import Field, choice, long_text, text
from inspections.typesetting.official_document import Paragraph
from inspections.typesetting.paper import Block, Entry, RuledLines

KEY = NumberKind("result_notice")

NOTHING, FOUND, LATER = "nothing_found", "problems_found", "to_be_verified"
RESULT = choice("result", "检查结果", required=True, **{NOTHING: "未发现问题", FOUND: "发现问题", LATER: "有待进一步核实"})

FIELDS: tuple[Field, ...] = (
    RESULT,
    long_text("problems", "发现的问题", hint="一行一项"),
    long_text("handling", "处理方式", hint="一行一项，如另行送达责令整改通知书、整改建议书"),
    text("visit_of_year", "本年度第几次检查"),
    text("inspection_code", "检查编码"),
    text("supervision_phone", "监督电话"),
)
"""What the paper holds beyond the record."""

RECIPIENT = Signer("party", "被检查单位签收人", may_refuse=True)


@dataclass(frozen=True, slots=True)
class ResultNoticeContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the record, as `FIELDS` describe it."""

    result: str | None = None
    problems: str = ""
    handling: str = ""
    visit_of_year: str = ""
    inspection_code: str = ""
    supervision_phone: str = ""


def _rules(draft: PaperDraft, _day: date) -> Sequence[Fault]:
    """Return where the result and the problems told do not go together."""
    said = ResultNoticeContent.of(draft.content)
    if said.result == FOUND and not said.problems:
        return [Fault("no_problem", "检查结果为发现问题，没有写明问题", "发现的问题", "请逐项写明", "problems")]
    if said.result == NOTHING and said.problems:
        return [Fault("problem_told", "检查结果为未发现问题，又写了问题", "发现的问题", "请删去，或者改选检查结果", "problems")]
    return []


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    """Return what the record gives; an unknown is no clean result, so that a person says that nothing was found."""
    problems, record = own_problems(draft), draft.filed.stored.record.uuid
    acts = acts_among((document for document in draft.file.documents if document.record == record), draft.kinds)
    notices = draft.own(INSPECTION_NOTICE)
    return filled_in(
        result=FOUND if problems else None,
        problems="\n".join(problems),
        handling="\n".join(f"另行出具{named_act(document)}" for document in acts) if problems else "",
        visit_of_year=visit_of_year(draft),
        inspection_code=draft.visit.get("inspection_code"),
        supervision_phone=notices[-1].content.get("supervision_phone") if notices else "",
    )


def _laid(sheet: PaperSheet) -> tuple[Block, ...]:
    said = ResultNoticeContent.of(sheet.content)
    return (
        *sheet.party(),
        Entry("检查时间", sheet.span),
        Entry("检查人员", sheet.officers, lines=2),
        Entry("检查内容", sheet.topics, lines=2),
        Entry("任务来源", sheet.source, half=True),
        Entry("检查编码", said.inspection_code, half=True),
        sheet.times(said.visit_of_year),
        Paragraph(sheet.say("opening")),
        Entry("检查结果", ticked(RESULT.choices, said.result), ruled=False),
        *_outcome(sheet, said),
        *map(Paragraph, filter(None, (sheet.say("rights"), sheet.say("contact")))),
        Entry("监督电话", said.supervision_phone),
        *sheet.sealed("检查机关（印章）"),
        *sheet.signing((RECIPIENT.label, (RECIPIENT,))),
    )


def _outcome(sheet: PaperSheet, said: ResultNoticeContent) -> tuple[Block, ...]:
    if sheet.draft is None:
        return (*sheet.written("发现的问题", "", 4), *sheet.written("处理方式", "", 2))
    if said.result == NOTHING:
        return (Paragraph(sheet.say("nothing")),)
    handling = said.handling or sheet.say("handling")
    return (
        *sheet.written("发现的问题", counted(said.problems), 3),
        *(sheet.written("处理方式", counted(handling), 2) if said.result == FOUND or said.handling else ()),
        *((RuledLines(1),) if said.result is None else ()),
    )


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=KEY,
    title="检查结果告知书",
    pieces=(
        Piece("opening", "开头", CASE),
        Piece("nothing", "未发现问题", CASE),
        Piece("handling", "处理方式（没有填写时）", CASE),
        Piece("rights", "陈述申辩和监督", CASE),
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
    looks=(
        *PEOPLE,
        presupposes(INSPECTION_NOTICE, "入企检查应当先出具；确实没有的，请在案卷中写明原因。"),
        presupposes(NumberKind.SITE_RECORD, "结果应当以现场检查记录为依据，请先制作。"),
        currency.visits,
        fault_looks.issue_day,
        currency.older_documents,
    ),
)
