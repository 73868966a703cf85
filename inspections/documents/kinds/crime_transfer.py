"""涉嫌犯罪案件移送书 to the police, with its receipt, under 国务院令第310号 as of 2020-08-07.

Article 5: two officers look into it and report in writing; the head decides within three days of the report, and what is approved is
handed over within 24 hours. Article 6: what goes with it. Article 7: the police sign on the receipt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from inspections.cases.numbers import NumberKind
from inspections.days import spoken_day
from inspections.documents.composing import paper_faults
from inspections.documents.content_reading import DocumentContent, lines, readable, sentences_of
from inspections.documents.document_kind import DocumentKind, Stage
from inspections.documents.framing import PaperSheet, form_of, paper_of
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import currency
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.officers import officers as officers_looked_at
from inspections.documents.precheck.remark import Remark, fine, warning
from inspections.documents.proposing import filled_in
from inspections.documents.spoken import spoken_moment
from inspections.documents.templates.pieces import CASE, Piece
from inspections.faults import Fault
from inspections.records.fields.field import Field, FieldType, ListField, day, long_text, text
from inspections.typesetting.official_document import Level, Listing, Paragraph
from inspections.typesetting.paper import BLANK_MOMENT, BLANK_NAME, Block, Entry, SignaturePlace, Signatures

KEY = NumberKind("crime_transfer")
DECIDED_WITHIN = timedelta(days=3)
HANDED_OVER_WITHIN = timedelta(hours=24)

ANNEXES = ("涉嫌犯罪案件情况的调查报告", "涉案物品清单", "有关检验报告或者鉴定结论", "其他有关涉嫌犯罪的材料")
"""What article 6 lists beside the letter itself."""

ANNEX = (text("title", "材料名称", required=True), text("copies", "份数"), text("pages", "页数"))
FIELDS: tuple[Field | ListField, ...] = (
    text("to", "移送的公安机关", required=True),
    text("suspect", "涉嫌犯罪的单位或者个人", required=True),
    text("offence", "涉嫌的罪名", required=True),
    long_text("facts", "主要事实", required=True),
    long_text("basis", "认为涉嫌犯罪的依据", required=True, hint="写明刑法条文和追诉标准，引用前请核对原文"),
    day("reported_on", "负责人接到移送报告的日期", required=True),
    text("approved_by", "批准移送的负责人", required=True),
    Field("approved_at", "批准移送的时间", FieldType.DATETIME, required=True),
    ListField("annexes", "附送的材料", ANNEX, required=True),
)
"""What the paper holds beyond the record."""

HEADINGS = ("序号", "材料名称", "份数", "页数")
SHARES = (2.8, 24.0, 5.0, 5.0)


@dataclass(frozen=True, slots=True)
class CrimeAnnex:
    """One thing that goes with the letter."""

    title: str = ""
    copies: str = ""
    pages: str = ""


@dataclass(frozen=True, slots=True)
class CrimeTransferContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the record, as `FIELDS` describe it."""

    to: str = ""
    suspect: str = ""
    offence: str = ""
    facts: str = ""
    basis: str = ""
    reported_on: date | None = None
    approved_by: str = ""
    approved_at: datetime | None = None
    annexes: tuple[CrimeAnnex, ...] = lines(CrimeAnnex)


def _rules(draft: PaperDraft, issued_on: date) -> Sequence[Fault]:
    """Return where report, approval and letter are not in their order; what came too late is handed over all the same."""
    said, faults = CrimeTransferContent.of(draft.content), []
    approved = said.approved_at
    if approved is not None and said.reported_on is not None and approved.date() < said.reported_on:
        what = "批准移送的时间早于负责人接到报告的日期"
        faults.append(Fault("approved_before_report", what, "批准移送的时间", "请核对两个日期", "approved_at"))
    if approved is not None and approved.date() > issued_on:
        faults.append(
            Fault("approved_later", "批准移送的时间晚于移送书的日期", "批准移送的时间", "移送须先经负责人批准，请核对", "approved_at")
        )
    return faults


