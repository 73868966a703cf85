"""移送函: one letter a receiving body, with what was found, on which ground, and the evidence as an annex.

Content, as JSON beside the record: `{"to": "武陟县市场监督管理局", "requirements": ["wuzhi-2023.fees.banned"], "facts": "…", "ground": "…",
"asked": "…"}`. Without `requirements` the letter tells the findings that the checklist hands over to that very body; for another body
(公安机关 for a mining site, say) they are named. `facts`, `ground` and `asked` stand in the place of what the program would say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from inspections.cases.evidence import Evidence
from inspections.cases.numbers import NumberKind
from inspections.checklists.pack import Outcome, Requirement
from inspections.days import BEIJING, spoken_day
from inspections.documents.case_findings import PackFindings
from inspections.documents.content_reading import described_faults, readable, sentences_of, typed
from inspections.documents.document_kind import DocumentKind, Fields
from inspections.documents.fee_table import fee_table
from inspections.documents.finding_words import found_text, further_text, heading_of, laws_text
from inspections.documents.framing import letter
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.precheck.currency import CURRENT
from inspections.documents.precheck.findings import PROVED
from inspections.documents.precheck.officers import PEOPLE
from inspections.documents.proposing import choosing, filled_in, offered_requirements
from inspections.documents.templates.pieces import CASE, CONTACT, TASK, Piece
from inspections.documents.templates.values import bureau_values, record_values, task_source
from inspections.documents.unstated import amount_faults, found_to_fill, unstated
from inspections.faults import Fault
from inspections.findings.numerals import numeral
from inspections.findings.phrases import MOST_TOLD, Pointer, cited, cited_again, spoken_clause
from inspections.findings.violations import Fact, Finding
from inspections.records.fields.field import Field, FieldType, ListField, long_text, text
from inspections.typesetting.blanks import BLANK_LINE, BLANK_NAME
from inspections.typesetting.official_document import Annex, Level, OfficialDocument, Paragraph, annex_label

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
class TransferContent:
    """What the letter says beyond the record, as `FIELDS` describe it."""

    to: str = ""
    requirements: tuple[str, ...] = ()
    facts: str = ""
    ground: str = ""
    asked: str = ""

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> TransferContent:
        """Return a content that can be read in its type."""
        return typed(cls, FIELDS, content)


def receivers(draft: PaperDraft) -> tuple[str, ...]:
    """Return the bodies that the checklist hands findings of the record over to, each of which gets a letter of its own."""
    return tuple(dict.fromkeys(filter(None, (finding.requirement.transfer_to for finding in draft.findings))))


def requirements_of(draft: PaperDraft) -> tuple[str, ...]:
    """Return the requirements that the letter tells of: those that are named, else those handed over to the receiving body."""
    said = TransferContent.of(draft.content)
    handed_over = (finding.requirement.id for finding in draft.findings if finding.requirement.transfer_to == said.to)
    return said.requirements or tuple(handed_over)


def evidence_of(draft: PaperDraft) -> tuple[Evidence, ...]:
    """Return the evidence that goes with the letter: what belongs to its findings, and what belongs to none in particular."""
    requirements = set(requirements_of(draft))
    return tuple(piece for piece in draft.evidence if not piece.requirements or requirements & set(piece.requirements))


def _faults(draft: PaperDraft, issued_on: date) -> Sequence[Fault]:
    faults = described_faults(FIELDS, draft.content)
    if faults:
        return faults
    said, requirements = TransferContent.of(draft.content), requirements_of(draft)
    known = {finding.requirement.id for finding in draft.findings}
    unknown = [requirement for requirement in requirements if requirement not in known]
    if unknown:
        what = f"记录中没有{'、'.join(f'“{requirement}”' for requirement in unknown)}这样的问题，或者不予认定"
        faults.append(Fault("no_finding", what, "移送的问题", "请重新选择", "requirements"))
    if not requirements and not said.facts:
        what = f"没有应当移送{said.to}的问题"
        faults.append(Fault("nothing_to_transfer", what, "移送的问题", "请选择要移送的问题，或者写明查明的事实", "requirements"))
    if not said.facts:
        facts = [fact for _, fact in _told_facts(draft)]
        record = draft.filed.stored.record
        faults += amount_faults({number for fact in facts if found_to_fill(fact) for number in fact.lines}, record)
        faults += unstated(((fact, found_to_fill(fact)) for fact in facts), record)
    inspected = draft.filed.stored.record.inspected_on
    if issued_on < inspected:
        faults.append(Fault("issued_too_early", f"签发日期 {issued_on} 早于检查时间 {inspected}", "", "请核对两个日期"))
    return faults


def _draw(draft: PaperDraft, number: str, issued_on: date) -> OfficialDocument:
    template, record, said = draft.template, draft.filed.stored.record, TransferContent.of(draft.content)
    to, source = said.to or BLANK_NAME, task_source(record)
    values = bureau_values(draft.profile, number, issued_on) | record_values(record) | {"to": to}
    pieces = evidence_of(draft)
    tables = _fee_tables(draft)
    evidence = (Annex(ANNEX_TITLE, ANNEX_HEADINGS, tuple(map(_row, pieces))),) if pieces else ()
    annexes = (*tables.values(), *evidence)
    pointers = {pack: f"明细见{annex_label(index, len(annexes))}" for index, pack in enumerate(tables, start=1)}
    return letter(
        template,
        values,
        issued_on,
        addressee=to,
        paragraphs=(
            Paragraph(template.say("opening", **values, task=template.say("task", source=source) if source else "")),
            Paragraph(f"一、{template.say('facts')}", Level.FIRST),
            *_facts(draft, pointers),
            Paragraph(f"二、{template.say('grounds')}", Level.FIRST),
            Paragraph(_ground(draft, values)),
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


def _told_facts(draft: PaperDraft) -> list[tuple[PackFindings, Fact]]:
    requirements = frozenset(requirements_of(draft))
    return [(of_pack, fact) for of_pack in draft.pack_findings for fact in of_pack.facts(requirements)]


def _fee_tables(draft: PaperDraft) -> dict[str, Annex]:
    """Return for each pack the table of the told payments, where a fact has more of them than a sentence tells.

    There is none where a person told the facts.
    """
    if TransferContent.of(draft.content).facts:
        return {}
    record, requirements = draft.filed.stored.record, frozenset(requirements_of(draft))
    tables = {}
    for of_pack in draft.pack_findings:
        facts = of_pack.facts(requirements)
        table = fee_table(facts, record, of_pack.pack.source)
        if table is not None and any(len(fact.lines) > MOST_TOLD for fact in facts):
            tables[of_pack.pack.id] = table
    return tables


def _facts(draft: PaperDraft, pointers: Mapping[str, str]) -> list[Paragraph]:
    given = sentences_of(TransferContent.of(draft.content).facts)
    if given:
        return list(map(Paragraph, given))
    facts = _told_facts(draft)
    cited_before: set[str] = set()
    paragraphs = []
    for index, (of_pack, fact) in enumerate(facts, start=1):
        source = of_pack.pack.source
        named = cited_again(source) if of_pack.pack.id in cited_before else cited(source)
        cited_before.add(of_pack.pack.id)
        record = draft.filed.stored.record
        # With several sources the legal basis alone says what is broken, for their own clauses may be 待核.
        clause = "" if source.collected else f"{named}{spoken_clause(fact.main.requirement.clause)}"
        breach = draft.template.say("breach", clause=clause) if clause else ""
        seen = found_text(fact, record, of_pack.pack, _pointing(pointers.get(of_pack.pack.id, "")))
        words = f"{seen}{breach}{further_text(fact, record, of_pack.pack, draft.template)}。"
        heading = f"（{numeral(index)}）{heading_of(fact.main.requirement)}。"
        alone = len(facts) == 1
        paragraphs.append(Paragraph(words) if alone else Paragraph(f"{heading}{words}", Level.SECOND, lead=len(heading)))
    return paragraphs or [Paragraph(BLANK_LINE)]


def _pointing(words: str) -> Pointer:
    return lambda _lines: words


def _ground(draft: PaperDraft, values: Mapping[str, str]) -> str:
    say = draft.template.say
    ground = TransferContent.of(draft.content).ground.rstrip("。") or _laws(draft, lambda requirement: (requirement.transfer_ground,))
    if ground:
        return say("ground", **values, ground=ground)
    basis = _laws(draft, lambda requirement: requirement.legal_basis)
    return say("only_basis", **values, basis=basis) if basis else say("no_ground", **values)


def _laws(draft: PaperDraft, keys_of: Callable[[Requirement], Sequence[str]]) -> str:
    """Return the confirmed laws that `keys_of` the told requirements name, those of one pack together."""
    keys: dict[str, list[str]] = {}
    for of_pack, fact in _told_facts(draft):
        for requirement in (fact.main.requirement, *(breach.requirement for breach in fact.further)):
            keys.setdefault(of_pack.pack.id, []).extend(filter(None, keys_of(requirement)))
    return "，".join(filter(None, dict.fromkeys(laws_text(named, draft.packs.by_id[pack]) for pack, named in keys.items())))


def _row(piece: Evidence) -> tuple[str, ...]:
    return (str(piece.number), piece.kind.label, piece.shows, spoken_day(piece.taken_at.astimezone(BEIJING).date()), piece.place)


def _offered(draft: PaperDraft) -> Fields:
    return choosing(FIELDS, "requirements", offered_requirements([finding.requirement for finding in draft.findings]), FieldType.CHOICES)


def _stated_findings(draft: PaperDraft, findings: Sequence[Finding]) -> Sequence[Finding]:
    requirements = requirements_of(draft.saying(readable(FIELDS, draft.content)))
    return [finding for finding in findings if finding.requirement.id in requirements]


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
    outcome=Outcome.TRANSFER,
    rank=6,
    fields=FIELDS,
    faults=_faults,
    draw=_draw,
    proposed=lambda draft: filled_in(to=next(iter(receivers(draft)), "")),
    offered=_offered,
    stated=_stated_findings,
    looks=(*PEOPLE, fault_looks.amounts, fault_looks.facts, *PROVED, fault_looks.issue_day, *CURRENT),
    sample=lambda case: (case.paper({"to": "某某县市场监督管理局", "requirements": case.broken}), case.issued_on),
)
