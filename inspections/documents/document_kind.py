"""What one kind of document is: all in which it differs from the others, as one frozen record (`kinds/` has one file for each)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar

from inspections.cases.numbers import NumberKind
from inspections.documents.templates.pieces import PLACEHOLDERS, Piece
from inspections.records.fields.field import Field, ListField

if TYPE_CHECKING:
    from inspections.cases.documents import Document
    from inspections.checklists.pack import Outcome, Term
    from inspections.documents.document_order import DocumentOrder
    from inspections.documents.precheck.examined import Basis, Examined
    from inspections.documents.precheck.remark import Remark
    from inspections.documents.sample import SampleCase
    from inspections.documents.signatures import Signer
    from inspections.documents.templates.template import Template
    from inspections.faults import Fault
    from inspections.findings.violations import Finding
    from inspections.profiles.profile import Profile
    from inspections.typesetting.paper import Paper, Printed


class Stage(Enum):
    """Where in a proceeding a document is made; the window offers it there. The value is the group's name."""

    BEFORE = "检查前"
    ON_SITE = "现场检查和取证"
    DECISION = "告知和处理"
    AFTER = "送达、复查和归档"


Fields = tuple[Field | ListField, ...]
Look = Callable[["Examined", "Basis"], "Iterator[Remark]"]
"""Looks at one thing of a document of a case before it is issued."""


class DocumentDraft(Protocol):
    """All that a document is made from but its number and day. `content` is what it says beyond what it rests on, as JSON."""

    @property
    def kind(self) -> DocumentKind[Any]:
        """What kind of document is to be made."""
        ...

    @property
    def content(self) -> Mapping[str, Any]:
        """What was filled in."""
        ...

    @property
    def signers(self) -> tuple[Signer, ...]:
        """Who may sign it on screen."""
        ...

    def saying(self, content: Mapping[str, Any]) -> Self:
        """Return the draft with another content."""
        ...


D = TypeVar("D", bound=DocumentDraft)


def _no_signers(_record: Mapping[str, Any]) -> tuple[Signer, ...]:
    return ()


def _nothing_proposed(_draft: DocumentDraft) -> Mapping[str, Any]:
    return {}


def _own_fields(draft: DocumentDraft) -> Fields:
    return draft.kind.fields


def _nothing_stated(_draft: DocumentDraft, _findings: Sequence[Finding]) -> Sequence[Finding]:
    return ()


def _as_filled_in(draft: DocumentDraft) -> Mapping[str, Any]:
    return draft.content


def _nothing_due(_draft: DocumentDraft) -> Mapping[str, date | Term]:
    return {}


def _no_pictures(_draft: DocumentDraft) -> Sequence[str]:
    return ()


def _always(_documents: Sequence[Document], *, has_evidence: bool) -> str:  # noqa: ARG001 # as the kinds that need any ask for it
    return ""