def _in_time(examined: Examined, _basis: Basis) -> Iterator[Remark]:
    """Hold report, approval and letter against the three days and the 24 hours of article 5."""
    said = CrimeTransferContent.of(readable(FIELDS, examined.content))
    if said.reported_on is None or said.approved_at is None:
        return
    last = said.reported_on + DECIDED_WITHIN
    if said.approved_at.date() > last:
        message = f"应当在{spoken_day(last)}前（含当日）作出决定，已经超过3日（国务院令第310号第五条），请在案卷中写明原因。"
        yield warning("审批期限", message)
    else:
        yield fine("审批期限", "负责人在接到报告之日起3日内作出决定。")
    latest = said.approved_at + HANDED_OVER_WITHIN
    if examined.issued_on > latest.date():
        message = f"应当在{spoken_moment(latest)}前移送，已经超过24小时（国务院令第310号第五条），请立即移送并在案卷中写明原因。"
        yield warning("移送期限", message)
    else:
        yield fine("移送期限", f"请在{spoken_moment(latest)}前送达公安机关，取回签字的回执。")


def _annexed(examined: Examined, _basis: Basis) -> Iterator[Remark]:
    """Name what article 6 asks for and the letter does not list."""
    titles = " ".join(annex.title for annex in CrimeTransferContent.of(readable(FIELDS, examined.content)).annexes)
    lacking = [name for sign, name in (("调查报告", ANNEXES[0]), ("物品清单", ANNEXES[1])) if sign not in titles]
    if lacking:
        yield warning("附送材料", f"没有列出{'、'.join(lacking)}（国务院令第310号第六条），没有涉案物品的请在案卷中写明。")
    else:
        yield fine("附送材料", "已列出调查报告和涉案物品清单；检验报告、鉴定结论有则附送。")


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    return filled_in(suspect=draft.party, annexes=[{"title": title, "copies": "1"} for title in (*ANNEXES[:2], ANNEXES[3])])


def _laid(sheet: PaperSheet) -> tuple[Block, ...]:
    said = CrimeTransferContent.of(sheet.content)
    rows = tuple((str(index), annex.title, annex.copies, annex.pages) for index, annex in enumerate(said.annexes, start=1))
    listed = rows or tuple((str(index), title, "", "") for index, title in enumerate(ANNEXES, start=1))
    return (
        Entry("移送至", said.to),
        Paragraph(sheet.say("opening", suspect=said.suspect or BLANK_NAME, offence=said.offence or BLANK_NAME)),
        Entry("当事人", said.suspect),
        *sheet.written("一、主要事实", "\n".join(sentences_of(said.facts)), 5),
        *sheet.written("二、认为涉嫌犯罪的依据", "\n".join(sentences_of(said.basis)), 3),
        Paragraph("三、附送的材料", Level.FIRST),
        Listing(HEADINGS, listed, 0, SHARES),
        Entry("批准移送的负责人", said.approved_by),
        Entry("批准移送的时间", BLANK_MOMENT if said.approved_at is None else spoken_moment(said.approved_at)),
        Entry("办案人员", sheet.officers, lines=2),
        *map(Paragraph, filter(None, (sheet.say("asked"), sheet.say("contact")))),
        *sheet.sealed("移送机关（印章）"),
        Paragraph("回执", Level.FIRST),
        Paragraph(sheet.say("receipt", suspect=said.suspect or BLANK_NAME)),
        Entry("移送书文号", "" if sheet.draft is None else sheet.words["number"]),
        Signatures((SignaturePlace("接收人"), SignaturePlace("公安机关（印章）", stamped=True))),
    )


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=KEY,
    title="涉嫌犯罪案件移送书",
    pieces=(
        Piece("opening", "开头", (*CASE, "suspect", "offence")),
        Piece("asked", "请求事项", CASE),
        Piece("contact", "联系方式", optional=True),
        Piece("receipt", "回执", (*CASE, "suspect")),
    ),
    placeholders={"suspect": "涉嫌犯罪的单位或者个人", "offence": "涉嫌的罪名"},
    stage=Stage.DECISION,
    rank=6,
    fields=FIELDS,
    faults=paper_faults(_rules),
    draw=paper_of(_laid),
    blank=form_of(_laid),
    proposed=_proposed,
    looks=(officers_looked_at, _in_time, _annexed, fault_looks.issue_day, currency.older_documents),
)
