"""月度通报: what a month's inspections found, by topic, what became of it, the problems that are typical, and what is asked.

Its numbers are those of the ledger, and say what was done: not what the checklist suggests. It names no user, and a party only where
a person ticks so (policies ask that units that lag behind be named). Content, as JSON: `{"addressee": "各供电企业", "asked": "…",
"typical": ["wuzhi-2023.fees.banned"]}`; `asked` stands in the place of the template's, and without `typical` the gravest and most frequent
problems are told. A report that is issued keeps its month and county beside it (`issued_reports.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import NumberKind
from inspections.checklists.pack import Outcome, Pack, Requirement
from inspections.documents.content_reading import DocumentContent, described_faults
from inspections.documents.document_kind import DocumentKind, Fields
from inspections.documents.framing import letter
from inspections.documents.issued_reports import kept_content, standing_alike
from inspections.documents.proposing import choosing, offered_requirements
from inspections.documents.signatures import Signer
from inspections.documents.spoken import bureau_values
from inspections.documents.templates.pieces import CONTACT, OWN, Piece
from inspections.documents.templates.template import Template
from inspections.faults import Fault, UserError
from inspections.findings.numerals import numeral
from inspections.findings.phrases import cited, cited_again, clause_text, spoken_clause
from inspections.ledgers.handled import TopicHandled, handled_of, visits_of
from inspections.ledgers.ledger_rows import CheckedOnly, Inspected, facts_found, progress_on
from inspections.profiles.profile import Profile
from inspections.records.fields.field import Field, FieldType, ListField, long_text, text
from inspections.rectifications.rectification_progress import PARTLY, RECTIFIED, UNDER_WAY, RectificationProgress
from inspections.typesetting.official_document import Level, Listing, OfficialDocument, Paragraph
from inspections.typesetting.paper import BLANK_NAME

if TYPE_CHECKING:
    from inspections.documents.sample import SampleCase

FIELDS: tuple[Field | ListField, ...] = (
    text("addressee", "主送单位", required=True),
    Field("typical", "典型问题", FieldType.TEXTS, hint="都不勾选，写最严重、最常见的五项"),
    Field("names_units", "写明单位名称", FieldType.BOOLEAN, hint="政策要求点名通报的，典型问题后写明被检查单位"),
    long_text("asked", "工作要求", hint="不填按文书模板"),
)
"""What the report says beyond the month's records."""

HEADINGS = ("检查项目", "检查次数", "发现问题", *(outcome.label for outcome in Outcome), "尚未处理")
_SHARES = (12.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0)
_MOST_TYPICAL = 5
_GRAVITY: Mapping[str, int] = MappingProxyType({"grave": 0, "serious": 1, "general": 2})


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """A month's report but its number and day. `entries` are the month's records of the bureau's county, as the ledger has them.

    `revisions` are those of the entries, as far as they are stored, `documents` those that stand on them. `replaced` is the report in
    whose place this one comes; `standing` is one that stands for the month and is not replaced.
    """

    profile: Profile
    template: Template
    packs: Mapping[str, Pack]
    year: int
    month: int
    entries: Sequence[Inspected]
    content: Mapping[str, Any] = field(default_factory=dict)
    revisions: Sequence[str] = ()
    documents: Sequence[UUID] = ()
    replaced: Document | None = None
    standing: Document | None = None

    @property
    def kind(self) -> DocumentKind[ReportDraft]:
        """The report."""
        return KIND

    @property
    def signers(self) -> tuple[Signer, ...]:
        """Nobody: a document with a red head is sealed by hand."""
        return ()

    def saying(self, content: Mapping[str, Any]) -> ReportDraft:
        """Return the draft with another content."""
        return replace(self, content=content)


@dataclass(frozen=True, slots=True)
class ReportContent(DocumentContent, fields=FIELDS):
    """What the report says beyond the month's records, as `FIELDS` describe it."""

    addressee: str = ""
    typical: tuple[str, ...] = ()
    names_units: bool | None = None
    asked: str = ""


@dataclass(frozen=True, slots=True)
class _Problem:
    """One requirement that the month found broken, in how many visits and with which parties."""

    pack: Pack
    requirement: Requirement
    visits: int
    parties: tuple[str, ...]


def faults(draft: ReportDraft, issued_on: date) -> tuple[Fault, ...]:
    """Return whatever is wrong with the content, all at once; each fault's `path` is that of the content."""
    faults = described_faults(FIELDS, draft.content)
    if faults:
        return tuple(faults)
    if not draft.entries:
        faults.append(_no_records(draft))
    if (issued_on.year, issued_on.month) < (draft.year, draft.month):
        faults.append(Fault("issued_too_early", f"签发日期 {issued_on} 早于{draft.year}年{draft.month}月", "", "请核对两个日期"))
    if draft.standing is not None:
        what = f"{draft.year}年{draft.month}月的通报已经签发（{draft.standing.number.text}），仍然有效"
        faults.append(Fault("reported_before", what, "", "请在“月度台账”的“已签发的通报”中选中它，点“替换…”另出一份"))
    known = {problem.requirement.id for problem in _problems(draft)}
    unknown = [requirement for requirement in ReportContent.of(draft.content).typical if requirement not in known]
    if unknown:
        what = f"当月没有{'、'.join(f'“{requirement}”' for requirement in unknown)}这样的问题"
        faults.append(Fault("no_finding", what, "典型问题", "请重新选择", "typical"))
    return tuple(faults)


