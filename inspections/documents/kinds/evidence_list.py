"""证据清单: every piece of evidence of a record with what it shows, and its photos on pages of their own behind the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from inspections.cases.evidence import Evidence
from inspections.documents.content_reading import text_of
from inspections.documents.evidence_photos import is_on_a_page, photo_of
from inspections.documents.framing import filled, form
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.signatures import Signer, officers, places_of
from inspections.documents.spoken import blank_words, note_of, spoken_moment, words_of
from inspections.documents.templates.template import Template
from inspections.faults import Fault
from inspections.profiles.profile import Profile
from inspections.records.fields.field import Field, FieldType, long_text, text
from inspections.typesetting.official_document import Listing
from inspections.typesetting.paper import Block, Entry, Paper

FIELDS: tuple[Field, ...] = (
    Field("pieces", "列入的证据", FieldType.TEXTS),
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
class _Head:
    """The values above the list, all of them empty on the blank form."""

    party: str = ""
    case: str = ""
    holder: str = ""
    relation: str = ""
    keeper: str = ""


def signers(record: Mapping[str, Any]) -> tuple[Signer, ...]:
    """Return who signs a list of evidence."""
    return (*officers(record, "检查人员"), HOLDER)


def listed(draft: PaperDraft) -> tuple[Evidence, ...]:
    """Return the pieces that the list is of, by their numbers."""
    wanted = {str(piece).strip() for piece in draft.content.get("pieces") or ()}
    return tuple(piece for piece in draft.evidence if not wanted or str(piece.uuid) in wanted)


def faults(draft: PaperDraft) -> list[Fault]:
    """Return what a list of evidence may not be made without."""
    known = {str(piece.uuid) for piece in draft.evidence}
    if not known:
        return [Fault("no_evidence", "这条记录还没有证据", "证据清单", "请先添加证据", "pieces")]
    gone = sum(str(piece).strip() not in known for piece in draft.content.get("pieces") or ())
    what = f"选定的证据中有{gone}件不属于这条记录，或者已经撤回"
    return [Fault("no_such_piece", what, "列入的证据", "请重新选择", "pieces")] if gone else []


def compose(draft: PaperDraft, number: str, day: date) -> Paper:
    """Return the list with the photos' pages."""
    pieces, content = listed(draft), draft.content
    head = _Head(
        draft.party, draft.file.case.number, text_of(content, "holder"), text_of(content, "holder_relation"), text_of(content, "keeper")
    )
    note = "\n".join(filter(None, (text_of(content, "notes"), draft.template.say("note", **words_of(draft, number, day)))))
    its_officers = officers(draft.payload, "检查人员")
    return filled(
        draft,
        number,
        day,
        (
            *_head(head),
            evidence_listing(pieces),
            *note_of(_marked(note)),
            *places_of(content, ("证据提供人", (HOLDER,)), ("检查人员", its_officers)),
        ),
        photos=tuple(photo_of(piece, draft.read) for piece in pieces if is_on_a_page(piece)),
    )


def evidence_listing(pieces: Sequence[Evidence]) -> Listing:
    """Return the table of these pieces, with lines to fill by hand where there is none."""
    return Listing(HEADINGS, tuple(map(_row, pieces)), 0 if pieces else BLANK_ROWS, SHARES)


def blank(template: Template, profile: Profile | None) -> Paper:
    """Return the form to fill by hand."""
    return form(
        template,
        profile,
        (
            *_head(_Head()),
            evidence_listing(()),
            *note_of(_marked(template.say("note", **blank_words(profile)))),
            *places_of({}, ("证据提供人", ()), ("检查人员", ()), ("检查人员", ())),
        ),
    )


def _head(head: _Head) -> tuple[Block, ...]:
    return (
        Entry("被检查单位", head.party),
        Entry("案号", head.case, half=True),
        Entry("证据保管人", head.keeper, half=True),
        Entry("证据提供人", head.holder),
        Entry("与被检查单位的关系", head.relation),
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
