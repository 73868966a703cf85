"""An issued document: frozen with the SHA-256 of its bytes, the revision of the record it rests on, and what else it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from inspections.cases.numbers import DocumentNumber, NumberKind
from inspections.checklists.pack import Term


class DocumentState(StrEnum):
    """Whether a document holds."""

    ISSUED = "issued"
    REPLACED = "replaced"
    """A later version stands in its place; its number stays given and is not void."""
    VOIDED = "voided"


@dataclass(frozen=True, slots=True)
class Document:
    """One document. `revision` is the event id of the record's state it was made from.

    `due` maps each requirement that is to be corrected to the last day for it, or to the term that runs from service; that of a receipt
    maps `served_key` of what it served to the last day of a term that began with it. `file_name` is the name it bears outside. A month's
    report (月度通报) has neither case nor record, and an empty revision. `content` is what the document says beyond the record, as
    JSON (who delivered it and when, what was asked and answered, signatures), where it names other documents by UUID (`links.py`);
    `replaces` is the document that it stands in the place of. `title` is the one that is printed on it.
    """

    uuid: UUID
    number: DocumentNumber
    case: UUID | None
    record: UUID | None
    revision: str
    file_name: str
    sha256: str
    issued_on: date
    due: Mapping[str, date | Term]
    state: DocumentState = DocumentState.ISSUED
    content: Mapping[str, Any] = field(default_factory=dict)
    replaces: UUID | None = None
    title: str = ""


class Documents(Protocol):
    """Issued documents."""

    def add(self, document: Document) -> None:
        """Keep a document. Raises KeyError where its number was not given, DuplicateError where that bears another document."""
        ...

    def get(self, uuid: UUID) -> Document | None:
        """Return a document, or None."""
        ...

    def of_records(self, records: Sequence[UUID]) -> Mapping[UUID, tuple[Document, ...]]:
        """Return the documents of each record that has any, in the order of issue."""
        ...

    def of_case(self, case: UUID) -> tuple[Document, ...]:
        """Return all documents of a case, in the order of issue."""
        ...

    def of_kind(self, kind: NumberKind) -> tuple[Document, ...]:
        """Return all documents of a kind, in the order of issue."""
        ...

    def void(self, uuid: UUID) -> None:
        """Make a document void; it stays where it is. Raises KeyError."""
        ...

    def move(self, uuids: Sequence[UUID], case: UUID) -> None:
        """Put documents into another case; their files and numbers stay as they are."""
        ...

    def replace(self, uuid: UUID) -> None:
        """Say of a document that a later version stands in its place. Raises KeyError."""
        ...
