"""One finished change of a record. Its id is a digest of all it says, so that a history cannot be altered unnoticed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any
from uuid import UUID

from inspections.records.record import Record, canonical_json


class EventKind(StrEnum):
    """How a change came about."""

    FINISHED = "finished"
    """A person finished a draft."""
    IMPORTED = "imported"
    """It was read from a file."""
    REJUDGED = "rejudged"
    """It says what it said before, and was held against another checklist or another version because someone asked for it."""


@dataclass(frozen=True, slots=True)
class PackVersion:
    """A version of a pack as histories name it; `content_hash` is the SHA-256 of its file."""

    id: str
    version: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Rejudgement:
    """Whose answers no longer stand, and whose stand in their place. The former stay with the events they were given on."""

    before: tuple[PackVersion, ...]
    after: PackVersion

    def said(self) -> dict[str, object]:
        """Return it as plain JSON, as it is stored and hashed."""
        return {"after": _plain(self.after), "before": [_plain(version) for version in self.before]}

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Rejudgement:
        """Return what `said` gave."""
        return cls(tuple(_version(one) for one in said["before"]), _version(said["after"]))


def _plain(version: PackVersion) -> dict[str, object]:
    return {"hash": version.content_hash, "id": version.id, "version": version.version}


def _version(plain: Mapping[str, Any]) -> PackVersion:
    return PackVersion(plain["id"], plain["version"], plain["hash"])


def payload_hash(payload: bytes) -> str:
    """Return the SHA-256 (hex) of a record's canonical JSON."""
    return hashlib.sha256(payload).hexdigest()


@dataclass(frozen=True)
class Event:
    """A link of a record's chain.

    `payload` is the payload's hash and not the payload: that may be purged and the event stays as its tombstone. `parents`
    are event ids: none for the first, one for a change, two for a merge. `sequence` counts the device's events from 1.
    `at` bears a time zone. `draft` is the draft that was finished; there is one event of a draft at most. `rejudgement` is there on
    an event of that kind alone.
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
    rejudgement: Rejudgement | None = None

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
        said: dict[str, object] = {
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
        if self.rejudgement is not None:  # not written as null: events of earlier releases keep their ids
            said["rejudgement"] = self.rejudgement.said()
        return hashlib.sha256(canonical_json(said)).hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """Where a record's history stands: its last event, the hash of what that says, the case and the visit it belongs to."""

    event: str
    payload: str
    case: UUID
    visit: UUID


@dataclass(frozen=True, slots=True)
class Revision:
    """A new last event of a record with what it says, in the case and the visit that the record belongs to.

    `canonical` is the record's canonical JSON, of which the event holds the hash.
    """

    event: Event
    record: Record
    canonical: bytes
    case: UUID
    visit: UUID


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record as it stands in the store; `revision` is the id of its last event. The record itself names its visit and case, too."""

    record: Record
    revision: str
    case: UUID
    visit: UUID
