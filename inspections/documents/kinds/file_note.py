"""备考表: the last leaf of a case's file, with what is to be known of it, who put it together and who looked it over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from inspections.cases.documents import DocumentState
from inspections.cases.numbers import NumberKind
from inspections.days import spoken_day
from inspections.documents.composing import paper_faults
from inspections.documents.content_reading import DocumentContent
from inspections.documents.document_kind import DocumentKind, Stage
from inspections.documents.framing import PaperSheet, form_of, paper_of
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import currency
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.proposing import filled_in, last_inspector
from inspections.documents.signatures import Signer
from inspections.documents.templates.pieces import CASE, Piece
from inspections.records.fields.field import Field, day, long_text, text
from inspections.typesetting.paper import Block, Entry

KEY = NumberKind("file_note")

FIELDS: tuple[Field, ...] = (
    long_text("state", "本卷情况说明", required=True),
    text("compiler", "立卷人"),
    text("checker", "检查人"),
    day("compiled_on", "立卷时间"),
)
"""What the paper holds beyond the case."""

COMPILER = Signer("compiler", "立卷人签名")
CHECKER = Signer("checker", "检查人签名")


@dataclass(frozen=True, slots=True)
class FileNoteContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the case, as `FIELDS` describe it."""

    state: str = ""
    compiler: str = ""
    checker: str = ""
    compiled_on: date | None = None


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    """Return how much the file holds; void documents stay in it by their numbers."""
    papers = [document for document in draft.file.documents if document.state is not DocumentState.VOIDED]
    void = len(draft.file.documents) - len(papers)
    counted = f"本卷有文书{len(papers)}件、证据{len(draft.file.evidence)}件"
    return filled_in(state=f"{counted}，作废的文书{void}件。" if void else f"{counted}。", compiler=last_inspector(draft))


def _laid(sheet: PaperSheet) -> tuple[Block, ...]:
    said = FileNoteContent.of(sheet.content)
    return (
        Entry("案号", sheet.case),
        Entry("被检查单位", "" if sheet.draft is None else sheet.draft.party),
        *sheet.written("本卷情况说明", said.state, 8),
        Entry("立卷人", said.compiler, half=True),
        Entry("检查人", said.checker, half=True),
        Entry("立卷时间", "" if said.compiled_on is None else spoken_day(said.compiled_on)),
        *sheet.noted("note"),
        *sheet.signing((COMPILER.label, (COMPILER,)), (CHECKER.label, (CHECKER,))),
    )


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=KEY,
    title="备考表",
    pieces=(Piece("note", "填写说明", CASE, optional=True),),
    stage=Stage.AFTER,
    rank=8,
    numbered=False,
    fields=FIELDS,
    signers=lambda _record: (COMPILER, CHECKER),
    faults=paper_faults(lambda _draft, _day: ()),
    draw=paper_of(_laid),
    blank=form_of(_laid),
    proposed=_proposed,
    needs=lambda documents, **_: "" if documents else "先出具文书",
    looks=(fault_looks.issue_day, currency.older_documents),
)
