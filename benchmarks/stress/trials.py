"""One trial in a process of its own: forked, so that nothing is imported anew, and watched for what it says."""

from __future__ import annotations

import errno
import os
import re
import select
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from time import monotonic

from benchmarks.stress.world import Tell
from inspections.faults import UserError

BUG, REFUSED = 70, 2
SYSTEM_WORDS = re.compile("|".join(re.escape(os.strerror(number)) for number in sorted(errno.errorcode)))
LONGEST_S = 120.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a trial ended: exit code (negative: the signal), what it told as done, and its standard error; `hung` past the time."""

    code: int
    reported: tuple[str, ...]
    said: str
    hung: bool = False

    @property
    def last_words(self) -> str:
        """The last line of standard error, shortened."""
        return next(iter(reversed(self.said.strip().splitlines())), "")[-300:]

    def words_at_fault(self) -> list[str]:
        """Return what no person should have read: a traceback, or the system's English."""
        faults = ["traceback"] if "Traceback" in self.said else []
        faults += [f"system words: {found_word[0]}" for found_word in SYSTEM_WORDS.finditer(self.said)][:1]
        return [*faults, *(["hung"] if self.hung else [])]


def trial(work: Callable[[Tell], object], *, kill_after: float | None = None, longest: float = LONGEST_S) -> Outcome:
    """Run `work` in a fork; with `kill_after` (seconds) it is killed by SIGKILL then. What it told is read as it comes."""
    told_from, told_to = os.pipe()
    said_from, said_to = os.pipe()
    started = monotonic()
    child = os.fork()
    if child == 0:
        _be_child(work, told_to, said_to)
    os.close(told_to)
    os.close(said_to)
    deadline = started + (longest if kill_after is None else kill_after)
    reported, said, ended = bytearray(), bytearray(), False
    streams = {told_from: reported, said_from: said}
    while streams:
        ready, _, _ = select.select(list(streams), [], [], max(0.0, deadline - monotonic()) if not ended else None)
        if not ready and not ended:
            os.kill(child, signal.SIGKILL)
            ended = True
        for stream in ready:
            part = os.read(stream, 65536)
            if part:
                streams[stream].extend(part)
            else:
                del streams[stream]
                os.close(stream)
    _, status = os.waitpid(child, 0)
    lines = tuple(reported.decode().splitlines())
    return Outcome(os.waitstatus_to_exitcode(status), lines, said.decode(errors="replace"), hung=ended and kill_after is None)


def _write_line(stream: int, line: str) -> None:
    os.write(stream, f"{line}\n".encode())


def _be_child(work: Callable[[Tell], object], told_to: int, said_to: int) -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(said_to, 2)
    # Made anew: a stream that stood on a file believes that it can seek, which a pipe cannot.
    sys.stdout, sys.stderr = (open(stream, "w", encoding="utf-8", closefd=False) for stream in (1, 2))  # noqa: SIM115 - till the process ends
    code = BUG
    try:
        work(partial(_write_line, told_to))
        code = 0
    except UserError as error:
        os.write(2, "".join(fault.sentence() for fault in error.faults).encode())
        code = REFUSED
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else BUG
    except BaseException:  # noqa: BLE001 - whatever comes is what the trial looks for
        os.write(2, traceback.format_exc().encode())
    finally:
        sys.stderr.flush()
        os._exit(code)
