"""What the dialog for a document shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inspections.documents.precheck.remark import Remark
from inspections.forms.content import Content
from inspections.records.fields.field import Field, ListField


@dataclass(frozen=True, slots=True)
class PageImage:
    """A rendered page: pixels in rows of `stride` bytes, four bytes each (blue, green, red, unused)."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class SignerLine:
    """A place to sign: key, label, whether something stands there, in words what, and whether it can be signed or changed now."""

    key: str
    label: str
    filled: bool
    standing: str
    may_sign: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedState:
    """What is typed for a document. `generation` changes where `content` did otherwise than by typing.

    `fields` are none where there is nothing to be typed. `faults` maps a path of the content to what is wrong there, `notes` to what is
    to be looked at. `unsigned` are sentences on signatures that were taken away, `recovered` says that what was typed before is there
    again, `trouble` is why what was typed is not on the disk; empty while it is.
    """

    fields: tuple[Field | ListField, ...] = ()
    content: Content
    generation: int
    faults: Mapping[str, str]
    notes: Mapping[str, str]
    signers: tuple[SignerLine, ...] = ()
    unsigned: tuple[str, ...] = ()
    recovered: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentState:
    """`number` is the document's once it is issued, and `path` where its copy was last written; both empty before.

    `about` is empty before anything was read. `records` may be chosen from, and stand in no other document than one of a case;
    `checklists` may be chosen from for a notice. `numbering` is the number as far as it is known; `prefix` is the part of it that may be
    typed, None where none may.
    `day` is the day of issue as it was typed and `day_fault` why it is none; `issued_on` is the last one that could be read.
    `status` is the line above the buttons. `pages` are empty where there is nothing to be shown yet, `preview_told` then says why, and
    `zoom` is what they were rendered at (1 is the size on paper at 96 dots an inch). `unfinished` says that they show a document which
    may not be issued as it is. `replaces` is the number of the document in whose place it comes, empty where there is none. `formers`
    are the notices that stand on an earlier state of the record and order the same, with their numbers; `former` is the one that is
    replaced, None where the new notice is to stand beside them.
    """

    about: str
    records: tuple[tuple[UUID, str], ...]
    record: UUID | None
    checklists: tuple[tuple[str, str], ...]
    checklist: str
    issued_on: date
    day: str
    day_fault: str
    numbering: str
    prefix: str | None
    folder: str
    remarks: tuple[Remark, ...]
    pages: tuple[PageImage, ...]
    zoom: float
    unfinished: bool
    preview_told: str
    number: str
    path: str
    status: str
    may_issue: bool
    lacks_profile: bool
    busy: bool
    replaces: str
    formers: tuple[tuple[UUID, str], ...]
    former: UUID | None
    typed: TypedState
