"""What a use case changed, so that whoever shows any of it can look anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable
from uuid import UUID


class Changed(StrEnum):
    """The closed set of things that are shown somewhere and that use cases change."""

    RECORDS = "records"
    DRAFTS = "drafts"
    DOCUMENTS = "documents"
    PROFILES = "profiles"
    SETTINGS = "settings"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds that changed, and which ones of them: those with these UUIDs, those of these counties; where none is named, any may have.

    A use case returns it, or a result that bears it as `changes`.
    """

    kinds: frozenset[Changed]
    uuids: frozenset[UUID] = frozenset()
    counties: frozenset[str] = frozenset()

    @classmethod
    def of(cls, *kinds: Changed, uuids: Iterable[UUID] = (), counties: Iterable[str] = ()) -> Changes:
        """Return the changes of these kinds."""
        return cls(frozenset(kinds), frozenset(uuids), frozenset(counties))

    def __or__(self, other: Changes) -> Changes:
        """Return what either changed; of which ones is no longer said, for any of either kind may be meant."""
        return Changes(self.kinds | other.kinds)

    def touch(self, *kinds: Changed) -> bool:
        """Say whether any of these kinds changed."""
        return not self.kinds.isdisjoint(kinds)


NOTHING = Changes.of()
"""What a use case changed that found everything as it should be."""


@runtime_checkable
class Changing(Protocol):
    """The result of a use case that changed something."""

    @property
    def changes(self) -> Changes:
        """What was changed."""
        ...


def changes_of(result: object) -> Changes | None:
    """Return what the use case changed that came to this result; None where it bears no word of that, as after reading."""
    match result:
        case Changes() as changes:
            pass
        case Changing(changes=Changes() as changes):
            pass
        case _:
            return None
    return changes if changes.kinds else None
