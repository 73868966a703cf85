"""What a presenter needs of whoever runs its work: the background in the window, the spot in a test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from gui.operations.changes import Changes
from gui.operations.progress import Progress
from inspections.faults import Fault
from inspections.session import Session

T = TypeVar("T")


class Running(Protocol):
    """Runs work one piece after another, each with the session of the thread it runs in."""

    def run(  # noqa: PLR0913 # what becomes of each end is named at the call
        self,
        what: str,
        work: Callable[[Session, Progress], T],
        done: Callable[[T], None],
        changes: Changes | Callable[[T], Changes] | None = None,
        *,
        failed: Callable[[tuple[Fault, ...]], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        quiet: bool = False,
    ) -> None:
        """Do `work` later and hand its result to `done` in the caller's thread, then broadcast `changes`.

        `what` says in Chinese what is done ("导入记录"), for the progress dialog; `quiet` work shows none, for what a person does not
        wait for with folded hands (filling a list while they type). User errors go to `failed`, where it is not given
        to the one presenter of faults; a person's cancel goes to `cancelled`.
        """
        ...


class RunningApart(Protocol):
    """Runs work that needs no session, as taking a backup, also where the store cannot be opened."""

    def run_apart(
        self,
        what: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[tuple[Fault, ...]], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        quiet: bool = False,
    ) -> None:
        """Do `work` later, as `Running.run` does."""
        ...
