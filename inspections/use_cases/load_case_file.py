"""Reading all that belongs to one case in one state of the store."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from inspections.cases.case_file import CaseFile, FiledRecord
from inspections.cases.documents import Document
from inspections.faults import refuse
from inspections.store import UnitOfWork
from inspections.use_cases.visiting import visits_of_year


def load_case_file(unit: UnitOfWork, case: UUID, record: UUID | None = None) -> CaseFile:
    """Return a case with all that belongs to it, or of its records this one alone: a case may have thousands.

    Raises UserError where there is no such case.
    """
    opened = unit.cases.get(case)
    if opened is None:
        raise refuse("no_case", "案件不存在", str(case), "请重新选择案件")
    records = []
    only = None if record is None else unit.records.get(record)
    for stored in unit.records.of_case(case) if only is None else (only,):
        last = {check.pack.id: check for check in unit.checks.of(stored.revision)}
        records.append(FiledRecord(stored, tuple(last.values())))
    year = records[-1].stored.record.inspected_on.year if records else opened.opened_on.year
    return CaseFile(
        opened,
        tuple(records),
        (*_from_former_cases(unit, case, records), *unit.documents.of_case(case)),
        tuple(piece for piece in unit.evidence.of_case(case) if not piece.withdrawn),
        unit.profiles.of(opened.party.county),
        visits_of_year(unit, opened.party, year),
    )


def _from_former_cases(unit: UnitOfWork, case: UUID, records: Sequence[FiledRecord]) -> list[Document]:
    documents_of = unit.documents.of_records([filed.stored.record.uuid for filed in records])
    return [document for documents in documents_of.values() for document in documents if document.case != case]
