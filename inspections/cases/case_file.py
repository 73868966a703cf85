"""All that belongs to one case, read in one state of the store: what its documents are made from."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from inspections.cases.case import Case
from inspections.cases.checked import RecordCheck
from inspections.cases.documents import Document, DocumentState
from inspections.cases.evidence import Evidence
from inspections.cases.numbers import NumberKind
from inspections.cases.visit import Visit
from inspections.events.event import StoredRecord
from inspections.profiles.profile import Profile


@dataclass(frozen=True, slots=True)
class FiledRecord:
    """A record of the case with the last check of each pack on its last revision."""

    stored: StoredRecord
    checks: tuple[RecordCheck, ...]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case (案卷). Records by the day of inspection, documents in the order of issue, evidence by number, withdrawn pieces left out.

    What was issued on one of its records while that belonged to another case comes first: it stays in that case, and is found here too.
    `profile` is the bureau's, None where it has none yet; `visits` those to the same party that began in the year of the last
    record, by their first day.
    """

    case: Case
    records: tuple[FiledRecord, ...]
    documents: tuple[Document, ...]
    evidence: tuple[Evidence, ...]
    profile: Profile | None
    visits: tuple[Visit, ...]

    def standing(self, kind: NumberKind, record: UUID | None = None) -> tuple[Document, ...]:
        """Return the documents of a kind that are neither void nor replaced, of one record alone where it is given."""
        standing = (
            document for document in self.documents if document.number.series.kind == kind and document.state is DocumentState.ISSUED
        )
        return tuple(document for document in standing if record in {None, document.record})

    def evidence_of(self, record: UUID) -> tuple[Evidence, ...]:
        """Return the pieces of evidence that were added to a record."""
        return tuple(piece for piece in self.evidence if piece.record == record)
