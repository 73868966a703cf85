"""What a form works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from gui.faults.presenter import ShowsFaults
from gui.operations.running import Running
from inspections.checklists.pack import Pack
from inspections.documents.knowledge import Knowledge
from inspections.drafts.draft import Drafts
from inspections.drafts.saving import SaveTimer


@dataclass(frozen=True, slots=True)
class FormSurroundings:
    """Where work runs, who shows faults, this thread's drafts, what is known, and the time, which bears a time zone.

    `pack` is the checklist that holds where none can be proposed; `county` is what a new record starts with.
    """

    running: Running
    faults: ShowsFaults
    drafts: Drafts
    knowledge: Knowledge
    pack: Pack
    county: str
    now: Callable[[], datetime]
    timer: SaveTimer
    author: str = ""
