"""Records and their histories, as a store keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from inspections.cases.case import Party
from inspections.cases.heading import Heading
from inspections.events.event import Event, Head, Revision, StoredRecord
from inspections.records.record import Record


class Records(Protocol):
    """Records and their histories, which only grow."""

    def heads(self, uuids: Sequence[UUID]) -> Mapping[UUID, Head]:
        """Return where the histories of these records stand; unknown ones are left out."""
        ...

    def headings(self, uuids: Sequence[UUID]) -> Mapping[UUID, Heading]:
        """Return number, party and day of these records; unknown ones are left out."""
        ...

    def bearing(self, numbers: Sequence[str]) -> Mapping[str, Heading]:
        """Return the records that bear these business numbers; numbers that none bears are left out."""
        ...

    def vacate(self, uuids: Sequence[UUID]) -> None:
        """Take the business numbers off records to each of which this unit of work appends an event with another one."""
        ...

    def append(self, revisions: Sequence[Revision]) -> None:
        """Add events, each of which becomes its record's last.

        Raises DuplicateError where an event is there already, where its draft ended in another one, and where another record bears the
        number.
        """
        ...

    def get(self, uuid: UUID) -> StoredRecord | None:
        """Return a record as it stands, or None."""
        ...

    def last_of(self, party: Party) -> StoredRecord | None:
        """Return the record of the last visit to a party, by the day of inspection and then the last to come, or None."""
        ...

    def all(self, county: str | None = None) -> Iterator[StoredRecord]:
        """Yield the records (of a county) in the order in which they first came."""
        ...

    def of_case(self, case: UUID) -> tuple[StoredRecord, ...]:
        """Return the records of a case, by the day of inspection and then the order in which they came."""
        ...

    def of_visit(self, visit: UUID) -> tuple[StoredRecord, ...]:
        """Return the records of a visit, by the day of inspection and then the order in which they came."""
        ...

    def history(self, uuid: UUID) -> tuple[tuple[str, Event], ...]:
        """Return a record's events with their stored ids, in the order in which they came."""
        ...

    def at(self, revision: str) -> Record | None:
        """Return what a record said at an event, or None where that was purged or there is no such event."""
        ...

    def last_moment(self) -> datetime | None:
        """Return when the latest of the newest events was made, or None where there is none."""
        ...

    def event_of_draft(self, draft: UUID) -> str | None:
        """Return the id of the event that a draft ended in, or None."""
        ...

    def assign(self, uuids: Sequence[UUID], case: UUID) -> None:
        """Put records that are there into a case."""
        ...

    def attend(self, uuids: Sequence[UUID], visit: UUID) -> None:
        """Put records that are there into a visit."""
        ...