class Needs(Protocol):
    """Says what has to come first in a case, empty where nothing does; `documents` are those of the case, void ones included."""

    def __call__(self, documents: Sequence[Document], /, *, has_evidence: bool) -> str:
        """Return it in words that follow the title in brackets."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind(Generic[D]):
    """One kind of document; `D` is the draft it is made from."""

    key: NumberKind
    """Its series of numbers, its table in the file of templates, and its name in the store."""
    title: str
    """Its name in the window; a bureau may print another by its template."""
    pieces: tuple[Piece, ...]
    """What its template words, in the order in which it stands."""
    placeholders: Mapping[str, str] = field(default_factory=dict)
    """What those placeholders of its pieces mean that other kinds do not have (`PLACEHOLDERS`)."""
    draw: Callable[[D, str, date], Printed]
    """Makes it under a number and a day from a content that can be read, with blanks for what that lacks. Raises UserError where
    there is nothing to draw: no profile, no records in the month, an archived file that cannot be read."""
    faults: Callable[[D, date], Sequence[Fault]]
    """Returns whatever is wrong with its content, all at once; each fault's `path` is that of the content."""

    numbered: bool = True
    """Whether offices number it; one that they do not bears no number on paper, though the store has one for it."""
    red_head: bool = False
    """Whether it goes out under a red head in the bureau's name: then it may have copies, a seal, a colophon and the bureau's signature."""
    letter_form: bool = False
    """Whether its red head is that of a letter (信函格式, GB/T 9704-2012, 10.1)."""
    sets_term: bool = False
    """Whether it names a last day, and what follows where that passes unheeded."""
    served: bool = False
    """Whether the party must be served with it."""
    outcome: Outcome | None = None
    """What it does about findings, None where it does nothing: a report's figures come from those that do."""

    stage: Stage = Stage.DECISION
    """Where in a proceeding it is made."""
    of_case: bool = True
    """Whether it is issued on a case's record."""
    of_all_records: bool = False
    """Whether it is looked over for all records of its case."""
    rank: int | None = None
    """Its place among the documents on one record in the case's file, None for one that has none there."""
    behind_served: bool = False
    """Whether it lies behind the documents that it names, wherever these lie."""
    needs: Needs = _always

    judged: bool = False
    """Whether its record is held against a checklist anew when it is made, and gives all that it says: then it has no fields."""
    fields: Fields = ()
    """What its content holds beyond the record, as it is typed."""
    signers: Callable[[Mapping[str, Any]], tuple[Signer, ...]] = _no_signers
    """Returns who may sign such a document of a record (its JSON) on screen; one with a red head is sealed by hand."""
    blank: Callable[[Template, Profile | None], Paper] | None = None
    """Makes its form to fill by hand, with the same layout; without a profile the bureau's name is left out too."""
    proposed: Callable[[D], Mapping[str, Any]] = _nothing_proposed
    """Returns the content that it begins with."""
    offered: Callable[[D], Fields] = _own_fields
    """Returns its fields with what can be chosen from: findings, evidence and documents are chosen by their words."""
    pictures: Callable[[D], Sequence[str]] = _no_pictures
    """Returns the SHA-256 of each picture's original that a signature on it stands under."""
    sample: Callable[[SampleCase], tuple[D, date]] | None = None
    """Returns its draft on the made-up case, and the day; without it the blank form is the sample."""

    first_looks: tuple[Look, ...] = ()
    """What is looked at before anything else: where these are and nothing is told, nothing else is looked at."""
    looks: tuple[Look, ...] = ()
    stated: Callable[[D, Sequence[Finding]], Sequence[Finding]] = _nothing_stated
    """Returns which of the record's findings it tells."""
    kept: Callable[[D], Mapping[str, Any]] = _as_filled_in
    """Returns its content as it is kept with what was issued."""
    due: Callable[[D], Mapping[str, date | Term]] = _nothing_due
    """Returns the last day for each requirement that it orders to be corrected, or the term that runs from service (`Document.due`)."""
    stands: Callable[[Sequence[Document], DocumentOrder, str], Document | None] | None = None
    """Returns, of the documents on its record (of its kind, for one without a record), the one beside which a second would say the
    same twice; the last argument is the prefix of its number. None where there may be as many as are wanted."""

    def asks(self, path: str) -> bool:
        """Say whether its content has such a field."""
        return any(described.path == path for described in self.fields)

    def meaning(self, placeholder: str) -> str:
        """Return what a placeholder of its pieces stands for. Raises KeyError for one that has no meaning."""
        return self.placeholders.get(placeholder) or PLACEHOLDERS[placeholder]

    def piece(self, name: str) -> Piece | None:
        """Return a piece of its template, None where it has no such one."""
        return next((piece for piece in self.pieces if piece.name == name), None)


Kinds = Mapping[NumberKind, DocumentKind[Any]]
"""Kinds of documents by their keys, in the order of a proceeding."""


def by_key(*kinds: DocumentKind[Any]) -> Kinds:
    """Return kinds by their keys, in their order."""
    return {kind.key: kind for kind in kinds}
