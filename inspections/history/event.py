"""One finished change of a record. Its id is a digest of all it says, so that a history cannot be altered unnoticed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from inspections.records.record import Record, canonical_json


class EventKind(StrEnum):
    """How a change came about."""

    FINISHED = "finished"
    """A person finished a draft."""
    IMPORTED = "imported"
    """It was read from a file."""


def payload_hash(payload: bytes) -> str:
    """Return the SHA-256 (hex) of a record's canonical JSON."""
    return hashlib.sha256(payload).hexdigest()


@dataclass(frozen=True)
class Event:
    """A link of a record's chain.

    `payload` is the payload's hash and not the payload: that may be purged and the event stays as its tombstone. `parents`
    are event ids: none for the first, one for a change, two for a merge. `sequence` counts the device's events from 1.
    `at` bears a time zone. `draft` is the draft that was finished; there is one event of a draft at most.
    """

    record: UUID
    kind: EventKind
    payload: str
    parents: tuple[str, ...]
    device: UUID
    sequence: int
    at: datetime
    author: str
    draft: UUID | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for a time that means another moment on another laptop."""
        if self.at.tzinfo is None:
            raise ValueError("an event's time needs a time zone")

    @cached_property
    def moment(self) -> str:
        """`at` in UTC as ISO 8601, as it is stored and hashed."""
        return self.at.astimezone(UTC).isoformat(timespec="microseconds")

    @cached_property
    def id(self) -> str:
        """SHA-256 (hex) of the event's canonical JSON: the record's revision."""
        said = {
            "at": self.moment,
            "author": self.author,
            "device": str(self.device),
            "draft": None if self.draft is None else str(self.draft),
            "kind": self.kind.value,
            "parents": list(self.parents),
            "payload": self.payload,
            "record": str(self.record),
            "sequence": self.sequence,
        }
        return hashlib.sha256(canonical_json(said)).hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """Where a record's history stands: its last event, the hash of what that says, and the case it belongs to."""

    event: str
    payload: str
    case: UUID


@dataclass(frozen=True, slots=True)
class Revision:
    """A new last event of a record with what it says, in the case that the record belongs to.

    `canonical` is the record's canonical JSON, of which the event holds the hash.
    """

    event: Event
    record: Record
    canonical: bytes
    case: UUID


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record as it stands in the store; `revision` is the id of its last event."""

    record: Record
    revision: str
    case: UUID
