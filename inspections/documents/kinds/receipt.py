"""送达回证: which documents were served, by whom, to whom, when to the minute, where and in what manner, and who signed for them.

Terms that run from service begin here: the receipt prints the last day that follows from its day, and keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from inspections.cases.documents import Document, DocumentState
from inspections.cases.links import DOCUMENT, SERVED, linked_uuid, links_of
from inspections.cases.numbers import NumberKind
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.pack import Term
from inspections.days import spoken_day
from inspections.documents.composing import paper_faults
from inspections.documents.content_reading import SIGNATURES, DocumentContent, lines, text_of, typed
from inspections.documents.document_kind import DocumentKind, Fields, Stage
from inspections.documents.framing import filled, form
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import currency, procedure
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.remark import Remark, fine, warning
from inspections.documents.proposing import choosing, filled_in, inspector_names, named
from inspections.documents.signatures import Signer, signed, signing_places, witnesses_text
from inspections.documents.spoken import blank_words, note_of, spoken_moment, ticked, words_of
from inspections.documents.templates.pieces import Piece
from inspections.documents.templates.template import Template
from inspections.faults import Fault
from inspections.profiles.profile import Profile
from inspections.records.fields.field import Field, FieldType, ListField, long_text, text, yes_no
from inspections.rectifications.service import (
    ANNOUNCED_FOR,
    ANNOUNCEMENT,
    MANNER,
    served_key,
    served_on,
    terms_begun,
)
from inspections.rectifications.terms import days_of
from inspections.typesetting.official_document import Listing
from inspections.typesetting.paper import BLANK_MOMENT, Block, Entry, Paper, SignaturePlace, Signatures

MANNERS = MappingProxyType({"direct": "直接", "left": "留置", "post": "邮寄", "announcement": "公告", "electronic": "电子"})
RECORDINGS = MappingProxyType({"photo": "拍照", "video": "录像", "both": "拍照和录像"})

SERVED_LINE = (text(DOCUMENT, "本案文书"), text("title", "其他文书的名称"), text("number", "其他文书的文号"), text("copies", "份数"))
FIELDS: tuple[Field | ListField, ...] = (
    ListField(SERVED, "送达文书", SERVED_LINE, required=True),
    Field("servers", "送达人", FieldType.TEXTS, required=True),
    text("recipient", "受送达人"),
    Field("served_at", "送达时间", FieldType.DATETIME, required=True),
    text("place", "送达地点", required=True),
    Field("manner", "送达方式", FieldType.CHOICE, MANNERS, required=True),
    text("received_by", "签收人"),
    text("relation", "签收人与受送达人的关系"),
    long_text("refusal", "拒收的事由"),
    ListField("witnesses", "见证人", (text("name", "姓名", required=True), text("unit", "单位"))),
    Field("recording", "记录送达过程", FieldType.CHOICE, RECORDINGS),
    text("waybill", "邮件号码"),
    yes_no("consented", "受送达人同意电子送达"),
    long_text("notes", "备注"),
)
"""What the paper holds beyond the record; the recipient is the inspected party where none is named.

A line is of a document of the case, by its UUID, or of one made elsewhere, by its title and number; a title beside a document of the
case stands in the place of its own.
"""

RECIPIENT = Signer("party", "签收人")
WITNESS = Signer("witness", "见证人")
HEADINGS = ("文书名称", "文号", "份数")
SHARES = (13.0, 12.0, 3.0)
BLANK_ROWS = 2


@dataclass(frozen=True, slots=True)
class Witness:
    """A witness and where he is from."""

    name: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Served:
    """A line: a document of the case by its UUID, or one made elsewhere by title and number; how many copies."""

    document: str = ""
    title: str = ""
    number: str = ""
    copies: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the record, as `FIELDS` describe it."""

    documents: tuple[Served, ...] = lines(Served)
    servers: tuple[str, ...] = ()
    recipient: str = ""
    served_at: datetime | None = None
    place: str = ""
    manner: str | None = None
    received_by: str = ""
    relation: str = ""
    refusal: str = ""
    witnesses: tuple[Witness, ...] = lines(Witness)
    recording: str | None = None
    waybill: str = ""
    consented: bool | None = None
    notes: str = ""


