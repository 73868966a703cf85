"""How far a piece of work has come, as it reports it to whoever waits."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Takes how many parts are done and how many there are; what it raises ends the work."""


def unwatched(_done: int, _total: int) -> None:
    """Take the progress of work that nobody waits for."""
