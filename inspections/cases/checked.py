"""What a check answered on a record, as it is kept: by which pack, every verdict packed, and the findings in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from inspections.checklists.answer import Answer, Verdict
from inspections.checklists.pack import Pack
from inspections.events.event import PackVersion
from inspections.records.record import Record

NOT_ANSWERED = 255
"""The byte of a requirement of another topic; a signed -1 has the same bits."""


@dataclass(frozen=True, slots=True)
class PackStamp:
    """Which pack judged, so that an old record is never re-judged unnoticed.

    `content_hash` is the SHA-256 of the pack's file; `topics` maps each requirement that a check answers to its topic, in
    the order of the pack.
    """

    id: str
    version: str
    content_hash: str
    topics: Mapping[str, str]

    @classmethod
    def of(cls, pack: Pack) -> PackStamp:
        """Return the stamp of a pack."""
        topics = {requirement.id: requirement.topic for requirement in pack.checked}
        return cls(pack.id, pack.version, pack.content_hash, topics)

    @property
    def pack_version(self) -> PackVersion:
        """The stamp as histories write it."""
        return PackVersion(self.id, self.version, self.content_hash)


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """One pack's answers on one record.

    `verdicts` has a byte for each requirement of the stamp, in its order: a Verdict or NOT_ANSWERED. `findings` are the
    violations and undetermined answers, in the order of the pack; read back from a store their evidence has days as ISO text.
    """

    pack: PackStamp
    verdicts: bytes
    findings: tuple[Answer, ...]

    def verdict_of(self, requirement: str) -> Verdict | None:
        """Return a requirement's verdict, or None where it was not answered."""
        for answered, byte in zip(self.pack.topics, self.verdicts, strict=True):
            if answered == requirement and byte != NOT_ANSWERED:
                return Verdict(byte)
        return None


def standing_checks(checks: Iterable[RecordCheck]) -> tuple[RecordCheck, ...]:
    """Return the checks that count of those on one revision (oldest first): the last of each pack."""
    return tuple({check.pack.id: check for check in checks}.values())


@dataclass(frozen=True, slots=True)
class CheckedRecord:
    """A record and what was answered on it."""

    record: Record
    check: RecordCheck


class Checks(Protocol):
    """Answers, kept with the revision and the pack that they rest on."""

    def add(self, checks: Sequence[tuple[UUID, str, RecordCheck]]) -> None:
        """Keep checks, each of a record at a revision."""
        ...

    def of(self, revision: str) -> tuple[RecordCheck, ...]:
        """Return the checks of a revision, oldest first."""
        ...

    def judged(self, revisions: Sequence[str], pack: str) -> frozenset[str]:
        """Return those of the revisions that any version of the pack has judged."""
        ...