SignedPlaces = Mapping[str, tuple[SignaturePlace, ...]]
"""The places that are signed on screen, by whose they are."""


def _signers(record: Mapping[str, Any]) -> tuple[Signer, ...]:
    """Those who serve it, the one who takes it, and a witness."""
    return (*_servers(record), RECIPIENT, WITNESS)


def _rules(draft: PaperDraft, day: date) -> list[Fault]:
    """Return what a receipt may not be made without, beyond the description of its content."""
    said, faults = ReceiptContent.of(draft.content), _line_faults(draft)
    if said.manner == "left":
        if not said.witnesses and not said.recording:
            action = "请填写见证人，或者记录拍照、录像（民事诉讼法第八十九条）"
            faults.append(Fault("left_unwitnessed", "留置送达没有见证人，也没有拍照或者录像", "见证人", action, "witnesses"))
        if not said.refusal:
            action = "请写明谁拒绝签收、什么原因（民事诉讼法第八十九条）"
            faults.append(Fault("no_refusal", "留置送达没有写明拒收的事由", "拒收的事由", action, "refusal"))
        if signed(draft.content, (RECIPIENT,)):
            action = "请删去签收人的签名，已经签收的改为直接送达"
            faults.append(Fault("signed_though_left", "留置送达却有签收人的签名", "签收人签名", action, f"{SIGNATURES}.{RECIPIENT.key}"))
    if said.manner == "electronic" and said.consented is not True:
        action = "请取得同意后再电子送达，或者改用其他方式（民事诉讼法第九十条）"
        faults.append(Fault("no_consent", "没有记录受送达人同意电子送达", "受送达人同意电子送达", action, "consented"))
    if said.manner == "direct" and not said.received_by:
        faults.append(Fault("missing_content", "直接送达没有填写签收人", "签收人", "请填写签收人，拒收的改为留置送达", "received_by"))
    if said.served_at is not None:
        faults += _time_faults(draft, said.documents, said.served_at.date(), day)
    return faults


def _time_faults(draft: PaperDraft, lines: Sequence[Served], served: date, day: date) -> list[Fault]:
    listed = [_document(draft, line) for line in lines]
    faults = [
        Fault(
            "served_too_early",
            f"送达时间早于{document.number.text}的签发日期{spoken_day(document.issued_on)}",
            "送达时间",
            "请核对送达时间",
            "served_at",
        )
        for document in listed
        if document is not None and served < document.issued_on
    ]
    service = served_on(draft.content, draft.calendar)
    counted = served if service is None else service.day
    last_days = [(document, _named_days(document)) for document in listed if document is not None]
    faults += [
        Fault(
            "served_after_term",
            f"{document.number.text}要求的整改期限到{spoken_day(min(days))}为止，送达时已经届满",
            "送达时间",
            "请核对送达时间；确是这时才送达的，另出一份写明新期限的文书替换它，再送达",
            "served_at",
        )
        for document, days in last_days
        if days and counted > min(days)
    ]
    if served <= day < counted:
        what = f"公告要到{spoken_day(counted)}才满{ANNOUNCED_FOR.days}日，在此之前还没有送达"
        faults.append(Fault("announcement_running", what, "送达时间", "请填写发出公告的时间，期满后再制作送达回证", "served_at"))
    if served > day:
        faults.append(Fault("served_too_late", f"送达时间晚于送达回证的日期{spoken_day(day)}", "送达时间", "请核对送达时间", "served_at"))
    return faults


def _named_days(document: Document) -> list[date]:
    """Return the last days that a document itself names."""
    return [due for due in document.due.values() if isinstance(due, date)]


def _due(draft: PaperDraft) -> Mapping[str, date | Term]:
    """Return the last day of each term that begins with this service, as far as it can be named."""
    begun = terms_begun(draft.content, draft.file.documents, draft.calendar)
    return {served_key(term.document.uuid, term.requirement): term.last.day for term in begun if term.last.certain}


