"""Every system call of an operation failing, one after another, once and for good. Needs a C compiler and Linux.

The calls are intercepted by `failing_calls.c`, which has to be loaded before Python: `with_shim` starts this program anew.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.stress.attack import Count, Prepared, is_bug, prepared, trial_folder
from benchmarks.stress.operations import Operation
from benchmarks.stress.trials import Outcome, trial
from benchmarks.stress.world import Tell, World

SOURCE = Path(__file__).with_name("failing_calls.c")


@dataclass(frozen=True, slots=True)
class Failure:
    """Calls of one kind (a bit of `failing_calls.c`) and what the system says of them."""

    name: str
    kind: int
    error: int


FAILURES = (
    Failure("read", 1, errno.EIO),
    Failure("write", 2, errno.ENOSPC),
    Failure("write", 2, errno.EIO),
    Failure("open", 4, errno.EIO),
    Failure("open", 4, errno.EROFS),
    Failure("fsync", 8, errno.EIO),
    Failure("rename", 16, errno.EIO),
    Failure("rename", 16, errno.ENOSPC),
)


def can_fail() -> bool:
    """Say whether calls can be intercepted here."""
    return sys.platform == "linux" and shutil.which("cc") is not None


def with_shim(words: Sequence[str]) -> int:
    """Run `python -m benchmarks.stress` with these words and the shim loaded, and return its exit code."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "failing_calls.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", str(SOURCE), "-o", str(library), "-ldl"], check=True)  # noqa: S607 - the system's compiler
        environment = {**os.environ, "LD_PRELOAD": str(library)}
        return subprocess.run([sys.executable, "-m", "benchmarks.stress", *words], env=environment, check=False).returncode


def fail_each(operations: Sequence[Operation], folder: Path, every: int = 1) -> Iterator[Count]:
    """Yield a count an operation and failure: each `every`-th of its calls fails, once and then for good."""
    shim = ctypes.CDLL(None)
    for operation in operations:
        with prepared(operation, folder) as made:
            for failure in FAILURES:
                yield _failed(made, failure, folder, shim, every)


def _failed(made: Prepared, failure: Failure, folder: Path, shim: ctypes.CDLL, every: int) -> Count:
    count = Count(f"{failure.name} {errno.errorcode[failure.error]} in {made.operation.name}")
    for number in range(1, _calls(made, failure, folder, shim) + 1, every):
        for lasting in (0, 1):
            with trial_folder(made, folder) as world:
                outcome = _armed(made, world, failure, shim, number, lasting)
                faults = [f"ended with {outcome.code}: {outcome.last_words}"] if is_bug(outcome) else []
                count.add(faults + made.after(world, outcome), f"call {number}{' and all that follow' if lasting else ''}")
    return count


def _armed(made: Prepared, world: World, failure: Failure, shim: ctypes.CDLL, number: int, lasting: int) -> Outcome:
    def work(tell: Tell) -> None:
        shim.failing_calls_arm(os.fsencode(world.folder), ctypes.c_long(number), failure.error, lasting, failure.kind)
        made.operation.run(world, tell)

    return trial(work)


def _calls(made: Prepared, failure: Failure, folder: Path, shim: ctypes.CDLL) -> int:
    """Return how many such calls the operation makes undisturbed."""
    shim.failing_calls_seen.restype = ctypes.c_long

    def work(tell: Tell) -> None:
        shim.failing_calls_arm(os.fsencode(world.folder), ctypes.c_long(0), failure.error, 0, failure.kind)
        made.operation.run(world, lambda _line: None)
        tell(str(shim.failing_calls_seen()))

    with trial_folder(made, folder) as world:
        return int(trial(work).reported[-1])
