"""What a health check looks at, and what it says in the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from inspections.faults import Fault
from inspections.store import Store


@dataclass(frozen=True, slots=True)
class Examined:
    """A store under examination: `database` is its file; each check adds to `counts` what it looked at. `now` has its zone.

    `progress` gets how many files are done, and of how many; what it raises ends the check.
    """

    store: Store
    database: Path
    progress: Callable[[int, int], None] = lambda _done, _total: None
    counts: Counter[str] = field(default_factory=Counter)
    now: datetime = field(default_factory=lambda: datetime.now().astimezone())


Check = Callable[[Examined], Iterator[Fault]]
"""One thing that is looked at. What it cannot read it may raise as UserError: that is one of its faults."""


@dataclass(frozen=True, slots=True)
class Health:
    """What was found: every fault with what to do, and what was looked at (`records`, `files`, …) with how many there were."""

    faults: tuple[Fault, ...]
    counts: dict[str, int]

    @property
    def is_sound(self) -> bool:
        """Whether there is nothing to do."""
        return not self.faults
