"""What a health check looks at, and what it says in the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from inspections.cases.registered import RegisteredFiles
from inspections.faults import Fault
from inspections.files.archive import Archive
from inspections.health.soundness import Soundness
from inspections.progress import Progress, unwatched


class ExaminedState(Protocol):
    """One state of a store, as far as its health rests on it."""

    @property
    def files(self) -> RegisteredFiles:
        """The files of the archive that rows name."""
        ...

    @property
    def soundness(self) -> Soundness:
        """The structure of the store."""
        ...


class ExaminedStore(Protocol):
    """A store, as far as its health rests on it."""

    @property
    def archive(self) -> Archive:
        """The files of documents and evidence."""
        ...

    def reading(self) -> AbstractContextManager[ExaminedState]:
        """Begin to read one state of the store. Raises UserError."""
        ...


@dataclass(frozen=True, slots=True)
class Examination:
    """A store under examination: `database` is its file; each check adds to `counts` what it looked at. `now` has its zone.

    `progress` gets how many files are done, and of how many; what it raises ends the check.
    """

    store: ExaminedStore
    database: Path
    progress: Progress = unwatched
    counts: Counter[str] = field(default_factory=Counter)
    now: datetime = field(default_factory=lambda: datetime.now().astimezone())


Check = Callable[[Examination], Iterator[Fault]]
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
