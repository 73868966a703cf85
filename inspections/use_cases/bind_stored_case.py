"""A stored case as one PDF."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from inspections.cases.case_file import CaseFile
from inspections.documents.case_binding import bind_case
from inspections.faults import Fault
from inspections.store import Store
from inspections.typesetting.fonts import FontSet
from inspections.use_cases.load_case_file import load_case_file


@dataclass(frozen=True, slots=True)
class BoundCase:
    """The case as it was bound, as PDF, with a fault for each photo in whose place a page says why it cannot be shown."""

    file: CaseFile
    pdf: bytes
    unshown: tuple[Fault, ...]


def bind_stored_case(store: Store, case: UUID, fonts: FontSet) -> BoundCase:
    """Bind a case as it is stored. Raises UserError where there is no such case, or nothing was issued in it; see `bind_case`."""
    with store.reading() as unit:
        file = load_case_file(unit, case)
    unshown: list[Fault] = []
    pdf = bind_case(file, store.archive.read, fonts, unshown.append)
    return BoundCase(file, pdf, tuple(unshown))
