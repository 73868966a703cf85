"""Drafts in memory: the plain model that the file is held against, and the quick one for presenters."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from inspections.drafts.draft import Draft

STEPS_KEPT = 200


@dataclass
class Steps:
    states: list[Draft] = field(default_factory=list)
    at: int = -1


class MemoryDrafts:
    def __init__(self) -> None:
        self._steps: dict[UUID, Steps] = {}
        self.papers: dict[str, Mapping[str, Any]] = {}
        self.closed = False

    def save(self, draft: Draft) -> None:
        current = self.get(draft.id)
        if current is not None and replace(current, updated_at=draft.updated_at) == draft:
            return
        steps = self._steps.pop(draft.id, Steps())
        steps.states = [*steps.states[: steps.at + 1], draft][-STEPS_KEPT - 1 :]
        steps.at = len(steps.states) - 1
        self._steps[draft.id] = steps

    def get(self, draft: UUID) -> Draft | None:
        steps = self._steps.get(draft)
        return None if steps is None else steps.states[steps.at]

    def unfinished(self) -> tuple[Draft, ...]:
        return tuple(steps.states[steps.at] for steps in reversed(self._steps.values()))

    def undo(self, draft: UUID) -> Draft | None:
        return self._go(draft, -1)

    def redo(self, draft: UUID) -> Draft | None:
        return self._go(draft, 1)

    def discard(self, draft: UUID) -> None:
        self._steps.pop(draft, None)

    def keep_paper(self, key: str, content: Mapping[str, Any]) -> None:
        self.papers[key] = content

    def paper(self, key: str) -> Mapping[str, Any] | None:
        return self.papers.get(key)

    def forget_paper(self, key: str) -> None:
        self.papers.pop(key, None)

    def close(self) -> None:
        self.closed = True

    def _go(self, draft: UUID, by: int) -> Draft | None:
        steps = self._steps.get(draft)
        if steps is None or not 0 <= steps.at + by < len(steps.states):
            return None
        steps.at += by
        self._steps[draft] = self._steps.pop(draft)
        return steps.states[steps.at]
