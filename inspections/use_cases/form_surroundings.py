"""What the store knows around a form: whom a bureau sends, whom it inspected before, what was answered and issued on the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from inspections.cases.checked import RecordCheck, standing_checks
from inspections.cases.documents import DocumentState
from inspections.checklists.approved_fees import NONE_APPROVED, ApprovedFees
from inspections.profiles.profile import Inspector
from inspections.store import Store
from inspections.use_cases.known_parties import known_parties


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`standing` is a sentence on the notices of the record that hold, empty where there are none; `judged` are the checks that stand.

    `approved` are the fees that the bureau lists as approved.
    """

    inspectors: tuple[Inspector, ...]
    parties: tuple[str, ...]
    standing: str
    judged: tuple[RecordCheck, ...] = ()
    approved: ApprovedFees = field(default_factory=dict)


def surroundings(store: Store, county: str, record: UUID | None) -> Surroundings:
    """Return what surrounds a form of a county and, where it is a state of a stored one, of a record."""
    with store.reading() as unit:
        profile = unit.profiles.of(county)
        documents = () if record is None else unit.documents.of_records([record]).get(record, ())
        head = None if record is None else unit.records.heads([record]).get(record)
        checks = () if head is None else standing_checks(unit.checks.of(head.event))
    numbers = "、".join(document.number.text for document in documents if document.state is DocumentState.ISSUED)
    return Surroundings(
        () if profile is None else profile.inspectors,
        known_parties(store),
        f"已出具 {numbers}；改动后完成会形成新的版本，需要时另行出具。" if numbers else "",
        checks,
        NONE_APPROVED if profile is None else profile.approved,
    )
