"""Sessions for tests of the window: the store in memory, drafts in a dict, and what ships as knowledge."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from inspections.checklists.calendars import WorkingDays
from inspections.checklists.loading import load_packs
from inspections.documents.knowledge import Knowledge
from inspections.documents.templates.reading import load_templates
from inspections.drafts.draft import Draft
from inspections.records.vocabulary import load_prefectures
from inspections.session import Session
from tests.memory_store import MemoryStore


class MemoryDrafts:
    """Keeps the newest state of each draft; steps are tested on SQLite."""

    def __init__(self) -> None:
        self.held: dict[UUID, Draft] = {}
        self.papers: dict[str, Mapping[str, Any]] = {}
        self.closed = False

    def save(self, draft: Draft) -> None:
        self.held[draft.id] = replace(draft)

    def get(self, draft: UUID) -> Draft | None:
        return self.held.get(draft)

    def unfinished(self) -> tuple[Draft, ...]:
        return tuple(sorted(self.held.values(), key=lambda draft: draft.updated_at, reverse=True))

    def undo(self, draft: UUID) -> Draft | None:
        raise NotImplementedError(draft)

    def redo(self, draft: UUID) -> Draft | None:
        raise NotImplementedError(draft)

    def discard(self, draft: UUID) -> None:
        self.held.pop(draft, None)

    def keep_paper(self, key: str, content: Mapping[str, Any]) -> None:
        self.papers[key] = content

    def paper(self, key: str) -> Mapping[str, Any] | None:
        return self.papers.get(key)

    def forget_paper(self, key: str) -> None:
        self.papers.pop(key, None)

    def close(self) -> None:
        self.closed = True


def load_knowledge(resources: Path) -> Knowledge:
    packs = load_packs(resources / "checklists")
    vocabulary = packs.vocabulary(load_prefectures(resources / "prefectures.csv"))
    return Knowledge(packs, vocabulary, WorkingDays(), load_templates(resources / "templates" / "documents.toml"), resources / "fonts")


def memory_session(folder: Path, knowledge: Knowledge) -> Session:
    return Session(MemoryStore(folder), MemoryDrafts(), knowledge)
