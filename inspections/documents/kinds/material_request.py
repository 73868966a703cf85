"""限期提供材料通知书: which papers the party is to hand in, as originals or copies, where, and by which day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from inspections.cases.numbers import NumberKind
from inspections.days import spoken_day
from inspections.documents.composing import paper_faults
from inspections.documents.content_reading import DocumentContent, lines
from inspections.documents.document_kind import DocumentKind, Stage
from inspections.documents.framing import PaperSheet, form_of, paper_of
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import currency
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.officers import officers as officers_looked_at
from inspections.documents.precheck.remark import Remark, fine, warning
from inspections.documents.proposing import filled_in
from inspections.documents.signatures import Signer
from inspections.documents.templates.pieces import CASE, Piece
from inspections.documents.visits import inspect_basis
from inspections.faults import Fault
from inspections.records.fields.field import Field, ListField, choice, day, long_text, text
from inspections.typesetting.official_document import Listing, Paragraph
from inspections.typesetting.paper import BLANK_DAY, BLANK_LINE, Block, Entry

KEY = NumberKind("material_request")

FORM = choice("form", "形式", original="原件", copy="复印件", electronic="电子数据")
MATERIAL = (text("name", "材料名称", required=True), FORM, text("copies", "份数"), text("notes", "要求"))
FIELDS: tuple[Field | ListField, ...] = (
    ListField("materials", "需要提供的材料", MATERIAL, required=True),
    day("due_on", "提供的最后一日", required=True),
    text("place", "送交的地点", required=True),
    long_text("basis", "通知的依据", required=True),
)
"""What the paper holds beyond the record."""

RECIPIENT = Signer("party", "被检查单位签收人", may_refuse=True)
HEADINGS = ("序号", "材料名称", "形式", "份数", "要求")
SHARES = (2.8, 15.0, 5.0, 3.6, 10.4)
BLANK_ROWS = 6


@dataclass(frozen=True, slots=True)
class Material:
    """One kind of material that is asked for."""

    name: str = ""
    form: str | None = None
    copies: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class MaterialRequestContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the record, as `FIELDS` describe it."""

    materials: tuple[Material, ...] = lines(Material)
    due_on: date | None = None
    place: str = ""
    basis: str = ""


def _rules(draft: PaperDraft, issued_on: date) -> Sequence[Fault]:
    """Return the fault of a last day that leaves no time."""
    due_on = MaterialRequestContent.of(draft.content).due_on
    if due_on is not None and due_on <= issued_on:
        what = f"最后一日{spoken_day(due_on)}不晚于签发日期{spoken_day(issued_on)}"
        return [Fault("due_before_issue", what, "提供的最后一日", "请改正", "due_on")]
    return []


def _last_day(examined: Examined, _basis: Basis) -> Iterator[Remark]:
    """Look whether the bureau is there on the last day."""
    written = examined.content.get("due_on")
    try:
        due_on = date.fromisoformat(str(written))
    except ValueError:
        return
    if examined.calendar.is_working(due_on) is False:
        yield warning("提供期限", f"最后一日{spoken_day(due_on)}不是工作日，请改为工作日。")
    else:
        yield fine("提供期限", f"{spoken_day(due_on)}前（含当日）提供。")


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    profile = draft.file.profile
    return filled_in(
        place=None if profile is None else profile.address,
        basis=inspect_basis(draft.filed.stored.record.inspected_on),
    )


def _laid(sheet: PaperSheet) -> tuple[Block, ...]:
    said = MaterialRequestContent.of(sheet.content)
    rows = tuple(
        (str(index), line.name, FORM.choices.get(line.form or "", ""), line.copies, line.notes)
        for index, line in enumerate(said.materials, start=1)
    )
    due_on = BLANK_DAY if said.due_on is None else spoken_day(said.due_on)
    return (
        *sheet.party(),
        Paragraph(sheet.say("opening", basis=said.basis.rstrip("。") or BLANK_LINE, due_on=due_on)),
        Listing(HEADINGS, rows, 0 if rows else BLANK_ROWS, SHARES),
        Entry("送交的地点", said.place),
        *map(Paragraph, filter(None, (sheet.say("copies"), sheet.say("delay"), sheet.say("contact")))),
        *sheet.sealed("检查机关（印章）"),
        *sheet.signing((RECIPIENT.label, (RECIPIENT,))),
    )


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=KEY,
    title="限期提供材料通知书",
    pieces=(
        Piece("opening", "开头", (*CASE, "basis", "due_on")),
        Piece("copies", "复印件的要求", optional=True),
        Piece("delay", "不能按期提供的", optional=True),
        Piece("contact", "联系方式", optional=True),
    ),
    placeholders={"basis": "通知的法律依据", "due_on": "提供的最后一日"},
    stage=Stage.ON_SITE,
    rank=1,
    fields=FIELDS,
    signers=lambda _record: (RECIPIENT,),
    faults=paper_faults(_rules),
    draw=paper_of(_laid),
    blank=form_of(_laid),
    proposed=_proposed,
    looks=(officers_looked_at, _last_day, fault_looks.issue_day, currency.older_documents),
)
