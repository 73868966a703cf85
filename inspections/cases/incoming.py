"""Records on their way in: a heading of each at once, the records with their checks a batch at a time.

A record with its answers takes some ten kilobytes of memory and a large file has a hundred thousand, so that they are made and
worded only when they are written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from inspections.cases.case import Party
from inspections.cases.checked import CheckedRecord
from inspections.cases.checking import checked_table
from inspections.cases.heading import Heading
from inspections.checklists.check import Verdicts
from inspections.records.record import presumed_uuid
from inspections.records.rows import record_of, stated_case, stated_uuid, stated_visit


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
        parties: dict[tuple[str, str, str], Party] = {}

        def heading(row: int) -> Heading:
            number, county, name, kind = (str(table.at(row, path)) for path in ("id", "county", "inspectee.name", "inspectee.kind"))
            day = table.at(row, "inspected_on")
            if not isinstance(day, date):
                raise TypeError(day)
            party = parties.get((county, name, kind)) or parties.setdefault((county, name, kind), Party(county, name, kind))
            stated = stated_uuid(table, row)
            uuid = presumed_uuid(number, county, day.isoformat(), name, kind) if stated is None else stated
            links = stated_visit(table, row), stated_case(table, row)
            return Heading(uuid, number, party, day, stated is not None, *links, str(table.at(row, "visit.source") or ""))

        def batch(places: range) -> Sequence[CheckedRecord]:
            return checked_table([record_of(table, row) for row in places], verdicts, places.start)

        return cls([heading(row) for row in range(table.size)], batch)
