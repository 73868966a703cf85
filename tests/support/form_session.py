"""The session of a form as tests open it: drafts in memory, a timer that rings by hand, a clock that goes on by itself."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from inspections.documents.knowledge import Knowledge
from inspections.drafts.draft import Draft, Drafts
from inspections.forms.form_checklist import FormChecklist
from inspections.forms.kept_draft import KeptDraft
from inspections.forms.session import FormSession
from tests.support.memory_drafts import MemoryDrafts

NOW = datetime(2023, 8, 20, 9, 30, tzinfo=UTC)


class Clock:
    """Says a later second every time it is asked."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@dataclass
class HandTimer:
    running: bool = False
    retrying: bool = False

    def start(self) -> None:
        self.running = True

    def retry(self) -> None:
        self.retrying = True

    def stop(self) -> None:
        self.running = self.retrying = False


def open_form(
    knowledge: Knowledge, content: dict[str, Any], *, drafts: Drafts | None = None, timer: HandTimer | None = None, new: bool = False
) -> FormSession:
    """Begin a form that holds a content, held against the county's own checklist."""
    begun = Draft(uuid4(), content, None, NOW)
    kept = KeptDraft(drafts or MemoryDrafts(), timer or HandTimer(), Clock(), begun)
    checklist = FormChecklist(knowledge, knowledge.packs.checklist("wuzhi-2023"), content)
    return FormSession(begun, kept, checklist, new=new)
