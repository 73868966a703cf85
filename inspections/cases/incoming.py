"""Records on their way in: a heading of each at once, the records with their checks a batch at a time.

A record with its answers takes some ten kilobytes of memory and a large file has a hundred thousand, so that they are made and
worded only when they are written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inspections.cases.case import Party
from inspections.cases.checked import CheckedRecord
from inspections.cases.checking import checked_table
from inspections.checklists.check import Verdicts
from inspections.records.record import Record, record_uuid
from inspections.records.rows import record_of


@dataclass(frozen=True, slots=True)
class Heading:
    """What a record's identity and case hang on."""

    uuid: UUID
    number: str
    party: Party
    inspected_on: date

    @classmethod
    def of(cls, record: Record) -> Heading:
        """Return the heading of a record."""
        return cls(record.uuid, record.id, Party.of(record), record.inspected_on)


@dataclass(frozen=True, slots=True)
class Incoming:
    """Records in the order of their file; `batch` makes those of a range of places."""

    headings: Sequence[Heading]
    batch: Callable[[range], Sequence[CheckedRecord]]

    @classmethod
    def of(cls, records: Sequence[CheckedRecord]) -> Incoming:
        """Take records that are there already."""
        return cls([Heading.of(checked.record) for checked in records], lambda places: records[places.start : places.stop])

    @classmethod
    def of_table(cls, verdicts: Verdicts) -> Incoming:
        """Take the rows of a checked table, none of which is made before its batch."""
        table = verdicts.facts.table
        parties: dict[Party, Party] = {}

        def heading(row: int) -> Heading:
            number, county, name, kind = (str(table.at(row, path)) for path in ("id", "county", "inspectee.name", "inspectee.kind"))
            day = table.at(row, "inspected_on")
            if not isinstance(day, date):
                raise TypeError(day)
            party = Party(county, name, kind)
            return Heading(record_uuid(county, number), number, parties.setdefault(party, party), day)

        def batch(places: range) -> Sequence[CheckedRecord]:
            return checked_table([record_of(table, row) for row in places], verdicts, places.start)

        return cls([heading(row) for row in range(table.size)], batch)