def _begun_sentences(content: Mapping[str, Any], documents: Sequence[Document], calendar: WorkingDays) -> dict[str, bool]:
    """Return a sentence for each term of each document that begins with this service, and whether it names the last day.

    Where there is one such document alone its number, which stands above, is not said again.
    """
    begun = terms_begun(content, documents, calendar)
    alone = len({term.document.uuid for term in begun}) == 1
    sentences = {}
    for term in begun:
        number = "" if alone else term.document.number.text
        bound = "" if term.last.certain else "，确切的截止日在放假安排公布后才能确定"
        sentences[f"{number}整改期限{term.last.words}（{days_of(term.term)}）{bound}。"] = term.last.certain
    return sentences


def _terms_begun(examined: Examined, basis: Basis) -> Iterator[Remark]:
    """Say by when is to be corrected what the served documents order, counted from this service."""
    for sentence, certain in _begun_sentences(examined.content, basis.case_file.documents, examined.calendar).items():
        action = "请导入该年度的放假安排；已经签发的，导入后替换这份送达回证，截止日即写入台账。"
        yield fine("整改期限", sentence) if certain else warning("整改期限", f"{sentence}{action}")


def _document(draft: PaperDraft, line: Served) -> Document | None:
    """Return the document of the case that a line names, whether it still stands or not; None for one made elsewhere."""
    uuid = linked_uuid({DOCUMENT: line.document}, DOCUMENT)
    return next((document for document in draft.file.documents if document.uuid == uuid), None)


def _line_faults(draft: PaperDraft) -> list[Fault]:
    faults = []
    # With the lines that say nothing: each has its number.
    for index, raw in enumerate(draft.content.get(SERVED) or (), start=1):
        line = typed(Served, SERVED_LINE, raw)
        path, where = f"{SERVED}[{index}]", f"送达文书第{index}行"
        if line.document:
            if _document(draft, line) is None:
                faults.append(Fault("no_document", "本案没有所选的文书", where, "请重新选择", f"{path}.{DOCUMENT}"))
            elif line.number:
                what = "选了本案的文书，又填了其他文书的文号"
                faults.append(Fault("two_documents", what, where, "请删去所填的文号，或者另起一行", f"{path}.number"))
        elif not line.title:
            action = "请选择本案的文书；不是由本程序签发的，请填写名称"
            faults.append(Fault("missing_content", "没有写明送达的是哪份文书", where, action, f"{path}.{DOCUMENT}"))
    return faults


def _row(draft: PaperDraft, line: Served) -> tuple[str, str, str]:
    document = _document(draft, line)
    title, number = ("", line.number) if document is None else (document.title, document.number.text)
    return line.title or title, number, line.copies


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    served = {uuid for receipt in draft.file.standing(NumberKind.RECEIPT) for uuid in links_of(receipt.content)}
    standing = [document for kind in draft.kinds.values() if kind.served for document in draft.own(kind.key)]
    papers = [{DOCUMENT: str(document.uuid), "copies": "1"} for document in standing if document.uuid not in served]
    return filled_in(documents=papers, servers=inspector_names(draft), recipient=draft.party, place=text_of(draft.visit, "address"))


def _offered(draft: PaperDraft) -> Fields:
    chosen_before = links_of(draft.content)
    servable = [document for document in draft.file.documents if document.state is DocumentState.ISSUED or document.uuid in chosen_before]
    return choosing(FIELDS, f"{SERVED}.{DOCUMENT}", named(servable), FieldType.CHOICE)


def _draw(draft: PaperDraft, number: str, day: date) -> Paper:
    said = ReceiptContent.of(draft.content)
    signed_places = {
        key: signing_places(draft.content, label, signers)
        for key, label, signers in (
            ("servers", "送达人", _servers(draft.payload)),
            *((signer.key, signer.label, (signer,)) for signer in (RECIPIENT, WITNESS)),
        )
        if signed(draft.content, signers)
    }
    addressed = replace(said, recipient=said.recipient or draft.party)
    rows = tuple(_row(draft, line) for line in said.documents)
    # Who serves the blank form signs it there: no name is printed.
    servers = (Entry("送达人", "、".join(said.servers)),)
    return filled(
        draft,
        number,
        day,
        (*_blocks(addressed, rows, servers, signed_places, _counted(draft)), *_note(draft.template, words_of(draft, number, day))),
    )


