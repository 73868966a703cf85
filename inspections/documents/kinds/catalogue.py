"""案卷目录 and 卷宗封面: one case, one file; the papers with the pages on which they lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from inspections.cases.case import CaseState
from inspections.cases.case_file import CaseFile
from inspections.cases.documents import Document, DocumentState
from inspections.cases.links import links_of
from inspections.cases.numbers import DocumentNumber, NumberKind
from inspections.days import spoken_day
from inspections.documents.composing import paper_faults
from inspections.documents.content_reading import DocumentContent
from inspections.documents.document_kind import DocumentKind, Stage
from inspections.documents.framing import blank_number, replacing
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import currency, procedure
from inspections.documents.precheck import findings as finding_looks
from inspections.documents.proceeding import FiledPaper, filed_papers
from inspections.documents.proposing import filled_in, inspector_names, last_inspector
from inspections.documents.spoken import blank_words, note_of, officers_text, words_of
from inspections.documents.templates.pieces import Piece
from inspections.documents.templates.template import Template
from inspections.faults import Fault
from inspections.profiles.profile import Profile
from inspections.records.fields.field import Field, long_text, text
from inspections.records.fields.inspection import TOPICS
from inspections.typesetting.official_document import Listing
from inspections.typesetting.paper import NO_DAY, Entry, Gap, Paper

FIELDS: tuple[Field, ...] = (text("compiler", "立卷人"), text("checker", "检查人"), long_text("notes", "说明"))
"""What the paper holds beyond the case."""

HEADINGS = ("序号", "文书名称", "文号", "日期", "页次", "备注")
SHARES = (2.8, 7.8, 12.4, 5.3, 4.0, 4.5)
BLANK_ROWS = 11
COVER = "供电监督检查卷宗"
PAGES_NOTE = "页次从目录之后的第一页起算。"


@dataclass(frozen=True, slots=True)
class CatalogueContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the case, as `FIELDS` describe it."""

    compiler: str = ""
    checker: str = ""
    notes: str = ""


def _rules(draft: PaperDraft, _day: date) -> list[Fault]:
    return [] if draft.file.documents else [Fault("no_documents", "本案还没有文书", "案卷目录", "请先出具文书")]


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    return filled_in(compiler=last_inspector(draft), checker="".join(inspector_names(draft)[:1]))


def _draw(draft: PaperDraft, number: str, day: date) -> Paper:
    """Make the catalogue of the case as it stands. Raises UserError where an archived document cannot be read."""
    said = CatalogueContent.of(draft.content)
    note = "".join((said.notes, draft.template.say("note", **words_of(draft, number, day))))
    papers = filed_papers(draft.file, draft.read, draft.kinds)
    made = catalogue_of(draft.file, papers, draft.template.title, day, note, (said.compiler, said.checker))
    return replace(made, number=number, blocks=(*replacing(draft), *made.blocks), author=draft.profile.issuer)


@dataclass(frozen=True, slots=True)
class Appendix:
    """Pages behind the documents that are none themselves: what they are, how many, and what is on them."""

    title: str
    pages: int
    remark: str


def catalogue_of(  # noqa: PLR0913, PLR0917 # what is listed, and what stands above it
    file: CaseFile,
    papers: Sequence[FiledPaper],
    title: str,
    day: date,
    note: str = "",
    people: tuple[str, str] = ("", ""),
    behind: Sequence[Appendix] = (),
) -> Paper:
    """Return a catalogue of these papers and what is bound `behind` them; `people` are who compiled and who checked it.

    A void document has its line, without pages.
    """
    issuer = "" if file.profile is None else file.profile.issuer
    return _catalogue(issuer, title, day, file.case.number, file.case.party.name, _rows(papers, behind), note, people)


def people_of(file: CaseFile) -> tuple[str, str]:
    """Return who compiled the case's file and who checked it, as its last catalogue says; empty before there is one."""
    catalogues = file.standing(NumberKind.CATALOGUE)
    last = CatalogueContent.of(catalogues[-1].content) if catalogues else CatalogueContent()
    return last.compiler, last.checker


