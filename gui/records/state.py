"""What the list of records shows, and what its presenter needs of whoever shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol
from uuid import UUID

from inspections.cases.listings import RecordQuery, RecordState

STATES: Mapping[RecordState, str] = MappingProxyType(
    {
        RecordState.VIOLATION: "发现问题",
        RecordState.UNDETERMINED: "待查清",
        RecordState.CLEAN: "未发现问题",
        RecordState.NOTICED: "已出具通知书",
    }
)
"""States in the order in which they are offered, with the words that the inspector knows them by."""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft to be gone on with: whom it is about, and in one line what it is and when it was last kept."""

    id: UUID
    title: str
    message: str


@dataclass(frozen=True, slots=True)
class RecordsState:
    """`keys` are the lines that `query` found, the newest first; `stored` is how many records there are without any filter.

    `months` are those that a record can lie in, the newest first. `ready` is false until the store has answered for the first time.
    """

    ready: bool = False
    query: RecordQuery = field(default_factory=RecordQuery)
    keys: Sequence[int] = ()
    stored: int = 0
    months: tuple[tuple[int, int], ...] = ()
    drafts: tuple[DraftLine, ...] = ()


class RecordsView(Protocol):
    """The page, as its presenter sees it."""

    def show_state(self, state: RecordsState) -> None:
        """Show a state."""
        ...

    def show_lines(self, first: int, last: int) -> None:
        """Show the rows from `first` to `last` anew: their lines have come."""
        ...