def _counted(draft: PaperDraft) -> str:
    """Return what follows from the day of service: that of an announcement, and the last days of the terms."""
    service = served_on(draft.content, draft.calendar)
    announced = ""
    if draft.content.get(MANNER) == ANNOUNCEMENT and service is not None:
        day = f"即{spoken_day(service.day)}" if service.certain else ""
        announced = f"送达时间为发出公告的时间，满{ANNOUNCED_FOR.days}日{f'，{day}' if day else ''}视为送达。"
    return "".join((announced, *_begun_sentences(draft.content, draft.file.documents, draft.calendar)))


def _blank(template: Template, profile: Profile | None) -> Paper:
    return form(template, profile, (*_blocks(ReceiptContent()), *_note(template, blank_words(profile))))


def _servers(record: Mapping[str, Any]) -> tuple[Signer, ...]:
    count = max(2, len(record.get("inspectors", [])))
    return tuple(Signer(f"server_{number}", "送达人") for number in range(1, count + 1))


def _note(template: Template, words: Mapping[str, str]) -> tuple[Block, ...]:
    note = template.say("note", **words).strip()
    return note_of(f"注：{note}" if note else "")


def _blocks(
    said: ReceiptContent,
    rows: tuple[tuple[str, str, str], ...] = (),
    servers: tuple[Entry, ...] = (),
    signed_places: SignedPlaces = MappingProxyType({}),  # read alone
    counted: str = "",
) -> tuple[Block, ...]:
    """What nobody needs in the chosen manner is left out; before one is chosen, as on the blank form, all of it stands there."""
    witnesses = witnesses_text([(witness.name, witness.unit) for witness in said.witnesses])
    unwitnessed = said.manner == "left" and not said.recording
    taken = (Entry("签收人", said.received_by, half=True), Entry("身份或关系", said.relation, half=True))
    left = (
        Entry("拒收事由", said.refusal),
        *((Entry("见证人", witnesses),) if witnesses or unwitnessed else ()),
        Entry("送达过程", ticked(RECORDINGS, said.recording), ruled=False),
    )
    signing = (
        ("签收人", RECIPIENT.key, said.manner != "left"),
        ("送达人", "servers", True),
        ("见证人", WITNESS.key, said.manner is None or bool(witnesses or signed_places.get(WITNESS.key))),
    )
    notes = (f"邮件号码{said.waybill}。" if said.waybill else "", "受送达人同意电子送达。" if said.consented else "", counted, said.notes)
    return (
        Entry("受送达人", said.recipient),
        Listing(HEADINGS, rows, 0 if rows else BLANK_ROWS, SHARES),
        Entry("送达时间", BLANK_MOMENT if said.served_at is None else spoken_moment(said.served_at)),
        Entry("送达地点", said.place),
        Entry("送达方式", ticked(MANNERS, said.manner), ruled=False),
        *servers,
        *(taken if said.manner != "left" else ()),
        *(left if said.manner in {None, "left"} else ()),
        Entry("备注", "".join(notes)),
        Signatures(
            tuple(signing for label, key, needed in signing if needed for signing in signed_places.get(key) or (SignaturePlace(label),))
        ),
    )


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=NumberKind.RECEIPT,
    title="送达回证",
    pieces=(Piece("note", "备注", optional=True),),
    stage=Stage.AFTER,
    rank=4,
    behind_served=True,
    needs=lambda documents, **_: "" if documents else "先出具要送达的文书",
    fields=FIELDS,
    signers=_signers,
    faults=paper_faults(_rules),
    draw=_draw,
    blank=_blank,
    proposed=_proposed,
    offered=_offered,
    due=_due,
    looks=(_terms_begun, procedure.same_number, procedure.still_standing, fault_looks.issue_day, currency.older_documents),
)
