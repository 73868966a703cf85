"""送达回证: which documents were served, by whom, to whom, when to the minute, where and in what manner, and who signed for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from inspections.cases.documents import Document
from inspections.cases.links import DOCUMENT, SERVED, linked_uuid
from inspections.days import spoken_day
from inspections.documents.content_reading import SIGNATURES, lines_of, moment_of, text_of
from inspections.documents.framing import filled, form
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.signatures import Signer, signed, signing_places, witnesses_text
from inspections.documents.spoken import (
    blank_words,
    note_of,
    spoken_moment,
    ticked,
    words_of,
)
from inspections.documents.templates.template import Template
from inspections.faults import Fault
from inspections.profiles.profile import Profile
from inspections.records.fields.field import Field, FieldType, ListField, long_text, text, yes_no
from inspections.typesetting.blanks import BLANK_MOMENT
from inspections.typesetting.official_document import Listing
from inspections.typesetting.paper import Block, Entry, Paper, SignaturePlace, Signatures

MANNERS = MappingProxyType({"direct": "直接", "left": "留置", "post": "邮寄", "announcement": "公告", "electronic": "电子"})
RECORDINGS = MappingProxyType({"photo": "拍照", "video": "录像", "both": "拍照和录像"})

FIELDS: tuple[Field | ListField, ...] = (
    ListField(
        SERVED,
        "送达文书",
        (text(DOCUMENT, "本案文书"), text("title", "其他文书的名称"), text("number", "其他文书的文号"), text("copies", "份数")),
        required=True,
    ),
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
class _Said:
    """What the receipt says, all of it empty on the blank form."""

    rows: tuple[tuple[str, str, str], ...] = ()
    recipient: str = ""
    place: str = ""
    served: str = BLANK_MOMENT
    manner: str | None = None
    received_by: str = ""
    relation: str = ""
    refusal: str = ""
    witnesses: str = ""
    recording: str | None = None
    servers: str | None = None
    """None on the blank form: those who serve it sign it there."""
    notes: str = ""
    signatures: Mapping[str, tuple[SignaturePlace, ...]] = field(default_factory=dict)
    """The places that are signed on screen, by whose they are."""


def signers(record: Mapping[str, Any]) -> tuple[Signer, ...]:
    """Return who may sign a receipt on screen: those who serve it, the one who takes it, and a witness."""
    return (*_servers(record), RECIPIENT, WITNESS)


def faults(draft: PaperDraft, day: date) -> list[Fault]:
    """Return what a receipt may not be made without, beyond the description of its content."""
    content, found = draft.content, _line_faults(draft)
    manner, served = content.get("manner"), moment_of(content, "served_at")
    if manner == "left":
        if not lines_of(content, "witnesses") and not content.get("recording"):
            action = "请填写见证人，或者记录拍照、录像（民事诉讼法第八十九条）"
            found.append(Fault("left_unwitnessed", "留置送达没有见证人，也没有拍照或者录像", "见证人", action, "witnesses"))
        if not text_of(content, "refusal"):
            action = "请写明谁拒绝签收、什么原因（民事诉讼法第八十九条）"
            found.append(Fault("no_refusal", "留置送达没有写明拒收的事由", "拒收的事由", action, "refusal"))
        if signed(content, (RECIPIENT,)):
            action = "请删去签收人的签名，已经签收的改为直接送达"
            found.append(Fault("signed_though_left", "留置送达却有签收人的签名", "签收人签名", action, f"{SIGNATURES}.{RECIPIENT.key}"))
    if manner == "electronic" and content.get("consented") is not True:
        action = "请取得同意后再电子送达，或者改用其他方式（民事诉讼法第九十条）"
        found.append(Fault("no_consent", "没有记录受送达人同意电子送达", "受送达人同意电子送达", action, "consented"))
    if manner == "direct" and not text_of(content, "received_by"):
        found.append(Fault("missing_content", "直接送达没有填写签收人", "签收人", "请填写签收人，拒收的改为留置送达", "received_by"))
    if served is not None:
        found += _time_faults(draft, served.date(), day)
    return found


def _time_faults(draft: PaperDraft, served: date, day: date) -> list[Fault]:
    listed = [_document(draft, line) for line in lines_of(draft.content, SERVED)]
    found = [
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
    if served > day:
        found.append(Fault("served_too_late", f"送达时间晚于送达回证的日期{spoken_day(day)}", "送达时间", "请核对送达时间", "served_at"))
    return found


def _document(draft: PaperDraft, line: Mapping[str, Any]) -> Document | None:
    """Return the document of the case that a line names, whether it still stands or not; None for one made elsewhere."""
    named = linked_uuid(line, DOCUMENT)
    return next((each for each in draft.file.documents if each.uuid == named), None)


def _line_faults(draft: PaperDraft) -> list[Fault]:
    found = []
    for place, line in enumerate(draft.content.get(SERVED) or (), start=1):
        path, where = f"{SERVED}[{place}]", f"送达文书第{place}行"
        if text_of(line, DOCUMENT):
            if _document(draft, line) is None:
                found.append(Fault("no_document", "本案没有所选的文书", where, "请重新选择", f"{path}.{DOCUMENT}"))
            elif text_of(line, "number"):
                what = "选了本案的文书，又填了其他文书的文号"
                found.append(Fault("two_documents", what, where, "请删去所填的文号，或者另起一行", f"{path}.number"))
        elif not text_of(line, "title"):
            action = "请选择本案的文书；不是由本程序签发的，请填写名称"
            found.append(Fault("missing_content", "没有写明送达的是哪份文书", where, action, f"{path}.{DOCUMENT}"))
    return found


def _row(draft: PaperDraft, line: Mapping[str, Any]) -> tuple[str, str, str]:
    document = _document(draft, line)
    title, number = ("", text_of(line, "number")) if document is None else (document.title, document.number.text)
    return text_of(line, "title") or title, number, text_of(line, "copies")


def compose(draft: PaperDraft, number: str, day: date) -> Paper:
    """Return the receipt."""
    content = draft.content
    served = moment_of(content, "served_at")
    waybill = text_of(content, "waybill")
    notes = [
        f"邮件号码{waybill}。" if waybill else "",
        "受送达人同意电子送达。" if content.get("consented") else "",
        text_of(content, "notes"),
    ]
    said = _Said(
        rows=tuple(_row(draft, line) for line in lines_of(content, SERVED)),
        recipient=text_of(content, "recipient") or draft.party,
        place=text_of(content, "place"),
        served=BLANK_MOMENT if served is None else spoken_moment(served),
        manner=content.get("manner"),
        received_by=text_of(content, "received_by"),
        relation=text_of(content, "relation"),
        refusal=text_of(content, "refusal"),
        witnesses=witnesses_text(lines_of(content, "witnesses")),
        recording=content.get("recording"),
        servers="、".join(content.get("servers") or ()),
        notes="".join(notes),
        signatures={
            key: signing_places(content, label, signers)
            for key, label, signers in (
                ("servers", "送达人", _servers(draft.payload)),
                *((each.key, each.label, (each,)) for each in (RECIPIENT, WITNESS)),
            )
            if signed(content, signers)
        },
    )
    words = words_of(draft, number, day)
    return filled(
        draft,
        number,
        day,
        (*_blocks(said), *note_of(_note(draft.template, words))),
    )


def blank(template: Template, profile: Profile | None) -> Paper:
    """Return the form to fill by hand."""
    return form(
        template,
        profile,
        (*_blocks(_Said()), *note_of(_note(template, blank_words(profile)))),
    )


def _servers(record: Mapping[str, Any]) -> tuple[Signer, ...]:
    count = max(2, len(record.get("inspectors", [])))
    return tuple(Signer(f"server_{number}", "送达人") for number in range(1, count + 1))


def _note(template: Template, words: Mapping[str, str]) -> str:
    told = template.say("note", **words).strip()
    return f"注：{told}" if told else ""


def _blocks(said: _Said) -> tuple[Block, ...]:
    """What nobody needs in the chosen manner is left out; before one is chosen, as on the blank form, all of it stands there."""
    unwitnessed = said.manner == "left" and not said.recording
    taken = (Entry("签收人", said.received_by, half=True), Entry("身份或关系", said.relation, half=True))
    left = (
        Entry("拒收事由", said.refusal),
        *((Entry("见证人", said.witnesses),) if said.witnesses or unwitnessed else ()),
        Entry("送达过程", ticked(RECORDINGS, said.recording), ruled=False),
    )
    signing = (
        ("签收人", RECIPIENT.key, said.manner != "left"),
        ("送达人", "servers", True),
        ("见证人", WITNESS.key, said.manner is None or bool(said.witnesses or said.signatures.get(WITNESS.key))),
    )
    return (
        Entry("受送达人", said.recipient),
        Listing(HEADINGS, said.rows, 0 if said.rows else BLANK_ROWS, SHARES),
        Entry("送达时间", said.served),
        Entry("送达地点", said.place),
        Entry("送达方式", ticked(MANNERS, said.manner), ruled=False),
        *((Entry("送达人", said.servers),) if said.servers is not None else ()),
        *(taken if said.manner != "left" else ()),
        *(left if said.manner in {None, "left"} else ()),
        Entry("备注", said.notes),
        Signatures(
            tuple(place for label, key, needed in signing if needed for place in said.signatures.get(key) or (SignaturePlace(label),))
        ),
    )
