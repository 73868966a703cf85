"""SIGKILL at a moment of chance, in the middle of every operation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from time import perf_counter

from benchmarks.stress.attack import Count, Prepared, prepared, trial_folder
from benchmarks.stress.operations import Operation
from benchmarks.stress.trials import trial


def kill(operations: Sequence[Operation], trials: int, folder: Path, seed: int) -> Iterator[Count]:
    """Yield a count an operation; `trials` are shared out among them, the moments drawn with `seed`."""
    chance = Random(seed)
    for number, operation in enumerate(operations):
        share = trials // len(operations) + (number < trials % len(operations))
        with prepared(operation, folder) as made:
            yield _killed(made, share, folder, chance)


def _killed(made: Prepared, trials: int, folder: Path, chance: Random) -> Count:
    count = Count(f"SIGKILL in {made.operation.name}")
    length = max(_length(made, folder) for _ in range(2))
    for _ in range(trials):
        moment = chance.uniform(0, length)
        with trial_folder(made, folder) as world:
            outcome = trial(made.doing(world), kill_after=moment)
            count.add(made.after(world, outcome), f"after {moment * 1000:.1f} ms")
    return count


def _length(made: Prepared, folder: Path) -> float:
    with trial_folder(made, folder) as world:
        started = perf_counter()
        trial(made.doing(world))
        return perf_counter() - started
