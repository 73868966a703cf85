"""Damage at random to the database file: nothing that was issued may vanish, nothing wrong may be handed out in silence."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks.stress.attack import Count, is_bug, prepared, trial_folder
from benchmarks.stress.operations import Operation, with_documents
from benchmarks.stress.trials import Outcome, trial
from benchmarks.stress.world import World

PAGE = 4096
Damage = Callable[[bytearray, Random], None]


def _bits(content: bytearray, chance: Random) -> None:
    for _ in range(chance.choice((1, 3, 20))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _page(content: bytearray, chance: Random) -> None:
    start = chance.randrange(len(content) // PAGE) * PAGE
    content[start : start + PAGE] = chance.choice((bytes(PAGE), chance.randbytes(PAGE)))


def _sector(content: bytearray, chance: Random) -> None:
    start = chance.randrange(len(content) // 512) * 512
    content[start : start + 512] = chance.choice((bytes(512), chance.randbytes(512)))


def _cut(content: bytearray, chance: Random) -> None:
    del content[chance.randrange(len(content)) :]


def _swap(content: bytearray, chance: Random) -> None:
    one, other = (chance.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    content[one : one + PAGE], content[other : other + PAGE] = content[other : other + PAGE], content[one : one + PAGE]


def _head(content: bytearray, chance: Random) -> None:
    content[: chance.choice((1, 16, 100))] = b""
    content[:0] = bytes(16)


DAMAGES: tuple[Damage, ...] = (_bits, _bits, _page, _sector, _cut, _swap, _head)


def damage(trials: int, folder: Path, seed: int) -> Count:
    """Damage a store `trials` times and use each by export, ledger and opening."""
    chance = Random(seed)
    count = Count("damaged database")
    operation = Operation("export", with_documents, World.read)
    with prepared(operation, folder) as made:
        with trial_folder(made, folder) as world:
            trial(world.read)
            right, files = (world.folder / "out.jsonl").read_bytes(), _files(world)
        for number in range(trials):
            with trial_folder(made, folder) as world:
                content = bytearray(world.database.read_bytes())
                chance.choice(DAMAGES)(content, chance)
                world.database.write_bytes(content)
                count.add(_used(world, right, files), f"number {number} of seed {seed}")
    return count


def _used(world: World, right: bytes, files: Counter[str]) -> list[str]:
    faults = []
    out = world.folder / "out.jsonl"
    exported = trial(lambda _tell: _exit_with(world.command("export", "--out", str(out))))
    if exported.code == 0 and out.exists() and out.read_bytes() != right:
        faults.append("export is wrong and says nothing")
    opened = trial(world.open)
    ledger = trial(lambda _tell: _exit_with(world.command("ledger", "--month", "2023-08", "--out", str(world.folder / "out.xlsx"))))
    health = trial(lambda _tell: _exit_with(world.command("health")))
    for name, outcome in (("export", exported), ("open", opened), ("ledger", ledger), ("health", health)):
        faults += _ended(name, outcome)
    gone = files - _files(world)
    return [*faults, *([f"files gone: {sorted(gone)}"] if gone else [])]


def _exit_with(code: int) -> None:
    raise SystemExit(code)


def _ended(name: str, outcome: Outcome) -> list[str]:
    bad = [f"{name} ended with {outcome.code}"] if is_bug(outcome) else []
    return [f"{what}: {outcome.last_words}" for what in (*bad, *outcome.words_at_fault())]


def _files(world: World) -> Counter[str]:
    """Return the documents and evidence by content, wherever in the folder they lie now: put aside is not gone."""
    stored_files = (path for path in world.folder.rglob("*") if path.is_file() and "inspection.db-" in str(path) and path.stat().st_size)
    return Counter(hashlib.sha256(path.read_bytes()).hexdigest() for path in stored_files if not path.name.endswith(("-wal", "-shm")))
