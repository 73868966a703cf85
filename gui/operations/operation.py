"""A piece of work that the window has done in the background. Knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from gui.operations.progress import Progress
from inspections.faults import Fault

S = TypeVar("S")
T = TypeVar("T")


@dataclass(eq=False, slots=True)
class Operation(Generic[S, T]):
    """What is done, and what becomes of its end.

    `what` says it in Chinese ("导入记录"), for the progress dialog; `quiet` work shows none, for what a person goes on working
    beside (filling a list while they type). `work` gets the session of the thread it runs in; its result says what was
    changed (`changes_of`) and goes to `done` in the window's thread. User errors go to `failed`, where it is not given to the one
    presenter of faults; a person's cancel goes to `cancelled`.
    """

    what: str
    work: Callable[[S, Progress], T]
    done: Callable[[T], None]
    failed: Callable[[tuple[Fault, ...]], None] | None = None
    cancelled: Callable[[], None] | None = None
    quiet: bool = False
    progress: Progress = field(default_factory=Progress)
