"""What the page of cases shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from inspections.cases.documents import Document
from inspections.cases.evidence import Evidence
from inspections.cases.listings import CaseLine


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record of the case: its UUID, number, day and topics, and how many violations were found that are not set aside."""

    uuid: UUID
    number: str
    inspected_on: str
    topics: str
    violations: str


@dataclass(frozen=True, slots=True)
class OpenCase:
    """The chosen case: number and party, its records with the last one first, its documents and its evidence, withdrawn pieces left out.

    `signed` are those of the documents that bear a digital signature.
    """

    uuid: UUID
    number: str
    party: str
    records: tuple[RecordRow, ...]
    documents: tuple[Document, ...]
    evidence: tuple[Evidence, ...]
    signed: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class CasesState:
    """`stored` says whether there is any case at all, `text` is what was searched for; `message` names the file that was written last."""

    ready: bool = False
    stored: bool = False
    text: str = ""
    lines: Sequence[CaseLine] = ()
    chosen: UUID | None = None
    open: OpenCase | None = None
    message: str = ""
    path: str = ""
