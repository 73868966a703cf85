"""All that belongs to one case, read in one state of the store: what its documents are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from inspections.cases.case import Case
from inspections.cases.checked import RecordCheck
from inspections.cases.documents import Document, DocumentState
from inspections.cases.evidence import Evidence
from inspections.cases.numbers import NumberKind
from inspections.events.event import StoredRecord
from inspections.faults import refuse
from inspections.profiles.profile import Profile
from inspections.store import UnitOfWork


@dataclass(frozen=True, slots=True)
class FiledRecord:
    """A record of the case with the last check of each pack on its last revision."""

    stored: StoredRecord
    checks: tuple[RecordCheck, ...]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case (案卷). Records by the day of inspection, documents in the order of issue, evidence by number, withdrawn pieces left out.

    What was issued on one of its records while that belonged to another case comes first: it stays in that case, and is found here too.
    `profile` is the bureau's, None where it has none yet; `visits` the days of inspections of the same party in the year of the last one.
    """

    case: Case
    records: tuple[FiledRecord, ...]
    documents: tuple[Document, ...]
    evidence: tuple[Evidence, ...]
    profile: Profile | None
    visits: int

    def standing(self, kind: NumberKind, record: UUID | None = None) -> tuple[Document, ...]:
        """Return the documents of a kind that are neither void nor replaced, of one record alone where it is given."""
        standing = (each for each in self.documents if each.number.series.kind is kind and each.state is DocumentState.ISSUED)
        return tuple(each for each in standing if record in {None, each.record})

    def evidence_of(self, record: UUID) -> tuple[Evidence, ...]:
        """Return the pieces of evidence that were added to a record."""
        return tuple(piece for piece in self.evidence if piece.record == record)


def load_case_file(unit: UnitOfWork, case: UUID, record: UUID | None = None) -> CaseFile:
    """Return a case with all that belongs to it, or of its records this one alone: a case may have thousands.

    Raises UserError where there is no such case.
    """
    held = unit.cases.get(case)
    if held is None:
        raise refuse("no_case", "案件不存在", str(case), "请重新选择案件")
    records = []
    only = None if record is None else unit.records.get(record)
    for stored in unit.records.of_case(case) if only is None else (only,):
        last = {check.pack.id: check for check in unit.checks.of(stored.revision)}
        records.append(FiledRecord(stored, tuple(last.values())))
    year = records[-1].stored.record.inspected_on.year if records else held.opened_on.year
    return CaseFile(
        held,
        tuple(records),
        (*_from_former_cases(unit, case, records), *unit.documents.of_case(case)),
        tuple(piece for piece in unit.evidence.of_case(case) if not piece.withdrawn),
        unit.profiles.of(held.party.county),
        unit.records.visits(held.party, year),
    )


def _from_former_cases(unit: UnitOfWork, case: UUID, records: Sequence[FiledRecord]) -> list[Document]:
    found = unit.documents.of_records([filed.stored.record.uuid for filed in records])
    return [document for documents in found.values() for document in documents if document.case != case]
