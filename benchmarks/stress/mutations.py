"""Mutated input files of every kind: refused in a sentence or read, never a traceback, a crash or a hang."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from benchmarks.stress.attack import Count
from benchmarks.stress.seeds import Seed, all_seeds
from benchmarks.stress.trials import Outcome, trial
from benchmarks.stress.world import Tell
from inspections.faults import UserError

AT_ONCE = 25
"""Files a fork; one that goes wrong is tried again alone."""
ODD = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b'"',
    b"\n",
    b"{" * 50,
    b"[" * 2000,
    b"-1e999",
    "\u202e".encode(),
    b"\xd8\x00",
    b"\x1b[2J",
    b"0" * 5000,
)

Mutation = Callable[[bytearray, Random], None]


def _flip(content: bytearray, chance: Random) -> None:
    for _ in range(chance.choice((1, 2, 8))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _drop(content: bytearray, chance: Random) -> None:
    start = chance.randrange(len(content))
    del content[start : start + chance.choice((1, 4, 64, 1000))]


def _double(content: bytearray, chance: Random) -> None:
    start = chance.randrange(len(content))
    content[start:start] = content[start : start + chance.choice((1, 16, 300))]


def _insert(content: bytearray, chance: Random) -> None:
    start = chance.randrange(len(content) + 1)
    content[start:start] = chance.choice(ODD)


def _cut(content: bytearray, chance: Random) -> None:
    del content[chance.randrange(len(content)) :]


MUTATIONS: tuple[Mutation, ...] = (_flip, _flip, _drop, _double, _insert, _insert, _cut)


def mutate(trials: int, folder: Path, seed: int) -> list[Count]:
    """Return a count a kind of file; `trials` are shared out among the kinds. What went wrong stays in `place`/wrong."""
    folder.mkdir(exist_ok=True)
    seeds = all_seeds(folder)
    return [_mutated(one, trials // len(seeds) + (number < trials % len(seeds)), folder, seed) for number, one in enumerate(seeds)]


def mutated(seed: Seed, chance: Random) -> bytes:
    """Return the seed's content with one to three mutations; of a workbook mostly inside one of its parts."""
    if seed.suffix == ".xlsx" and chance.random() < 0.8:
        return _workbook_mutated(seed.content, chance)
    return _applied(seed.content, chance)


def _applied(content: bytes, chance: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 3))):
        if changed:
            chance.choice(MUTATIONS)(changed, chance)
    return bytes(changed)


def _workbook_mutated(content: bytes, chance: Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as original, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        names = original.namelist()
        which = chance.choice(names)
        for name in names:
            part = original.read(name)
            book.writestr(name, _applied(part, chance) if name == which else part)
    return made.getvalue()


def _mutated(one: Seed, trials: int, folder: Path, seed: int) -> Count:
    count = Count(f"mutated {one.name}")
    chance = Random(f"{seed} {one.name}")
    numbers = list(range(trials))
    for start in range(0, trials, AT_ONCE):
        paths = [_written(mutated(one, chance), folder / f"{number}{one.suffix}") for number in numbers[start : start + AT_ONCE]]
        together = trial(_reading(one, paths))
        for path in paths:
            outcome = together if not _wrong(together) else trial(_reading(one, [path]))
            faults = _wrong(outcome)
            count.add(faults, path.name)
            if faults:
                (folder / "wrong").mkdir(exist_ok=True)
                path.rename(folder / "wrong" / f"{one.name} {path.name}")
            else:
                path.unlink()
    return count


def _reading(one: Seed, paths: Sequence[Path]) -> Callable[[Tell], None]:
    def work(_tell: Tell) -> None:
        for path in paths:
            try:
                one.read(path)
            except UserError:
                continue

    return work


def _wrong(outcome: Outcome) -> list[str]:
    bad = [f"ended with {outcome.code}"] if outcome.code else []
    return [f"{what}: {outcome.last_words}" for what in (*bad, *outcome.words_at_fault())]


def _written(content: bytes, path: Path) -> Path:
    path.write_bytes(content)
    return path
