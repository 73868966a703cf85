"""先行登记保存通知书 with its list (行政处罚法 56): what is registered and kept as it is, approved by the head, and by when is decided.

The seven days are working days (85) after the day of the paper; where the year's holidays are not published, no day is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
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
from inspections.documents.precheck.officers import PEOPLE
from inspections.documents.precheck.remark import Remark, fine, warning
from inspections.documents.proposing import filled_in
from inspections.documents.signatures import Signer, officers
from inspections.documents.spoken import ticked
from inspections.documents.templates.pieces import CASE, Piece
from inspections.faults import Fault
from inspections.records.fields.field import Field, FieldType, ListField, day, long_text, text
from inspections.typesetting.official_document import Level, Listing, Paragraph
from inspections.typesetting.paper import BLANK_LINE, Block, Entry

KEY = NumberKind("safekeeping")
DECIDED_WITHIN = 7
"""Working days in which is decided (行政处罚法 56, 85)."""

MANNERS = MappingProxyType({"in_place": "就地保存", "elsewhere": "异地保存"})
ITEM = (
    text("name", "物品名称", required=True),
    text("kind", "规格型号"),
    text("quantity", "数量", required=True),
    text("state", "状况和特征"),
)
FIELDS: tuple[Field | ListField, ...] = (
    ListField("items", "登记保存的物品", ITEM, required=True),
    long_text("reason", "登记保存的理由", required=True, hint="写明为什么可能灭失或者以后难以取得"),
    text("approved_by", "批准的负责人", required=True),
    day("approved_on", "批准的日期", required=True),
    Field("manner", "保存方式", FieldType.CHOICE, MANNERS, required=True),
    text("place", "保存地点", required=True),
    text("keeper", "保管人"),
)
"""What the paper holds beyond the record."""

PARTY = Signer("party", "被检查单位负责人", may_refuse=True)
HEADINGS = ("序号", "物品名称", "规格型号", "数量", "状况和特征")
SHARES = (2.8, 11.0, 8.0, 4.0, 11.0)
BLANK_ROWS = 5


@dataclass(frozen=True, slots=True)
class KeptItem:
    """One thing that is registered."""

    name: str = ""
    kind: str = ""
    quantity: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class SafekeepingContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the record, as `FIELDS` describe it."""

    items: tuple[KeptItem, ...] = lines(KeptItem)
    reason: str = ""
    approved_by: str = ""
    approved_on: date | None = None
    manner: str | None = None
    place: str = ""
    keeper: str = ""


def _signers(record: Mapping[str, Any]) -> tuple[Signer, ...]:
    return (*officers(record, "检查人员"), PARTY)


def _rules(draft: PaperDraft, issued_on: date) -> Sequence[Fault]:
    """Return the fault of an approval that came afterwards."""
    approved_on = SafekeepingContent.of(draft.content).approved_on
    if approved_on is not None and approved_on > issued_on:
        what = f"批准的日期{spoken_day(approved_on)}晚于登记保存的日期{spoken_day(issued_on)}"
        return [Fault("approved_later", what, "批准的日期", "须经负责人批准后进行（行政处罚法第五十六条），请核对", "approved_on")]
    return []


def _seven_days(examined: Examined, _basis: Basis) -> Iterator[Remark]:
    """Say by when is to be decided, or that the day cannot be counted yet."""
    last = examined.calendar.after_working_days(examined.issued_on, DECIDED_WITHIN)
    if last is None:
        yield warning("处理期限", "七个工作日跨入尚未公布放假安排的年份，文书中不写最后一日；公布后请自行核对，按期作出处理决定。")
    else:
        yield fine("处理期限", f"应当在{spoken_day(last)}前（含当日）作出处理决定。")


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    return filled_in(place=draft.visit.get("place"), manner="in_place", keeper=draft.party)


def _laid(sheet: PaperSheet) -> tuple[Block, ...]:
    said = SafekeepingContent.of(sheet.content)
    rows = tuple((str(index), item.name, item.kind, item.quantity, item.state) for index, item in enumerate(said.items, start=1))
    approved_on = "" if said.approved_on is None else f"（{spoken_day(said.approved_on)}批准）"
    return (
        *sheet.party(),
        Paragraph(sheet.say("opening", reason=said.reason.rstrip("。") or BLANK_LINE)),
        Entry("批准的负责人", f"{said.approved_by}{approved_on}"),
        Entry("保存方式", ticked(MANNERS, said.manner), ruled=False),
        Entry("保存地点", said.place),
        Entry("保管人", said.keeper),
        Paragraph(_until(sheet)),
        *map(Paragraph, filter(None, (sheet.say("duty"), sheet.say("rights"), sheet.say("contact")))),
        *sheet.sealed("检查机关（印章）"),
        Paragraph("先行登记保存物品清单", Level.FIRST),
        Listing(HEADINGS, rows, 0 if rows else BLANK_ROWS, SHARES),
        Paragraph(sheet.say("closing")),
        *sheet.signing(sheet.inspectors("检查人员"), (PARTY.label, (PARTY,))),
    )


def _until(sheet: PaperSheet) -> str:
    last = None if sheet.draft is None or sheet.day is None else _last_day(sheet.draft, sheet.day)
    return sheet.say("term") if last is None else sheet.say("term_until", decided_by=spoken_day(last))


def _last_day(draft: PaperDraft, day: date) -> date | None:
    return draft.calendar.after_working_days(day, DECIDED_WITHIN)


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=KEY,
    title="先行登记保存通知书",
    pieces=(
        Piece("opening", "开头", (*CASE, "reason")),
        Piece("term", "处理期限（不写最后一日）", CASE),
        Piece("term_until", "处理期限（写最后一日）", (*CASE, "decided_by")),
        Piece("duty", "保存期间的义务", CASE),
        Piece("rights", "陈述和申辩", optional=True),
        Piece("contact", "联系方式", optional=True),
        Piece("closing", "当事人核对", CASE),
    ),
    placeholders={"reason": "登记保存的理由", "decided_by": "作出处理决定的最后一日"},
    stage=Stage.ON_SITE,
    rank=2,
    fields=FIELDS,
    signers=_signers,
    faults=paper_faults(_rules),
    draw=paper_of(_laid),
    blank=form_of(_laid),
    proposed=_proposed,
    looks=(*PEOPLE, _seven_days, fault_looks.issue_day, currency.older_documents),
)
