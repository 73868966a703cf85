"""An issued document: frozen with the SHA-256 of its bytes and the revision of the record it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from inspections.cases.numbers import DocumentNumber


class DocumentState(StrEnum):
    """Whether a document holds."""

    ISSUED = "issued"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True)
class Document:
    """One document. `revision` is the event id of the record's state it was made from.

    `due` maps each requirement that is to be corrected to the last day for it. `file_name` is the name it bears outside.
    """

    uuid: UUID
    number: DocumentNumber
    case: UUID
    record: UUID
    revision: str
    file_name: str
    sha256: str
    issued_on: date
    due: Mapping[str, date]
    state: DocumentState = DocumentState.ISSUED
