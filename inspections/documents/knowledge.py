"""What records are held against and documents are made from: checklists, vocabulary, working days, templates, fonts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from inspections.checklists.calendars import WorkingDays
from inspections.checklists.loading import Packs
from inspections.documents.templates.template import Templates
from inspections.records.vocabulary import Vocabulary


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
