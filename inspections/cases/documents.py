"""An issued document: frozen with the SHA-256 of its bytes, the revision of the record it rests on, and what else it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from inspections.cases.numbers import DocumentNumber


class DocumentState(StrEnum):
    """Whether a document holds."""

    ISSUED = "issued"
    REPLACED = "replaced"
    """A later version stands in its place; its number stays given and is not void."""
    VOIDED = "voided"


@dataclass(frozen=True, slots=True)
class Document:
    """One document. `revision` is the event id of the record's state it was made from.

    `due` maps each requirement that is to be corrected to the last day for it. `file_name` is the name it bears outside. A month's
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
    due: Mapping[str, date]
    state: DocumentState = DocumentState.ISSUED
    content: Mapping[str, Any] = field(default_factory=dict)
    replaces: UUID | None = None
    title: str = ""
