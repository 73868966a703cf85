"""What ships: the packs, and the one that forms are tried with."""

from pathlib import Path

import pytest

from inspections.checklists.calendars import WorkingDays
from inspections.checklists.loading import load_packs
from inspections.checklists.pack import Pack
from inspections.documents.knowledge import Knowledge
from inspections.documents.templates.reading import load_templates
from inspections.records.vocabulary import load_prefectures

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    packs = load_packs(RESOURCES / "checklists")
    vocabulary = packs.vocabulary(load_prefectures(RESOURCES / "prefectures.csv"))
    return Knowledge(packs, vocabulary, WorkingDays(), load_templates(RESOURCES / "templates" / "documents.toml"), RESOURCES / "fonts")


@pytest.fixture(scope="session")
def pack(knowledge: Knowledge) -> Pack:
    return knowledge.packs.checklist("wuzhi-2023")
