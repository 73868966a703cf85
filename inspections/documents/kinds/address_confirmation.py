"""送达地址确认书: where and how the party wants to be served; without it nothing is served by e-mail or fax (行政处罚法 61)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from inspections.cases.numbers import NumberKind
from inspections.documents.composing import paper_faults
from inspections.documents.content_reading import DocumentContent
from inspections.documents.document_kind import DocumentKind, Stage
from inspections.documents.framing import PaperSheet, form_of, paper_of
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import currency
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.proposing import filled_in
from inspections.documents.signatures import Signer
from inspections.documents.spoken import ticked
from inspections.documents.templates.pieces import CASE, Piece
from inspections.faults import Fault
from inspections.records.fields.field import Field, FieldType, long_text, text
from inspections.typesetting.official_document import Paragraph
from inspections.typesetting.paper import Block, Entry

KEY = NumberKind("address_confirmation")

CONSENT = MappingProxyType({"yes": "同意", "no": "不同意"})
FIELDS: tuple[Field, ...] = (
    text("address", "送达地址", required=True),
    text("postcode", "邮政编码"),
    text("receiver", "收件人", required=True),
    text("phone", "联系电话", required=True),
    text("agent", "代收人"),
    text("agent_relation", "代收人与受送达人的关系"),
    Field("electronic", "是否同意电子送达", FieldType.CHOICE, CONSENT, required=True),
    text("email", "电子邮箱"),
    text("fax", "传真号码"),
    text("other_account", "其他电子送达地址"),
    long_text("notes", "备注"),
)
"""What the paper holds beyond the record."""

PARTY = Signer("party", "受送达人")


@dataclass(frozen=True, slots=True)
class AddressConfirmationContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the record, as `FIELDS` describe it."""

    address: str = ""
    postcode: str = ""
    receiver: str = ""
    phone: str = ""
    agent: str = ""
    agent_relation: str = ""
    electronic: str | None = None
    email: str = ""
    fax: str = ""
    other_account: str = ""
    notes: str = ""


def _rules(draft: PaperDraft, _day: date) -> Sequence[Fault]:
    """Return where consent and electronic addresses do not go together."""
    said = AddressConfirmationContent.of(draft.content)
    addresses = (said.email, said.fax, said.other_account)
    if said.electronic == "yes" and not any(addresses):
        return [Fault("no_electronic_address", "同意电子送达，没有填写电子邮箱、传真等地址", "电子邮箱", "请至少填写一种", "email")]
    if said.electronic == "no" and any(addresses):
        action = "请删去电子送达的地址，或者改选同意"
        return [Fault("not_consented", "不同意电子送达，又填写了电子送达的地址", "是否同意电子送达", action, "electronic")]
    return []


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    return filled_in(address=draft.visit.get("address"), phone=draft.visit.get("phone"))


def _laid(sheet: PaperSheet) -> tuple[Block, ...]:
    said = AddressConfirmationContent.of(sheet.content)
    return (
        Entry("受送达人", "" if sheet.draft is None else sheet.draft.party),
        Paragraph(f"告知：{sheet.say('notice')}"),
        Entry("送达地址", said.address),
        Entry("邮政编码", said.postcode, half=True),
        Entry("收件人", said.receiver, half=True),
        Entry("联系电话", said.phone, half=True),
        Entry("传真号码", said.fax, half=True),
        Entry("代收人", said.agent, half=True),
        Entry("代收人关系", said.agent_relation, half=True),
        Entry("是否同意电子送达", ticked(CONSENT, said.electronic), ruled=False),
        Entry("电子邮箱", said.email),
        Entry("其他电子送达地址", said.other_account),
        Entry("备注", said.notes),
        Paragraph(sheet.say("closing")),
        *sheet.signing((PARTY.label, (PARTY,))),
    )


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=KEY,
    title="送达地址确认书",
    pieces=(Piece("notice", "告知事项", CASE), Piece("closing", "受送达人确认", CASE)),
    stage=Stage.ON_SITE,
    rank=1,
    numbered=False,
    fields=FIELDS,
    signers=lambda _record: (PARTY,),
    faults=paper_faults(_rules),
    draw=paper_of(_laid),
    blank=form_of(_laid),
    proposed=_proposed,
    looks=(fault_looks.issue_day, currency.older_documents),
)