def _no_records(draft: ReportDraft) -> Fault:
    return Fault("no_records", f"{draft.year}年{draft.month}月没有检查记录", "", "请重新选择月份")


def _draw(draft: ReportDraft, number: str, issued_on: date) -> OfficialDocument:
    """Make the report as far as its content goes. Raises UserError for a month without records."""
    if not draft.entries:
        raise UserError([_no_records(draft)])
    template = draft.template
    values = bureau_values(draft.profile, number, issued_on) | {"year": str(draft.year), "month": str(draft.month)}
    return letter(
        template,
        values,
        issued_on,
        title=template.say("heading", **values),
        addressee=ReportContent.of(draft.content).addressee or BLANK_NAME,
        paragraphs=_paragraphs(draft, values, issued_on),
        replaced=draft.replaced,
    )


def _paragraphs(draft: ReportDraft, values: Mapping[str, str], issued_on: date) -> list[Paragraph | Listing]:
    entries = [CheckedOnly(entry.record, entry.checks, _by(entry, issued_on)) for entry in draft.entries]
    say, counts, problems = draft.template.say, handled_of(entries, draft.packs), _problems(draft)
    parties = {(entry.record.inspectee_name, entry.record.inspectee_kind) for entry in draft.entries}
    body: list[Paragraph | Listing] = [
        Paragraph(
            say(
                "opening",
                **values,
                records=str(visits_of(entry.record for entry in draft.entries)),
                parties=str(len(parties)),
                topics="、".join(count.topic for count in counts),
            )
        )
    ]
    sections: list[tuple[str, list[Paragraph | Listing]]] = [("inspected", _inspected(draft, counts))]
    if problems:
        sections += [("rectification", [_rectification(draft, issued_on)]), ("problems", _typical(draft, problems))]
    asked = ReportContent.of(draft.content).asked or say("asked", **values)
    if asked:
        sections.append(("demands", [Paragraph(asked)]))
    for index, (heading, paragraphs) in enumerate(sections, start=1):
        body += [Paragraph(f"{numeral(index)}、{say(heading)}", Level.FIRST), *paragraphs]
    return body


def _inspected(draft: ReportDraft, counts: Sequence[TopicHandled]) -> list[Paragraph | Listing]:
    total, waiting = sum(count.findings for count in counts), sum(count.waiting for count in counts)
    if not total:
        return [Paragraph(draft.template.say("nothing_found", year=str(draft.year), month=str(draft.month)))]
    done = {outcome: sum(count.done[outcome] for count in counts) for outcome in Outcome}
    rows = [(count.topic, str(count.visits), *_figures(count.findings, count.done, count.waiting)) for count in counts]
    acts = [f"{outcome.label}{number}项" for outcome, number in done.items() if number]
    said = draft.template.say("found", findings=str(total), outcomes="、".join([*acts, *([f"尚未处理{waiting}项"] if waiting else [])]))
    # A visit may look at several topics, so the visits of the topics do not add up to the month's.
    return [Paragraph(said), Listing(HEADINGS, (*rows, ("合计", "—", *_figures(total, done, waiting))), shares=_SHARES)]


def _figures(findings: int, done: Mapping[Outcome, int], waiting: int) -> tuple[str, ...]:
    return (str(findings), *(str(done[outcome]) for outcome in Outcome), str(waiting))


def _rectification(draft: ReportDraft, issued_on: date) -> Paragraph:
    say = draft.template.say
    progress = [
        reached
        for entry in draft.entries
        for check in entry.checks
        for fact in facts_found(entry.record, check, draft.packs)
        if not fact.main.set_aside and (reached := progress_on(fact, _by(entry, issued_on))) is not None
    ]
    sentences = [say("no_notices")]
    if progress:
        notices, states = len({reached.notice.uuid for reached in progress}), "，".join(_states(draft, progress))
        sentences = [say("notices", notices=str(notices), ordered=str(len(progress)), states=states)]
    overdue = sum(reached.overdue(issued_on) for reached in progress)
    if overdue:
        sentences.append(say("overdue", overdue=str(overdue)))
    letters = {document.uuid for entry in draft.entries for document in _by(entry, issued_on) if _is_standing_letter(document)}
    if letters:
        sentences.append(say("transferred", letters=str(len(letters))))
    return Paragraph("".join(sentences))


def _states(draft: ReportDraft, progress: Sequence[RectificationProgress]) -> Iterator[str]:
    """Yield how many findings have come how far; of none is nothing said."""
    for piece, state in (("rectified", RECTIFIED), ("partly", PARTLY), ("open", UNDER_WAY)):
        count = sum(reached.state == state for reached in progress)
        if count:
            yield draft.template.say(piece, **{piece: str(count)})


