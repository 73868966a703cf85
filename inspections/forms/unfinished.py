"""The drafts that wait to be finished, as a list shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from inspections.drafts.draft import Draft, Drafts
from inspections.forms.content import held


@dataclass(frozen=True, slots=True)
class UnfinishedRecord:
    """One draft. What is not filled in yet is empty; `further` says that it changes a stored record."""

    draft: UUID
    number: str
    inspectee: str
    inspected_on: str
    topics: tuple[str, ...]
    updated_at: datetime
    further: bool


def unfinished_records(drafts: Drafts) -> tuple[UnfinishedRecord, ...]:
    """Return the drafts, the last changed first."""
    return tuple(_line(draft) for draft in drafts.unfinished())


def _line(draft: Draft) -> UnfinishedRecord:
    topics = held(draft.content, "topics")
    return UnfinishedRecord(
        draft.id,
        str(held(draft.content, "id") or ""),
        str(held(draft.content, "inspectee.name") or ""),
        str(held(draft.content, "inspected_on") or ""),
        tuple(str(topic) for topic in topics) if isinstance(topics, list) else (),
        draft.updated_at,
        draft.base is not None,
    )
