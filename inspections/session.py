"""What a person works with: a store, drafts, and the knowledge that records are held against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from inspections.documents.knowledge import Knowledge
from inspections.drafts.draft import Drafts
from inspections.faults import Fault
from inspections.store import Store


@dataclass(frozen=True, slots=True)
class Session:
    """One thread's work: a store and drafts on connections of their own.

    `remarks` is what a person must be told about the drafts since they were opened; the store has its own.
    """

    store: Store
    drafts: Drafts
    knowledge: Knowledge
    remarks: tuple[Fault, ...] = ()

    def close(self) -> None:
        """Let go of store and drafts."""
        self.drafts.close()
        self.store.close()


OpenSession = Callable[[], Session]
"""Opens a session for the calling thread. Raises UserError."""
