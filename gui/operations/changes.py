"""What a finished operation changed, so that every page can refresh what it shows of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Changed(StrEnum):
    """The closed set of things that pages show and operations change."""

    RECORDS = "records"
    DRAFTS = "drafts"
    DOCUMENTS = "documents"
    PROFILES = "profiles"
    SETTINGS = "settings"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds that changed, and the ids (UUIDs in text, counties) of what changed; no ids means any of the kind may have."""

    kinds: frozenset[Changed]
    ids: frozenset[str] = frozenset()

    @classmethod
    def of(cls, *kinds: Changed, ids: frozenset[str] = frozenset()) -> Changes:
        """Return the changes of these kinds."""
        return cls(frozenset(kinds), ids)

    def touch(self, *kinds: Changed) -> bool:
        """Say whether any of these kinds changed."""
        return not self.kinds.isdisjoint(kinds)
