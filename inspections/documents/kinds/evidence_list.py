"""证据清单: every piece of evidence of a record with what it shows, and its photos on pages of their own behind the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from inspections.cases.evidence import Evidence
from inspections.cases.numbers import NumberKind
from inspections.documents.composing import paper_faults
from inspections.documents.content_reading import DocumentContent
from inspections.documents.document_kind import DocumentKind, Fields, Stage
from inspections.documents.evidence_photos import is_on_a_page, photo_of
from inspections.documents.framing import filled, form
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck import currency
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.precheck import findings as finding_looks
from inspections.documents.proposing import choosing, filled_in, last_inspector, short
from inspections.documents.signatures import Signer, officers, places_of
from inspections.documents.spoken import blank_words, note_of, spoken_moment, words_of
from inspections.documents.templates.pieces import Piece
from inspections.documents.templates.template import Template
from inspections.faults import Fault
from inspections.profiles.profile import Profile
from inspections.records.fields.field import Field, FieldType, long_text, text
from inspections.typesetting.official_document import Listing
from inspections.typesetting.paper import Block, Entry, Paper

FIELDS: tuple[Field, ...] = (
    Field("pieces", "列入的证据", FieldType.TEXTS, hint="都不勾选，列入全部"),
    text("holder", "证据提供人"),
    text("holder_relation", "与被检查单位的关系"),
    text("keeper", "证据保管人"),
    long_text("notes", "说明"),
)
"""What the paper holds beyond the case; `pieces` names pieces by UUID, and without it all evidence of the record is listed."""

HOLDER = Signer("party", "证据提供人", may_refuse=True)
HEADINGS = ("编号", "种类", "证明内容", "取得时间、地点", "取得人", "校验码")
SHARES = (2.7, 4.6, 10.4, 9.8, 4.6, 4.7)
SHORT = 8
"""Hexadecimal digits of the SHA-256 in the table; the photo's page has all of them."""
BLANK_ROWS = 8


@dataclass(frozen=True, slots=True)
class EvidenceListContent(DocumentContent, fields=FIELDS):
    """What the paper says beyond the case, as `FIELDS` describe it."""

    pieces: tuple[str, ...] = ()
    holder: str = ""
    holder_relation: str = ""
    keeper: str = ""
    notes: str = ""


def _signers(record: Mapping[str, Any]) -> tuple[Signer, ...]:
    return (*officers(record, "检查人员"), HOLDER)


def listed(draft: PaperDraft) -> tuple[Evidence, ...]:
    """Return the pieces that the list is of, by their numbers."""
    wanted = {piece.strip() for piece in EvidenceListContent.of(draft.content).pieces}
    return tuple(piece for piece in draft.evidence if not wanted or str(piece.uuid) in wanted)


def _rules(draft: PaperDraft, _day: date) -> list[Fault]:
    """Return what a list of evidence may not be made without."""
    known = {str(piece.uuid) for piece in draft.evidence}
    if not known:
        return [Fault("no_evidence", "这条记录还没有证据", "证据清单", "请先添加证据", "pieces")]
    gone = sum(piece.strip() not in known for piece in EvidenceListContent.of(draft.content).pieces)
    what = f"选定的证据中有{gone}件不属于这条记录，或者已经撤回"
    return [Fault("no_such_piece", what, "列入的证据", "请重新选择", "pieces")] if gone else []


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    return filled_in(keeper=last_inspector(draft))


def _offered(draft: PaperDraft) -> Fields:
    pieces = {str(piece.uuid): short(f"{piece.number}号  {piece.shows}") for piece in draft.evidence}
    return choosing(FIELDS, "pieces", pieces, FieldType.CHOICES)


def _kept(draft: PaperDraft) -> Mapping[str, Any]:
    """Return the content with the pieces that it is of, whatever comes to the case later."""
    return dict(draft.content) | {"pieces": [str(piece.uuid) for piece in listed(draft)]}


def _draw(draft: PaperDraft, number: str, day: date) -> Paper:
    """Make the list with the photos' pages."""
    pieces, said = listed(draft), EvidenceListContent.of(draft.content)
    note = "\n".join(filter(None, (said.notes, draft.template.say("note", **words_of(draft, number, day)))))
    its_officers = officers(draft.payload, "检查人员")
    return filled(
        draft,
        number,
        day,
        (
            *_head(said, draft.party, draft.file.case.number),
            evidence_listing(pieces),
            *note_of(_marked(note)),
            *places_of(draft.content, ("证据提供人", (HOLDER,)), ("检查人员", its_officers)),
        ),
        photos=tuple(photo_of(piece, draft.read) for piece in pieces if is_on_a_page(piece)),
    )


def evidence_listing(pieces: Sequence[Evidence]) -> Listing:
    """Return the table of these pieces, with lines to fill by hand where there is none."""
    return Listing(HEADINGS, tuple(map(_row, pieces)), 0 if pieces else BLANK_ROWS, SHARES)


def _blank(template: Template, profile: Profile | None) -> Paper:
    return form(
        template,
        profile,
        (
            *_head(EvidenceListContent(), "", ""),
            evidence_listing(()),
            *note_of(_marked(template.say("note", **blank_words(profile)))),
            *places_of({}, ("证据提供人", ()), ("检查人员", ()), ("检查人员", ())),
        ),
    )


def _head(said: EvidenceListContent, party: str, case: str) -> tuple[Block, ...]:
    """Return what stands above the list; of nothing it is the head of the blank form."""
    return (
        Entry("被检查单位", party),
        Entry("案号", case, half=True),
        Entry("证据保管人", said.keeper, half=True),
        Entry("证据提供人", said.holder),
        Entry("与被检查单位的关系", said.holder_relation),
    )


def _row(piece: Evidence) -> tuple[str, ...]:
    where = f"，{piece.place}" if piece.place else ""
    return (
        str(piece.number),
        piece.kind.label,
        piece.shows,
        f"{spoken_moment(piece.taken_at)}{where}",
        piece.taken_by,
        piece.sha256[:SHORT],
    )


def _marked(note: str) -> str:
    return f"说明：{note}" if note.strip() else ""


KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=NumberKind.EVIDENCE_LIST,
    title="证据清单",
    pieces=(Piece("note", "说明", optional=True),),
    stage=Stage.ON_SITE,
    rank=2,
    needs=lambda _documents, *, has_evidence: "" if has_evidence else "先添加证据",
    fields=FIELDS,
    signers=_signers,
    faults=paper_faults(_rules),
    draw=_draw,
    blank=_blank,
    proposed=_proposed,
    offered=_offered,
    kept=_kept,
    pictures=lambda draft: [piece.sha256 for piece in listed(draft)],
    stated=lambda _draft, findings: findings,
    looks=(finding_looks.evidence, finding_looks.photos, fault_looks.issue_day, currency.older_documents),
    sample=lambda case: (case.paper({}), case.issued_on),
)
