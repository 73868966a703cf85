"""What the dialog for a document shows, and which document it is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from gui.documents.state import IssueState
from inspections.cases.numbers import NumberKind
from inspections.forms.content import Content
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
    """A place to sign: key, label, whether something stands there, in words what, and whether it can be signed or changed now."""

    key: str
    label: str
    filled: bool
    told: str
    may_sign: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperState(IssueState):
    """`generation` changes where `content` did otherwise than by typing.

    `faults` maps a path of the content to what is wrong there, `notes` to what is to be looked at. `numbering` is the number as far as
    it is known, `recovered` says that what was typed before is there again. `trouble` is why what was typed is not on the disk; empty
    while it is. `unsigned` are sentences on signatures that were taken away.
    """

    title: str
    about: str
    records: tuple[tuple[UUID, str], ...]
    record: UUID | None
    fields: tuple[Field | ListField, ...]
    content: Content
    generation: int
    faults: Mapping[str, str]
    signers: tuple[SignerLine, ...]
    notes: Mapping[str, str]
    unsigned: tuple[str, ...]
    numbering: str
    recovered: bool
    trouble: str
