"""A stored record as a form opens it: what it says, and what was answered on it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from inspections.cases.checked import RecordCheck, standing_checks
from inspections.events.event import StoredRecord
from inspections.faults import refuse
from inspections.store import Store


@dataclass(frozen=True, slots=True)
class OpenedRecord:
    """The record as it stands, with the checks that stand on it, oldest first."""

    stored: StoredRecord
    judged: tuple[RecordCheck, ...]

    @property
    def checklist(self) -> str:
        """The id of the pack that judged last: the form goes on with it. Empty where none did."""
        return self.judged[-1].pack.id if self.judged else ""


def opened_record(store: Store, record: UUID) -> OpenedRecord:
    """Return a stored record. Raises UserError where it is not there."""
    with store.reading() as unit:
        stored = unit.records.get(record)
        if stored is None:
            raise refuse("no_record", "这条记录不存在", "", "请刷新检查记录后重试")
        return OpenedRecord(stored, standing_checks(unit.checks.of(stored.revision)))