def _is_standing_letter(document: Document) -> bool:
    return document.number.series.kind == NumberKind.TRANSFER and document.state is DocumentState.ISSUED


def _by(entry: Inspected, issued_on: date) -> tuple[Document, ...]:
    """Return the documents there were on the report's day: one that is dated back says nothing of what came later."""
    return tuple(document for document in entry.documents if document.issued_on <= issued_on)


def _problems(draft: ReportDraft) -> list[_Problem]:
    """Return the problems of the month, the gravest and then the most frequent first."""
    broken: dict[str, tuple[Pack, Requirement, list[Inspected]]] = {}
    for entry in draft.entries:
        for check in entry.checks:
            for fact in facts_found(entry.record, check, draft.packs):
                if not fact.main.set_aside:
                    pack, requirement = draft.packs[check.pack.id], fact.main.requirement
                    broken.setdefault(requirement.id, (pack, requirement, []))[2].append(entry)
    problems = [
        _Problem(
            pack, requirement, visits_of(one.record for one in entries), tuple(dict.fromkeys(one.record.inspectee_name for one in entries))
        )
        for pack, requirement, entries in broken.values()
    ]
    return sorted(problems, key=lambda problem: (_GRAVITY[problem.requirement.severity], -problem.visits))


def _typical(draft: ReportDraft, problems: Sequence[_Problem]) -> list[Paragraph | Listing]:
    by_id = {problem.requirement.id: problem for problem in problems}
    named = [requirement for requirement in ReportContent.of(draft.content).typical if requirement in by_id]
    chosen = named or [problem.requirement.id for problem in problems[:_MOST_TYPICAL]]
    paragraphs: list[Paragraph | Listing] = []
    cited_before: set[str] = set()
    with_names = ReportContent.of(draft.content).names_units is True
    for index, requirement in enumerate(chosen, start=1):
        problem = by_id[requirement]
        source, wording = problem.pack.source, problem.requirement.wording
        document = cited_again(source) if problem.pack.id in cited_before else cited(source)
        cited_before.add(problem.pack.id)
        clause = problem.requirement.clause
        units = f"（{'、'.join(problem.parties)}）" if with_names else ""
        said = draft.template.say(
            "problem",
            summary=problem.requirement.summary if wording is None else wording.heading,
            share=f"涉及检查{problem.visits}次、被检查单位{len(problem.parties)}个{units}",
            clause=f"{document}{spoken_clause(clause)}" if problem.pack.cites(problem.requirement) else clause_text(clause),
        )
        number = f"（{numeral(index)}）"
        paragraphs.append(Paragraph(f"{number}{said}", Level.SECOND, lead=len(number) + said.find("。") + 1))
    return paragraphs


def _offered(draft: ReportDraft) -> Fields:
    requirements = [
        fact.main.requirement
        for entry in draft.entries
        for check in entry.checks
        for fact in facts_found(entry.record, check, draft.packs)
        if not fact.main.set_aside
    ]
    return choosing(FIELDS, "typical", offered_requirements(requirements), FieldType.CHOICES)


def _sample(case: SampleCase) -> tuple[ReportDraft, date]:
    entries = (CheckedOnly(case.stored.record, (case.check,)),)
    month = (case.issued_on.year, case.issued_on.month)
    draft = ReportDraft(case.profile, case.template, case.knowledge.packs.by_id, *month, entries, {"addressee": "各供电企业"})
    return draft, case.issued_on


_MONTH = ("year", "month")
KIND: DocumentKind[ReportDraft] = DocumentKind(
    key=NumberKind.REPORT,
    title="月度通报",
    pieces=(
        Piece("heading", "文件标题", (*OWN, *_MONTH), optional=True),
        Piece("opening", "开头", (*OWN, *_MONTH, "records", "parties", "topics")),
        Piece("inspected", "标题：检查情况", ()),
        Piece("nothing_found", "没有发现问题", _MONTH),
        Piece("found", "问题概况", ("findings", "outcomes")),
        Piece("rectification", "标题：整改情况", ()),
        Piece("notices", "下达通知书和整改", ("notices", "ordered", "states")),
        Piece("rectified", "已整改（{states}）", ("rectified",)),
        Piece("partly", "部分整改（{states}）", ("partly",)),
        Piece("open", "正在整改（{states}）", ("open",)),
        Piece("overdue", "已过整改期限", ("overdue",), optional=True),
        Piece("no_notices", "没有下达通知书", ()),
        Piece("transferred", "移送", ("letters",), optional=True),
        Piece("problems", "标题：典型问题", ()),
        Piece("problem", "一项典型问题", ("summary", "share", "clause")),
        Piece("demands", "标题：工作要求", ()),
        Piece("asked", "工作要求", (*OWN, *_MONTH), optional=True),
        CONTACT,
    ),
    red_head=True,
    of_case=False,
    fields=FIELDS,
    faults=faults,
    draw=_draw,
    offered=_offered,
    kept=lambda draft: kept_content(draft.content, draft.profile.county, (draft.year, draft.month), draft.revisions, draft.documents),
    stands=lambda documents, order, prefix: standing_alike(documents, order.content, prefix),
    sample=_sample,
)
