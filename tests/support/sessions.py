"""Sessions for tests of the window: the store and the drafts in memory, and what ships as knowledge."""

from pathlib import Path

from inspections.checklists.calendars import WorkingDays
from inspections.checklists.loading import load_packs
from inspections.documents.knowledge import Knowledge
from inspections.documents.templates.reading import load_templates
from inspections.records.vocabulary import load_prefectures
from inspections.session import Session
from tests.support.memory_drafts import MemoryDrafts
from tests.support.memory_store.store import MemoryStore


def load_knowledge(resources: Path) -> Knowledge:
    packs = load_packs(resources / "checklists")
    vocabulary = packs.vocabulary(load_prefectures(resources / "prefectures.csv"))
    return Knowledge(packs, vocabulary, WorkingDays(), load_templates(resources / "templates" / "documents.toml"), resources / "fonts")


def memory_session(folder: Path, knowledge: Knowledge) -> Session:
    return Session(MemoryStore(folder), MemoryDrafts(), knowledge)
