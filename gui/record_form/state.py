"""What the form shows, and what its presenter needs of whoever shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from inspections.forms.content import Content
from inspections.forms.form_checklist import ChecklistState
from inspections.forms.needs import Shown
from inspections.forms.sections import Section
from inspections.forms.verdicts import VerdictsState
from inspections.profiles.profile import Inspector


@dataclass(frozen=True, slots=True)
class FormState:
    """All that the page shows.

    `generation` grows whenever the content changed otherwise than by typing, so that fields are filled anew. `faults` is path
    to sentence, `notes` path to what a person should look at; `loose` are sentences that belong to no field. `record` is the stored
    record this form is a state of, and `changed` says that the form holds more than was finished. `locked` are the paths that
    can no longer be changed. `trouble` is why the draft is not on the disk and since when; empty while it is.
    `standing` tells of the notices that were issued on the record, and is empty where there are none.
    """

    title: str
    content: Content
    generation: int
    shown: Shown
    faults: Mapping[str, str]
    notes: Mapping[str, str]
    loose: tuple[str, ...]
    verdicts: VerdictsState
    saved: str
    trouble: str
    message: str
    locked: frozenset[str]
    record: UUID | None
    changed: bool
    busy: bool
    inspectors: tuple[Inspector, ...]
    parties: tuple[str, ...]
    can_undo: bool
    can_redo: bool
    standing: str
    checklist: ChecklistState


class FormView(Protocol):
    """The page, as its presenter sees it."""

    def build(self, sections: Sequence[Section]) -> None:
        """Take up these sections; called whenever another pack holds."""
        ...

    def show_state(self, state: FormState) -> None:
        """Show a state."""
        ...

    def focus(self, path: str) -> None:
        """Bring the field at a path into sight and put the cursor into it."""
        ...

    def finished(self, record: UUID) -> None:
        """Say that a record was finished and is in the store."""
        ...

    def notice_wanted(self, record: UUID) -> None:
        """Say that a notice is to be issued on a stored record."""
        ...

    def ask(self, question: str, answers: tuple[str, str], act: Callable[[], object], otherwise: Callable[[], object] | None) -> None:
        """Ask a question; do `act` after the first of the answers, `otherwise` after the second."""
        ...

    def rejudgement_foreseen(self, question: str) -> None:
        """Ask whether the record is to be judged anew, telling what would change."""
        ...
