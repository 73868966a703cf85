"""What the dialog for a document shows, and which document it is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from gui.notices.state import PageImage
from inspections.cases.numbers import NumberKind
from inspections.forms.content import Content
from inspections.notices.reviewing.remark import Remark
from inspections.records.fields.field import Field, ListField


@dataclass(frozen=True, slots=True)
class WantedPaper:
    """A document of a case, or a month's report (`case` None, `month` as year and month).

    `record` is None where the case's last one is to be taken; `replaced` is the document in whose place this one comes.
    """

    kind: NumberKind
    case: UUID | None = None
    record: UUID | None = None
    month: tuple[int, int] | None = None
    replaced: UUID | None = None

    @property
    def key(self) -> str:
        """The name under which its content is kept until it is issued."""
        about = f"{self.case}/{self.record or ''}" if self.month is None else f"{self.month[0]}-{self.month[1]:02d}"
        return f"{self.kind}/{about}/{self.replaced or ''}"


@dataclass(frozen=True, slots=True)
class SignerLine:
    """A place to sign: key, label, whether something stands there, and in words what."""

    key: str
    label: str
    filled: bool
    told: str


@dataclass(frozen=True, slots=True)
class PaperState:
    """`number` is the document's once it is issued, and `path` where its copy was last written; both empty before.

    `generation` changes where `content` did otherwise than by typing. `day` is the day of issue as it was typed and `day_fault` why it
    is none. `unfinished` says that the pages show a document which may not be issued as it is; without pages `preview_told` says why
    there are none. `faults` maps a path of the content to what is wrong there. `told` is the line above the buttons, `recovered` says
    that what was typed before is there again.
    """

    title: str
    about: str = ""
    records: tuple[tuple[UUID, str], ...] = ()
    record: UUID | None = None
    fields: tuple[Field | ListField, ...] = ()
    content: Content = field(default_factory=dict)
    generation: int = 0
    faults: Mapping[str, str] = field(default_factory=dict)
    signers: tuple[SignerLine, ...] = ()
    issued_on: date = date.min
    day: str = ""
    day_fault: str = ""
    numbering: str = ""
    folder: str = ""
    remarks: tuple[Remark, ...] = ()
    pages: tuple[PageImage, ...] = ()
    zoom: float = 1.0
    unfinished: bool = False
    preview_told: str = ""
    number: str = ""
    path: str = ""
    told: str = ""
    recovered: bool = False
    may_issue: bool = False
    lacks_profile: bool = False
    busy: bool = False
