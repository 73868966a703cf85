"""What tells one record from another, and decides to which case it belongs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from inspections.cases.case import Party
from inspections.records.fields.inspection import INSPECTEE_KINDS
from inspections.records.record import Record


@dataclass(frozen=True, slots=True)
class Heading:
    """Of a stored record or of one on its way in. `stated` is false where a file gave no UUID and `uuid` is presumed.

    `visit`, `case` and `source` are those that an incoming one states, empty where it states none.
    """

    uuid: UUID
    number: str
    party: Party
    inspected_on: date
    stated: bool = True
    visit: UUID | None = field(default=None, compare=False)
    case: UUID | None = field(default=None, compare=False)
    source: str = field(default="", compare=False)

    @classmethod
    def of(cls, record: Record) -> Heading:
        """Return the heading of a record."""
        return cls(
            record.uuid,
            record.id,
            Party.of(record),
            record.inspected_on,
            record.stated is not None,
            record.visit,
            record.case,
            _source(record),
        )

    def alike(self, other: Heading) -> bool:
        """Say whether number, county, day and inspectee agree: without UUIDs that would be the same record."""
        return (self.number, self.party, self.inspected_on) == (other.number, other.party, other.inspected_on)

    def spoken(self) -> str:
        """Return the record in words: number, party, kind and day."""
        kind = INSPECTEE_KINDS.get(self.party.kind, self.party.kind)
        return f"编号“{self.number}”，{self.party.name}（{kind}，县（区）{self.party.county}），{self.inspected_on}检查"


def _source(record: Record) -> str:
    visit: Mapping[str, object] = record.payload.get("visit") or {}
    return str(visit.get("source") or "")