def cover(file: CaseFile, papers: Sequence[FiledPaper], day: date, behind: Sequence[Appendix] = ()) -> Paper:
    """Return the cover of a case's file, with the compiler that its catalogue names."""
    pages = sum(paper.pages for paper in papers) + sum(part.pages for part in behind)
    void = sum(paper.document.state is DocumentState.VOIDED for paper in papers)
    records = [filed.stored.record for filed in file.records]
    topics = dict.fromkeys(TOPICS[topic] for record in records for topic in record.payload["topics"])
    officers = dict.fromkeys(
        officer for record in records for officer in officers_text(record.payload["inspectors"]).split("、") if officer
    )
    days = sorted(record.inspected_on for record in records)
    return Paper(
        issuer="" if file.profile is None else file.profile.issuer,
        title=COVER,
        dated=day,
        headed=file.profile is not None,
        title_line=3,
        counted=False,
        blocks=(
            Gap(2),
            Entry("案号", file.case.number),
            Entry("被检查单位", file.case.party.name),
            Entry("案由", f"供电监督检查（{'、'.join(topics)}）" if topics else ""),
            Entry("检查日期", "、".join(dict.fromkeys(map(spoken_day, days)))),
            Entry("承办人", "、".join(officers)),
            Entry("立案日期", spoken_day(file.case.opened_on)),
            Entry("结案日期", "　　　　年　　月　　日" if file.case.state is CaseState.OPEN else ""),
            Entry("卷内文书", f"{len(papers) - void + len(behind)}件，{pages}页{f'（另有作废{void}件，不装订）' if void else ''}"),
            Entry("立卷人", people_of(file)[0], half=True),
            Entry("归档日期", half=True),
            Entry("保管期限", half=True),
            Entry("档案号", half=True),
        ),
        subject=f"{COVER} {file.case.number}",
    )


def _blank(template: Template, profile: Profile | None) -> Paper:
    issuer = "" if profile is None else profile.issuer
    made = _catalogue(issuer, template.title, NO_DAY, "", "", (), template.say("note", **blank_words(profile)), ("", ""))
    return replace(made, number=blank_number(template, profile))


def blank_cover(profile: Profile | None) -> Paper:
    """Return the cover to fill by hand."""
    labels = ("案号", "被检查单位", "案由", "检查日期", "承办人", "立案日期", "结案日期", "卷内文书")
    return Paper(
        issuer="" if profile is None else profile.issuer,
        title=COVER,
        dated=NO_DAY,
        headed=profile is not None,
        title_line=3,
        counted=False,
        blocks=(
            Gap(2),
            *(Entry(label, lines=2 if label in {"被检查单位", "案由"} else 1) for label in labels),
            *(Entry(label, half=True) for label in ("立卷人", "归档日期", "保管期限", "档案号")),
        ),
    )


def _rows(papers: Sequence[FiledPaper], behind: Sequence[Appendix]) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    page = 1
    documents = [paper.document for paper in papers]
    for paper in papers:
        issued = paper.document.issued_on
        head = (paper.title, paper.number, f"{issued.year}.{issued.month}.{issued.day}")
        rows.append((str(len(rows) + 1), *head, _span(page, paper.pages), _note(paper.document, documents)))
        page += paper.pages
    for part in behind:
        rows.append((str(len(rows) + 1), part.title, "", "", _span(page, part.pages), part.remark))
        page += part.pages
    return tuple(rows)


def _span(first: int, pages: int) -> str:
    if not pages:
        return "—"
    return f"{first}" if pages == 1 else f"{first}—{first + pages - 1}"


def _note(document: Document, documents: Sequence[Document]) -> str:
    """Return what there is to say of a document: that it is void or replaced, or that one it speaks of is void."""
    if document.state is DocumentState.VOIDED:
        return "已作废"
    if document.state is DocumentState.REPLACED:
        return _replaced(document, next((other.number for other in documents if other.replaces == document.uuid), None))
    linked = links_of(document.content)
    void = [other.number for other in documents if other.uuid in linked and other.state is DocumentState.VOIDED]
    return "、".join(f"所涉{number.serial}号已作废" for number in void)


def _replaced(document: Document, successor: DocumentNumber | None) -> str:
    """Return what came in a document's place, of the same series by its last figures alone: the column is narrow."""
    if successor is None:
        return "已替换"
    return f"已由{f'{successor.serial}号' if successor.series == document.number.series else successor.text}替换"


def _catalogue(  # noqa: PLR0913, PLR0917 # what a catalogue says, part by part
    issuer: str,
    title: str,
    day: date,
    case: str,
    party: str,
    rows: tuple[tuple[str, ...], ...],
    note: str,
    people: tuple[str, str],
) -> Paper:
    compiler, checker = people
    return Paper(
        issuer=issuer,
        title=title,
        dated=day,
        headed=bool(issuer),
        counted=False,
        blocks=(
            Entry("案号", case),
            Entry("被检查单位", party),
            # Above the table: below a long one they and the note would stand on a page alone.
            Entry("立卷人", compiler, half=True),
            Entry("检查人", checker, half=True),
            *note_of(f"注：{PAGES_NOTE}{note}"),
            Listing(HEADINGS, rows, 0 if rows else BLANK_ROWS, SHARES),
        ),
        subject=f"{title} {case}".strip(),
    )


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=NumberKind.CATALOGUE,
    title="案卷目录",
    pieces=(Piece("note", "说明", optional=True),),
    stage=Stage.AFTER,
    of_all_records=True,
    needs=lambda documents, **_: "" if documents else "先出具文书",
    fields=FIELDS,
    faults=paper_faults(_rules),
    draw=_draw,
    blank=_blank,
    proposed=_proposed,
    stated=lambda _draft, findings: findings,
    looks=(procedure.right_to_reply, finding_looks.evidence, procedure.delivery, currency.older_documents),
)
