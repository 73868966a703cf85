"""The tables of the page of cases: cases, and the records, documents and evidence of one."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType
from uuid import UUID

from gui.cases.state import RecordRow
from inspections.cases.documents import Document, DocumentState
from inspections.cases.evidence import Evidence
from inspections.cases.links import links_of
from inspections.cases.listings import CaseLine
from inspections.days import BEIJING
from inspections.documents.kinds import title_of

CASES = (("案号", "2023-0001"), ("被检查单位", ""), ("记录", "12"), ("文书", "12"), ("最近检查", "2023-08-15"))
RECORDS = (("记录编号", "410823-2026-000000"), ("检查时间", "2023-08-15"), ("检查项目", ""), ("发现问题", "没有核对"))
DOCUMENTS = (("文书", "责令整改通知书"), ("文号", ""), ("日期", "2023-08-15"), ("状态", "已作废"))
EVIDENCE = (("编号", "12"), ("种类", "视听资料"), ("证明内容", ""), ("取得时间", "2023-08-15 10:12"))
"""Headings, and a text that each column holds at least; the one without has what is left."""

STATES: Mapping[DocumentState, str] = MappingProxyType(
    {DocumentState.ISSUED: "有效", DocumentState.REPLACED: "已替换", DocumentState.VOIDED: "已作废"}
)


def case_texts(lines: Sequence[CaseLine]) -> tuple[tuple[str, ...], ...]:
    """Return the cells of the cases."""
    return tuple(
        (line.case.number, line.case.party.name, str(line.records), str(line.documents), line.last_inspected_on.isoformat())
        for line in lines
    )


def record_texts(rows: Sequence[RecordRow]) -> tuple[tuple[str, ...], ...]:
    """Return the cells of the records."""
    return tuple((row.number, row.inspected_on, row.topics, row.violations) for row in rows)


def document_texts(documents: Sequence[Document], signed: Container[UUID]) -> tuple[tuple[str, ...], ...]:
    """Return the cells of the documents; one that was replaced names the one in its place, those in `signed` say so.

    One that speaks of another that no longer stands says that.
    """
    instead: dict[UUID, str] = {document.replaces: document.number.text for document in documents if document.replaces is not None}
    gone = {document.uuid: document for document in documents if document.state is not DocumentState.ISSUED}
    return tuple(
        (
            title_of(document),
            number_text(document, instead.get(document.uuid, ""), [gone[uuid] for uuid in links_of(document.content) if uuid in gone]),
            document.issued_on.isoformat(),
            state_text(document, signed=document.uuid in signed),
        )
        for document in documents
    )


def number_text(document: Document, instead: str, gone: Sequence[Document] = ()) -> str:
    """Return a document's number; the one in its place is named shortly, for both are of one kind, and so are those gone it speaks of."""
    short = instead.removeprefix(document.number.series.prefix)
    notes = [f"由{short}替换"] if instead else []
    notes += [f"所涉{other.number.text.removeprefix(other.number.series.prefix)}{STATES[other.state]}" for other in gone]
    return f"{document.number.text}（{'，'.join(notes)}）" if notes else document.number.text


def state_text(document: Document, *, signed: bool) -> str:
    """Return whether a document holds, and that it bears a digital signature where it does."""
    return STATES[document.state] + ("，有电子签名" if signed else "")


def evidence_texts(pieces: Sequence[Evidence]) -> tuple[tuple[str, ...], ...]:
    """Return the cells of the evidence."""
    return tuple(
        (str(piece.number), piece.kind.label, piece.shows, f"{piece.taken_at.astimezone(BEIJING):%Y-%m-%d %H:%M}") for piece in pieces
    )
