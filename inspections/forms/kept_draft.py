"""The draft of one form on the disk: saved soon after each edit, stepped back and forward, and forgotten.

What cannot be written is kept in memory, step by step, and is tried again until it is written or a person gives it up.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from inspections.drafts.draft import Draft, Drafts
from inspections.drafts.saving import SaveTimer, Trouble, troubled
from inspections.faults import UserError
from inspections.forms.content import Content

_STEPS_IN_HAND = 200
"""Most states that wait for the disk; as many steps back as a draft remembers."""


class KeptDraft:
    """A draft that is on the disk once something was changed. `id`, `base` and `checklist` are those of its Draft."""

    def __init__(self, drafts: Drafts, timer: SaveTimer, now: Callable[[], datetime], draft: Draft, *, on_disk: bool = False) -> None:
        """Begin with a draft, which may be on the disk already."""
        self._drafts, self._timer, self._now = drafts, timer, now
        self.id, self.base, self.checklist, self._record = draft.id, draft.base, draft.checklist, draft.record
        self._content = draft.content
        self._on_disk = on_disk
        self._typed = False
        self._waiting: list[tuple[Content, str]] = []  # states that the disk has not taken yet, oldest first
        self.trouble: Trouble | None = None
        self._saved: tuple[Content, str] | None = (draft.content, draft.checklist) if on_disk else None
        # What went before in a draft that was opened is not told: a step back is offered until it is refused.
        self._back, self._forward = (1 if on_disk else 0), 0
        self._counted = not on_disk

    @property
    def unsaved(self) -> bool:
        """Whether something is not on the disk."""
        return self._typed or bool(self._waiting)

    @property
    def why_unsaved(self) -> str:
        """Why something is not on the disk, and since when; empty while it is."""
        return "" if self.trouble is None else self.trouble.sentence(self._now())

    @property
    def saved(self) -> Content | None:
        """What the disk holds; None where it holds nothing of this draft yet."""
        return None if self._saved is None else self._saved[0]

    @property
    def can_undo(self) -> bool:
        """Whether there is, or may be, something to go back to."""
        return self.trouble is None and (self._back > 0 or self._differs)

    @property
    def can_redo(self) -> bool:
        """Whether something was undone here that can be done again."""
        return self._forward > 0 and not self._differs

    @property
    def _differs(self) -> bool:
        return self.unsaved and (self._content, self.checklist) != self._saved

    def change(self, content: Content, checklist: str | None = None) -> None:
        """Take over a content, and the checklist that was chosen where one is given, to be saved when the timer rings."""
        if not self._on_disk:  # the state to which the first undo leads back
            self._waiting.append((self._content, self.checklist))
            self._on_disk = True
        self._timer.start()
        self._content, self._typed = content, True
        self.checklist = self.checklist if checklist is None else checklist

    def fill_in(self, content: Content) -> None:
        """Take over what the program fills in: part of the beginning where nothing was typed yet, else a change like any other."""
        if self._on_disk:
            self.change(content)
        else:
            self._content = content

    def flush(self) -> datetime | None:
        """Save what is not saved yet and return when that was.

        None where there was nothing to save, and where it failed: then `trouble` says why, and the timer tries again after a while.
        """
        self._timer.stop()
        if self._typed:
            self._waiting.append((self._content, self.checklist))
            del self._waiting[1:-_STEPS_IN_HAND]  # never the first: it is what the draft began with
            self._typed = False
        if not self._waiting:
            return None
        at = self._now()
        try:
            while self._waiting:
                self._save(self._waiting[0], at)
                del self._waiting[0]
        except Exception as error:  # noqa: BLE001 # whatever keeps it from the disk, it is not lost for that
            self.trouble = troubled(self.trouble, at, error)
            self._timer.retry()
            return None
        self.trouble = None
        return at

    def undo(self) -> Content | str:
        """Go one saved step back and return what was held there, or in a sentence why not."""
        content = self._step(self._drafts.undo, "撤销")
        if content is None:
            self._back, self._counted = 0, True
            return "没有可以撤销的修改"
        if not isinstance(content, str):
            self._back, self._forward = (self._back - 1 if self._counted else self._back), self._forward + 1
        return content

    def redo(self) -> Content | str:
        """Go one step forward again and return what was held there, or in a sentence why not."""
        content = self._step(self._drafts.redo, "重做")
        if content is None:
            self._forward = 0
            return "没有可以重做的修改"
        if not isinstance(content, str):
            self._back, self._forward = self._back + 1, max(0, self._forward - 1)
        return content

    def discard(self) -> str:
        """Forget the draft and what was not saved of it. Where the disk refuses nothing is forgotten, and a sentence says why."""
        try:
            self._drafts.discard(self.id)
        except UserError as error:
            return f"没有放弃草稿：{Trouble(self._now(), error.faults).why()}。"
        self.give_up()
        return ""

    def give_up(self) -> None:
        """Forget what was not saved; the draft stays as it is on the disk."""
        self._timer.stop()
        self._typed, self.trouble = False, None
        self._waiting.clear()

    def as_draft(self) -> Draft:
        """Return the draft as it stands now."""
        return Draft(self.id, self._content, self.base, self._now(), self.checklist, self._record)

    def _save(self, state: tuple[Content, str], at: datetime) -> None:
        content, checklist = state
        self._drafts.save(Draft(self.id, content, self.base, at, checklist, self._record))
        if self._saved is None:
            self._saved = state
        elif state != self._saved:  # the same state again is no step
            self._saved = state
            self._back, self._forward = self._back + 1, 0

    def _step(self, step: Callable[[UUID], Draft | None], what: str) -> Content | str | None:
        if self.unsaved:
            return f"内容还没有存盘，暂时不能{what}。"
        try:
            draft = step(self.id) if self._on_disk else None
        except UserError as error:
            return f"没有{what}：{Trouble(self._now(), error.faults).why()}。"
        if draft is None:
            return None
        self._content, self.checklist = self._saved = draft.content, draft.checklist
        return draft.content
