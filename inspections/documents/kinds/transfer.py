"""移送函: one letter a receiving body, with what was found, on which ground, and the evidence as an annex.

Content, as JSON beside the record: `{"to": "武陟县市场监督管理局", "requirements": ["wuzhi-2023.fees.banned"], "facts": "…", "ground": "…",
"asked": "…"}`. Without `requirements` the letter tells the findings that the checklist hands over to that very body; for another body
(公安机关 for a mining site, say) they are named. `facts`, `ground` and `asked` stand in the place of what the program would say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from inspections.cases.evidence import Evidence
from inspections.cases.numbers import NumberKind
from inspections.checklists.pack import Outcome
from inspections.days import BEIJING, spoken_day
from inspections.documents.content_reading import DocumentContent, described_faults, sentences_of
from inspections.documents.document_kind import DocumentKind
from inspections.documents.finding_list import LOOKS, FindingList, stated_in
from inspections.documents.framing import letter
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.proposing import choosing_findings, filled_in
from inspections.documents.spoken import bureau_values, record_values, task_text
from inspections.documents.templates.pieces import CASE, CONTACT, TASK, Piece
from inspections.faults import Fault
from inspections.records.fields.field import Field, FieldType, ListField, long_text, text
from inspections.typesetting.official_document import Annex, Level, OfficialDocument, Paragraph
from inspections.typesetting.paper import BLANK_NAME

FIELDS: tuple[Field | ListField, ...] = (
    text("to", "接收单位", required=True),
    Field("requirements", "移送的问题", FieldType.TEXTS, hint="都不勾选，按检查表应当移送的写"),
    long_text("facts", "查明的事实", hint="不填按记录和检查表写"),
    long_text("ground", "移送的依据", hint="不填按检查表写"),
    long_text("asked", "请求事项", hint="不填按文书模板"),
)
"""What the letter says beyond the record."""

ANNEX_TITLE = "证据清单"
ANNEX_HEADINGS = ("编号", "种类", "证明内容", "取得日期", "取得地点")


@dataclass(frozen=True, slots=True)
class TransferContent(DocumentContent, fields=FIELDS):
    """What the letter says beyond the record, as `FIELDS` describe it."""

    to: str = ""
    requirements: tuple[str, ...] = ()
    facts: str = ""
    ground: str = ""
    asked: str = ""


def receivers(draft: PaperDraft) -> tuple[str, ...]:
    """Return the bodies that the checklist hands findings of the record over to, each of which gets a letter of its own."""
    return tuple(dict.fromkeys(filter(None, (finding.consequence.transfer_to for finding in draft.findings))))


def requirements_of(draft: PaperDraft) -> tuple[str, ...]:
    """Return the requirements that the letter tells of: those that are named, else those handed over to the receiving body."""
    said = TransferContent.of(draft.content)
    handed_over = (finding.requirement.id for finding in draft.findings if finding.consequence.transfer_to == said.to)
    return said.requirements or tuple(handed_over)


def evidence_of(draft: PaperDraft) -> tuple[Evidence, ...]:
    """Return the evidence that goes with the letter: what belongs to its findings, and what belongs to none in particular."""
    requirements = set(requirements_of(draft))
    return tuple(piece for piece in draft.evidence if not piece.requirements or requirements & set(piece.requirements))


def _listed(draft: PaperDraft) -> FindingList:
    return FindingList(draft, requirements_of(draft), TransferContent.of(draft.content).facts, "移送")


def _faults(draft: PaperDraft, issued_on: date) -> Sequence[Fault]:
    faults = described_faults(FIELDS, draft.content)
    return faults or _listed(draft).faults(issued_on)


def _draw(draft: PaperDraft, number: str, issued_on: date) -> OfficialDocument:
    template, record, said = draft.template, draft.filed.stored.record, TransferContent.of(draft.content)
    to, listed = said.to or BLANK_NAME, _listed(draft)
    values = bureau_values(draft.profile, number, issued_on) | record_values(record) | {"to": to}
    pieces = evidence_of(draft)
    evidence = (Annex(ANNEX_TITLE, ANNEX_HEADINGS, tuple(map(_row, pieces))),) if pieces else ()
    annexes = (*listed.tables().values(), *evidence)
    return letter(
        template,
        values,
        issued_on,
        addressee=to,
        paragraphs=(
            Paragraph(template.say("opening", **values, task=task_text(template, record))),
            Paragraph(f"一、{template.say('facts')}", Level.FIRST),
            *listed.paragraphs(annexes),
            Paragraph(f"二、{template.say('grounds')}", Level.FIRST),
            Paragraph(_ground(draft, listed, values)),
            *_material(draft, len(pieces)),
            *map(Paragraph, sentences_of(said.asked) or [template.say("asked", **values)]),
        ),
        annexes=annexes,
        replaced=draft.replaced,
    )


def _material(draft: PaperDraft, pieces: int) -> list[Paragraph]:
    """Return what goes with the letter: the evidence, else the record of the inspection where there is one; else nothing is said."""
    say = draft.template.say
    if pieces:
        words = say("listed", evidence_count=str(pieces))
    elif draft.own(NumberKind.SITE_RECORD):
        words = say("nothing_listed")
    else:
        return []
    return [Paragraph(f"三、{say('evidence')}", Level.FIRST), Paragraph(words)]


def _ground(draft: PaperDraft, listed: FindingList, values: Mapping[str, str]) -> str:
    say = draft.template.say
    given = TransferContent.of(draft.content).ground.rstrip("。")
    ground = given or listed.laws(lambda consequence: filter(None, (consequence.ground,)))
    if ground:
        return say("ground", **values, ground=ground)
    basis = listed.laws(lambda consequence: consequence.broken)
    return say("only_basis", **values, basis=basis) if basis else say("no_ground", **values)


def _row(piece: Evidence) -> tuple[str, ...]:
    return (str(piece.number), piece.kind.label, piece.shows, spoken_day(piece.taken_at.astimezone(BEIJING).date()), piece.place)


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=NumberKind.TRANSFER,
    title="移送函",
    pieces=(
        Piece("opening", "开头", (*CASE, "to", "task")),
        TASK,
        Piece("facts", "标题：查明的事实", ()),
        Piece("breach", "违反的条款", ("clause",)),
        Piece("further", "同时违反的条款", ("which", "clause", "summary")),
        Piece("grounds", "标题：移送的依据", ()),
        Piece("ground", "移送的依据", (*CASE, "to", "ground")),
        Piece("only_basis", "移送的依据（检查表只列出法律依据时）", (*CASE, "to", "basis")),
        Piece("no_ground", "移送的依据（没有已核对的法律依据时）", (*CASE, "to")),
        Piece("evidence", "标题：移送的材料", ()),
        Piece("listed", "移送的材料", ("evidence_count",)),
        Piece("nothing_listed", "移送的材料（没有证据时）", ()),
        Piece("asked", "请求事项", (*CASE, "to")),
        CONTACT,
    ),
    red_head=True,
    letter_form=True,
    outcome=Outcome.TRANSFER,
    rank=6,
    fields=FIELDS,
    faults=_faults,
    draw=_draw,
    proposed=lambda draft: filled_in(to=next(iter(receivers(draft)), "")),
    offered=choosing_findings,
    stated=stated_in(requirements_of),
    looks=LOOKS,
    sample=lambda case: (case.paper({"to": "某某县市场监督管理局", "requirements": case.broken}), case.issued_on),
)
