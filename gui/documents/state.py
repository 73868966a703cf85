"""What the dialogs for issuing show: what every document has, and a notice's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inspections.documents.precheck.remark import Remark


@dataclass(frozen=True, slots=True)
class PageImage:
    """A rendered page: pixels in rows of `stride` bytes, four bytes each (blue, green, red, unused)."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueState:
    """`number` is the document's once it is issued, and `path` where its copy was last written; both empty before.

    `day` is the day of issue as it was typed and `day_fault` why it is none; `issued_on` is the last one that could be read.
    `told` is the line above the buttons. `pages` are empty where there is nothing to be shown yet, `preview_told` then says why, and
    `zoom` is what they were rendered at (1 is the size on paper at 96 dots an inch). `unfinished` says that they show a document which
    may not be issued as it is. `replaces` is the number of the document in whose place it comes, empty where there is none.
    """

    issued_on: date
    day: str
    day_fault: str
    folder: str
    remarks: tuple[Remark, ...]
    pages: tuple[PageImage, ...]
    zoom: float
    unfinished: bool
    preview_told: str
    number: str
    path: str
    told: str
    may_issue: bool
    lacks_profile: bool
    busy: bool
    replaces: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeState(IssueState):
    """A notice's record, and what it is held against and numbered with.

    `formers` are the notices that stand on an earlier state of the record and order the same, with their numbers; `former` is the one
    that is replaced, None where the new notice is to stand beside them.
    """

    record: str
    inspectee: str
    checklists: tuple[tuple[str, str], ...]
    checklist: str
    prefix: str
    formers: tuple[tuple[UUID, str], ...] = ()
    former: UUID | None = None
