"""How far an operation has come, and whether the person wants it stopped. Knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from time import monotonic

_INTERVAL = 0.05
"""Seconds between two reports: more often nobody can read them."""


class Cancelled(Exception):  # noqa: N818 # it is no error: the person asked for it
    """The person stopped the operation. What it had written in an open transaction is undone."""


class Progress:
    """Handed to the work of an operation; `tell` is called in the worker's thread, `cancel` in any."""

    def __init__(self, report: Callable[[int, int], None] = lambda _done, _total: None) -> None:
        """Report to `report`, now and then, in the worker's thread."""
        self._report = report
        self._cancelled = Event()
        self._reported = 0.0

    def tell(self, done: int, total: int) -> None:
        """Say that `done` of `total` are done. Raises Cancelled where the person asked to stop."""
        if self._cancelled.is_set():
            raise Cancelled
        now = monotonic()
        if done >= total or now - self._reported >= _INTERVAL:
            self._reported = now
            self._report(done, total)

    def cancel(self) -> None:
        """Ask the work to stop where it next tells."""
        self._cancelled.set()
