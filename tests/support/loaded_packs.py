"""Commands run by the hundred in one process: the packs that ship are loaded once, as they are not changed by running."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from inspections.checklists.loading import Packs, load_packs
from inspections.resources import Resources
from tests.support.command_line import RESOURCES


@cache
def _packs() -> Packs:
    return load_packs(RESOURCES / "checklists")


def loaded_resources(folder: Path, data: Path | None = None, calendars: Sequence[Path] = ()) -> Resources:
    """Make resources whose packs are there already, where they are those that ship."""
    made = Resources(folder, data, calendars)
    if folder == RESOURCES:
        vars(made)["packs"] = _packs()  # where they keep what they have read
    return made
