"""行政处理事先告知书: facts, reasons and basis of an intended order, told to the party before it is made, so that it may be heard.

河南省行政执法条例 26 asks for it; whether another province does, its own rule says: a pack that lists a law under the key `told-before`
asks for it. Content, as JSON beside the record: `{"requirements": ["…"], "facts": "…", "intended": "…", "answer_by": "2023-08-21"}`.
Without `requirements` it tells the findings that would be ordered corrected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from inspections.cases.numbers import NumberKind
from inspections.checklists.pack import Outcome
from inspections.days import spoken_day
from inspections.documents.content_reading import DocumentContent, described_faults, sentences_of
from inspections.documents.document_kind import DocumentKind, Fields
from inspections.documents.finding_list import LOOKS, FindingList, answer_faults, findings_leading_to, stated_in
from inspections.documents.framing import letter
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck.provincial import TOLD_BEFORE
from inspections.documents.proofs import particulars_of, proofs_of
from inspections.documents.proposing import choosing, offered_requirements
from inspections.documents.spoken import bureau_values, record_values
from inspections.documents.templates.pieces import CASE, CONTACT, Piece
from inspections.faults import Fault
from inspections.records.fields.field import Field, FieldType, ListField, day, long_text
from inspections.typesetting.official_document import Level, OfficialDocument, Paragraph
from inspections.typesetting.paper import BLANK_DAY, BLANK_LINE

if TYPE_CHECKING:
    from inspections.documents.sample import SampleCase

KEY = NumberKind("advance_notice")

FIELDS: tuple[Field | ListField, ...] = (
    Field("requirements", "拟责令整改的问题", FieldType.TEXTS, hint="都不勾选，写检查表中应当责令改正的"),
    long_text("facts", "查明的事实", hint="不填按记录和检查表写"),
    long_text("intended", "拟作出的决定", hint="不填按检查表写"),
    day("answer_by", "陈述和申辩的期限", required=True),
)
"""What the paper says beyond the record."""


@dataclass(frozen=True, slots=True)
class AdvanceNoticeContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the record, as `FIELDS` describe it."""

    requirements: tuple[str, ...] = ()
    facts: str = ""
    intended: str = ""
    answer_by: date | None = None


def requirements_of(draft: PaperDraft) -> tuple[str, ...]:
    """Return the requirements that the paper tells of: those that are named, else those that would be ordered corrected."""
    return AdvanceNoticeContent.of(draft.content).requirements or findings_leading_to(draft, Outcome.ORDER)


def _listed(draft: PaperDraft) -> FindingList:
    return FindingList(draft, requirements_of(draft), AdvanceNoticeContent.of(draft.content).facts, "告知")


def _faults(draft: PaperDraft, issued_on: date) -> Sequence[Fault]:
    faults = described_faults(FIELDS, draft.content)
    if faults:
        return faults
    answer_by = AdvanceNoticeContent.of(draft.content).answer_by
    faults += answer_faults(answer_by, issued_on, "陈述和申辩的期限")
    return [*faults, *_listed(draft).faults(issued_on)]


def _draw(draft: PaperDraft, number: str, issued_on: date) -> OfficialDocument:
    template, record, listed = draft.template, draft.filed.stored.record, _listed(draft)
    said, say = AdvanceNoticeContent.of(draft.content), template.say
    values = bureau_values(draft.profile, number, issued_on) | record_values(record)
    annexes = tuple(listed.tables().values())
    intended = list(map(Paragraph, sentences_of(said.intended))) or listed.corrections() or [Paragraph(BLANK_LINE)]
    particulars, proofs = particulars_of(record), proofs_of(draft.file, record.uuid)
    basis = listed.laws(lambda consequence: (*consequence.broken, *consequence.powers))
    answer_by = BLANK_DAY if said.answer_by is None else spoken_day(said.answer_by)
    rule = next((of_pack.pack.laws[TOLD_BEFORE] for of_pack in draft.pack_findings if TOLD_BEFORE in of_pack.pack.laws), None)
    ruled = say("rule", rule=rule.name) if rule is not None and rule.confirmed else ""
    return letter(
        template,
        values,
        issued_on,
        addressee=draft.party,
        paragraphs=(
            *((Paragraph(say("particulars", particulars=particulars)),) if particulars else ()),
            Paragraph(say("opening", **values)),
            Paragraph(f"一、{say('facts')}", Level.FIRST),
            *listed.paragraphs(annexes),
            *((Paragraph(say("proved", proofs=proofs)),) if proofs else ()),
            Paragraph(f"二、{say('intended')}", Level.FIRST),
            Paragraph(say("intending", basis=basis) if basis else say("intending_alone")),
            *intended,
            Paragraph(f"三、{say('rights')}", Level.FIRST),
            Paragraph(say("hearing", **values, answer_by=answer_by, rule=ruled)),
        ),
        annexes=annexes,
        replaced=draft.replaced,
    )


def _offered(draft: PaperDraft) -> Fields:
    return choosing(FIELDS, "requirements", offered_requirements([finding.requirement for finding in draft.findings]), FieldType.CHOICES)


def _sample(case: SampleCase) -> tuple[PaperDraft, date]:
    return case.paper({"requirements": case.broken, "answer_by": "2024-05-24"}), case.issued_on


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=KEY,
    title="行政处理事先告知书",
    pieces=(
        Piece("particulars", "当事人基本情况（记录中有的才写）", ("particulars",), optional=True),
        Piece("opening", "开头", CASE),
        Piece("facts", "标题：查明的事实和证据", ()),
        Piece("breach", "违反的条款", ("clause",)),
        Piece("further", "同时违反的条款", ("which", "clause", "summary")),
        Piece("proved", "证据（有证据或者笔录的才写）", ("proofs",), optional=True),
        Piece("intended", "标题：理由、依据和拟作出的决定", ()),
        Piece("intending", "拟作出的决定", ("basis",)),
        Piece("intending_alone", "拟作出的决定（没有已核对的法律依据时）", ()),
        Piece("rights", "标题：陈述和申辩", ()),
        Piece("rule", "本省的规定（{rule}）", ("rule",), optional=True),
        Piece("hearing", "陈述和申辩", (*CASE, "answer_by", "rule")),
        CONTACT,
    ),
    placeholders={
        "particulars": "被检查单位的名称、统一社会信用代码、地址、法定代表人",
        "proofs": "现场检查记录、笔录和证据的种类、件数",
        "answer_by": "陈述和申辩的最后一日",
        "rule": "本省要求事先告知的条文，检查表没有列出的不写",
    },
    red_head=True,
    served=True,
    rank=2,
    fields=FIELDS,
    faults=_faults,
    draw=_draw,
    offered=_offered,
    stated=stated_in(requirements_of),
    looks=LOOKS,
    sample=_sample,
)
