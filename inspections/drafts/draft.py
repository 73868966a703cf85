"""A draft as data, and what the program needs of the place where drafts are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form holds: nested objects (docs/contract.md, "A record"), with the text as typed where it cannot be read yet.

    `base` is the revision of the record the draft started from, None for a new record. `updated_at` bears a time zone. `checklist` is
    the id of the pack that was chosen for it; empty where it follows what is proposed for county and day. `record` is the stored
    record that it changes, None for a new one, which will bear the draft's own id.
    """

    id: UUID
    content: Mapping[str, Any]
    base: str | None
    updated_at: datetime
    checklist: str = ""
    record: UUID | None = None


class Drafts(Protocol):
    """The drafts of this laptop, with the steps that led to each one. Every call is on the disk when it returns."""

    def save(self, draft: Draft) -> None:
        """Keep a draft's newest state as one step; steps that were undone are forgotten.

        The state that is there already (content, base and checklist) is no step and leaves everything as it is.
        """
        ...

    def get(self, draft: UUID) -> Draft | None:
        """Return a draft, or None."""
        ...

    def unfinished(self) -> tuple[Draft, ...]:
        """Return all drafts, the one last saved, undone or redone first."""
        ...

    def undo(self, draft: UUID) -> Draft | None:
        """Go one step back and return the state there, or None where there is no earlier one; 200 steps are remembered."""
        ...

    def redo(self, draft: UUID) -> Draft | None:
        """Go one step forward and return the state there, or None where nothing was undone."""
        ...

    def discard(self, draft: UUID) -> None:
        """Forget a draft and its steps: it was finished, or the person said so."""
        ...

    def keep_paper(self, key: str, content: Mapping[str, Any]) -> None:
        """Keep what was typed for a document that is not issued yet; `key` names case, kind and record."""
        ...

    def paper(self, key: str) -> Mapping[str, Any] | None:
        """Return what was typed for a document, or None."""
        ...

    def forget_paper(self, key: str) -> None:
        """Forget it: the document was issued, or the person begins anew."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...
