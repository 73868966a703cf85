"""The draft of one form on the disk: saved soon after each edit, stepped back and forward, and forgotten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from gui.record_form.state import SaveTimer
from inspections.drafts.draft import Draft, Drafts
from inspections.forms.content import Content


class KeptDraft:
    """A draft that is on the disk once something was changed. `id`, `base` and `checklist` are those of its Draft."""

    def __init__(self, drafts: Drafts, timer: SaveTimer, now: Callable[[], datetime], draft: Draft, *, on_disk: bool = False) -> None:
        """Begin with a draft, which may be on the disk already."""
        self._drafts, self._timer, self._now = drafts, timer, now
        self.id, self.base, self.checklist = draft.id, draft.base, draft.checklist
        self._content = draft.content
        self._on_disk = on_disk
        self._unsaved = False
        self._saved: tuple[Content, str] | None = (draft.content, draft.checklist) if on_disk else None
        # What went before in a draft that was opened is not told: a step back is offered until it is refused.
        self._back, self._forward = (1 if on_disk else 0), 0
        self._counted = not on_disk

    @property
    def can_undo(self) -> bool:
        """Whether there is, or may be, something to go back to."""
        return self._back > 0 or self._differs

    @property
    def can_redo(self) -> bool:
        """Whether something was undone here that can be done again."""
        return self._forward > 0 and not self._differs

    @property
    def _differs(self) -> bool:
        return self._unsaved and (self._content, self.checklist) != self._saved

    def change(self, content: Content, checklist: str | None = None) -> None:
        """Take over a content, and the checklist that was chosen where one is given, to be saved when the timer rings."""
        if not self._on_disk:  # the state to which the first undo leads back
            self._save()
            self._on_disk = True
        if not self._unsaved:  # never anew while it runs, else typing without a pause would put off the saving
            self._timer.start()
        self._content, self._unsaved = content, True
        self.checklist = self.checklist if checklist is None else checklist

    def fill_in(self, content: Content) -> None:
        """Take over what the program fills in: part of the beginning where nothing was typed yet, else a change like any other."""
        if self._on_disk:
            self.change(content)
        else:
            self._content = content

    def flush(self) -> datetime | None:
        """Save what is not saved yet and return when that was; None where there was nothing to save."""
        self._timer.stop()
        if not self._unsaved:
            return None
        self._unsaved = False
        return self._save()

    def undo(self) -> Content | None:
        """Go one saved step back and return what was held there, or None."""
        found = self._step(self._drafts.undo)
        if found is None:
            self._back, self._counted = 0, True
        else:
            self._back, self._forward = (self._back - 1 if self._counted else self._back), self._forward + 1
        return found

    def redo(self) -> Content | None:
        """Go one step forward again and return what was held there, or None."""
        found = self._step(self._drafts.redo)
        if found is None:
            self._forward = 0
        else:
            self._back, self._forward = self._back + 1, max(0, self._forward - 1)
        return found

    def discard(self) -> None:
        """Forget the draft and what was not saved of it."""
        self._timer.stop()
        self._unsaved = False
        self._drafts.discard(self.id)

    def as_draft(self) -> Draft:
        """Return the draft as it stands now."""
        return Draft(self.id, self._content, self.base, self._now(), self.checklist)

    def _save(self) -> datetime:
        draft = self.as_draft()
        self._drafts.save(draft)
        state = draft.content, draft.checklist
        if self._saved is None:
            self._saved = state
        elif state != self._saved:  # the same state again is no step
            self._saved = state
            self._back, self._forward = self._back + 1, 0
        return draft.updated_at

    def _step(self, step: Callable[[UUID], Draft | None]) -> Content | None:
        found = step(self.id) if self._on_disk else None
        if found is None:
            return None
        self._content, self.checklist = self._saved = found.content, found.checklist
        return found.content
