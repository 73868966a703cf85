"""What a person works with: a store, drafts, and the knowledge that records are held against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from inspections.checklists.calendars import WorkingDays
from inspections.checklists.loading import Packs
from inspections.documents.templates.template import Templates
from inspections.drafts.draft import Drafts
from inspections.faults import Fault
from inspections.records.vocabulary import Vocabulary
from inspections.store import Store


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known and does not change while the program runs; shared by all threads.

    `templates` are the shipped ones, `fonts` is the folder of fonts.
    """

    packs: Packs
    vocabulary: Vocabulary
    calendar: WorkingDays
    templates: Templates
    fonts: Path


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
