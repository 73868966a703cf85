"""What an attack comes to: how many trials, how many lost something, and what each of those was."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.stress.operations import Operation, fresh
from benchmarks.stress.soundness import Summary, lost, summary
from benchmarks.stress.trials import BUG, Outcome, trial
from benchmarks.stress.world import Tell, World, load_packs_once

MEMORY = Path("/dev/shm")  # noqa: S108 - a disk in memory spares the real one some ten thousand flushes


@dataclass(slots=True)
class Count:
    """`tried` trials of one name; `wrong` has a line for each that lost something or said what no person should read."""

    name: str
    tried: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, faults: list[str], what: str) -> None:
        """Count a trial; `what` tells how it can be done again."""
        self.tried += 1
        self.wrong += [f"{self.name}: {what}: {'; '.join(faults)}"] if faults else []

    def line(self) -> str:
        """Return the count as it is printed."""
        return f"{self.name}: {self.tried} tried, {len(self.wrong)} lost"


@dataclass(frozen=True, slots=True)
class Prepared:
    """An operation with the folder its trials begin with, and what an undisturbed run leaves."""

    operation: Operation
    folder: Path
    whole: Summary

    def doing(self, world: World) -> Callable[[Tell], None]:
        """Return the work of one trial."""
        return lambda tell: self.operation.run(world, tell)

    def after(self, world: World, outcome: Outcome) -> list[str]:
        """Return what a disturbed run left wrong, and what doing it again to the end leaves wrong or otherwise than undisturbed."""
        faults = [*outcome.words_at_fault(), *lost(world, outcome.reported)]
        again = trial(self.doing(world))
        if again.code != 0:
            faults.append(f"cannot be done again: {again.last_words}")
        faults += lost(world, (*outcome.reported, *again.reported))
        if summary(world) != self.whole:
            faults.append(f"afterwards {summary(world)}, undisturbed {self.whole}")
        return faults


@contextmanager
def workplace() -> Iterator[Path]:
    """Yield an empty folder, in memory where there is one."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None, prefix="stress-") as folder:
        yield Path(folder)


@contextmanager
def prepared(operation: Operation, folder: Path) -> Iterator[Prepared]:
    """Yield the operation made ready; raises RuntimeError where it does not even work undisturbed."""
    beginning, whole = folder / "prepared", folder / "whole"
    beginning.mkdir()
    load_packs_once()
    ready = trial(lambda _tell: operation.prepare(World(beginning)))
    world = fresh(beginning, whole)
    done = trial(lambda tell: operation.run(world, tell))
    if ready.code or done.code or lost(world, done.reported):
        raise RuntimeError(f"{operation.name}: {ready.said}{done.said}{lost(world, done.reported)}")
    try:
        yield Prepared(operation, beginning, summary(world))
    finally:
        shutil.rmtree(beginning)
        shutil.rmtree(whole)


@contextmanager
def trial_folder(made: Prepared, folder: Path) -> Iterator[World]:
    """Yield the folder of one trial and take it away again."""
    world = fresh(made.folder, folder / "trial")
    try:
        yield world
    finally:
        shutil.rmtree(world.folder, ignore_errors=True)


def is_bug(outcome: Outcome) -> bool:
    """Say whether a run ended as only a bug can: by an exception that is no user error, or by a signal of its own."""
    return outcome.code == BUG or outcome.code < 0
