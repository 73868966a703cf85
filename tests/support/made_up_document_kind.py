"""A kind of document that nobody ships: 改进意见书, added by this one file and its table in a file of templates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.days import spoken_day
from inspections.documents.content_reading import DocumentContent, described_faults, lines, sentences_of
from inspections.documents.document_kind import DocumentKind
from inspections.documents.finding_words import heading_of
from inspections.documents.framing import letter
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.officers import PEOPLE
from inspections.documents.precheck.remark import Remark, fine, warning
from inspections.documents.proposing import filled_in
from inspections.documents.spoken import bureau_values, record_values
from inspections.documents.templates.pieces import CASE, CONTACT, Piece
from inspections.faults import Fault
from inspections.records.fields.field import Field, ListField, day, long_text, text
from inspections.typesetting.official_document import OfficialDocument, Paragraph
from inspections.typesetting.paper import BLANK_DAY, BLANK_LINE

if TYPE_CHECKING:
    from inspections.documents.sample import SampleCase

TEMPLATE = """
[made_up_advice]
title = "改进意见书"
number_word = "建"
sealed = true
colophon = false
[made_up_advice.words]
opening = "{inspected_on}，本机关对你单位进行了供电监督检查，现就{matters}提出以下建议："
closing = "请于{answer_by}前书面答复。"
contact = "联系人：{contact}"
"""

FIELDS: tuple[Field | ListField, ...] = (
    ListField("advice", "建议", (text("matter", "事项", required=True), long_text("advised", "建议内容", required=True)), required=True),
    day("answer_by", "答复期限", required=True),
)


@dataclass(frozen=True, slots=True)
class Advised:
    matter: str = ""
    advised: str = ""


@dataclass(frozen=True, slots=True)
class AdviceContent(DocumentContent, fields=FIELDS):
    advice: tuple[Advised, ...] = lines(Advised)
    answer_by: date | None = None


def _faults(draft: PaperDraft, issued_on: date) -> Sequence[Fault]:
    faults = described_faults(FIELDS, draft.content)
    if faults:
        return faults
    answer_by = AdviceContent.of(draft.content).answer_by
    early = answer_by is not None and answer_by <= issued_on
    return [Fault("answer_too_early", "答复期限不晚于签发日期", "答复期限", "请改正", "answer_by")] if early else []


def _draw(draft: PaperDraft, number: str, issued_on: date) -> OfficialDocument:
    said, say = AdviceContent.of(draft.content), draft.template.say
    values = bureau_values(draft.profile, number, issued_on) | record_values(draft.filed.stored.record)
    matters = "、".join(line.matter for line in said.advice) or BLANK_LINE
    return letter(
        draft.template,
        values,
        issued_on,
        addressee=draft.party,
        paragraphs=(
            Paragraph(say("opening", **values, matters=matters)),
            *(Paragraph(sentence) for line in said.advice for sentence in sentences_of(line.advised)),
            Paragraph(say("closing", **values, answer_by=spoken_day(said.answer_by) if said.answer_by else BLANK_DAY)),
        ),
        replaced=draft.replaced,
    )


def _advised(examined: Examined, _basis: Basis) -> Iterator[Remark]:
    advised = examined.content.get("advice")
    yield fine("建议", f"共{len(advised)}项。") if advised else warning("建议", "还没有写建议。")


def _needs(documents: Sequence[Document], **_: bool) -> str:
    return "" if documents else "先制作现场检查记录"


def _sample(case: SampleCase) -> tuple[PaperDraft, date]:
    advice = [{"matter": "收费公示", "advised": "在营业厅公示收费项目"}]
    return case.paper({"advice": advice, "answer_by": "2024-06-20"}), case.issued_on


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=NumberKind("made_up_advice"),
    title="改进意见书",
    pieces=(Piece("opening", "开头", (*CASE, "matters")), Piece("closing", "答复", (*CASE, "answer_by")), CONTACT),
    placeholders={"matters": "建议的事项", "answer_by": "答复的最后一日"},
    red_head=True,
    rank=3,
    needs=_needs,
    fields=FIELDS,
    faults=_faults,
    draw=_draw,
    proposed=lambda draft: filled_in(advice=[{"matter": heading_of(finding.requirement)} for finding in draft.findings]),
    due=lambda draft: dict.fromkeys(
        (finding.requirement.id for finding in draft.findings), AdviceContent.of(draft.content).answer_by or date.max
    ),
    looks=(*PEOPLE, _advised, fault_looks.issue_day),
    sample=_sample,
)
