"""What a presenter needs of whoever runs its work: the background in the window, the spot in a test."""

from __future__ import annotations

from typing import Protocol, TypeVar

from gui.operations.operation import Operation
from inspections.session import Session

T = TypeVar("T")


class Running(Protocol):
    """Runs work one piece after another, each with the session of the thread it runs in."""

    def run(self, operation: Operation[Session, T]) -> None:
        """Do its work later and hand the result to its `done` in the caller's thread, then broadcast the changes that the result bears."""
        ...


class RunningApart(Protocol):
    """Runs work that needs no session, as taking a backup, also where the store cannot be opened."""

    def run_apart(self, operation: Operation[None, T]) -> None:
        """Do its work later, as `Running.run` does."""
        ...
