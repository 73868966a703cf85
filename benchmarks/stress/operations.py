"""The operations that are attacked: what each begins with, what it does, what it may leave told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.stress.world import ROOT, Tell, World

STORES = ROOT / "tests" / "data" / "stores"


@dataclass(frozen=True, slots=True)
class Operation:
    """`prepare` makes the folder that every trial gets a copy of; `run` does the work and tells what it has done."""

    name: str
    prepare: Callable[[World], None]
    run: Callable[[World, Tell], None]


def _nothing(_world: World) -> None:
    pass


def _with_file(world: World) -> None:
    (world.folder / "records.jsonl").write_text(world.sample_lines(), encoding="utf-8")


def _silent(_line: str) -> None:
    pass


def _with_records(world: World) -> None:
    world.import_samples(_silent)
    world.make_evidence()


def with_documents(world: World) -> None:
    """Put records, issued documents and evidence into a folder."""
    _with_records(world)
    world.issue(_silent)
    world.attach(_silent)


def _backed_up(world: World) -> None:
    with_documents(world)
    world.back_up(_silent)


def _golden(release: str) -> Callable[[World], None]:
    def prepare(world: World) -> None:
        made = STORES / release
        shutil.copyfile(made / "golden.store", world.database)
        for extra in made.glob("golden.store-documents"):
            shutil.copytree(extra, world.archive)
        for drafts in made.glob("golden.drafts"):
            shutil.copyfile(drafts, world.folder / "drafts.db")

    return prepare


def releases() -> list[str]:
    """Return the releases of which a golden store lies in the tests' data."""
    return sorted(path.name for path in STORES.iterdir() if (path / "golden.store").is_file())


def all_operations() -> tuple[Operation, ...]:
    """Return every operation, the quickest to break first."""
    return (
        Operation("import", _with_file, World.import_samples),
        Operation("issue", _with_records, World.issue),
        Operation("evidence", _with_records, World.attach),
        Operation("drafts", _nothing, World.write_draft),
        Operation("read", with_documents, World.read),
        Operation("backup", with_documents, World.back_up),
        Operation("restore", _backed_up, World.restore),
        *(Operation(f"migration {release}", _golden(release), World.open) for release in releases()),
    )


def fresh(prepared: Path, folder: Path) -> World:
    """Return a trial's world: a copy of what was prepared."""
    shutil.copytree(prepared, folder)
    return World(folder)
