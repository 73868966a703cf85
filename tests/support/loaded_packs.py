"""Commands run by the hundred in one process: the packs that ship are loaded once, as they are not changed by running."""

from functools import cache
from pathlib import Path

from inspections.checklists.loading import Packs, load_packs
from inspections.commands.context import Context
from tests.support.command_line import RESOURCES


@cache
def _packs() -> Packs:
    return load_packs(RESOURCES / "checklists")


def loaded_context(resources: Path, *rest: object, **named: object) -> Context:
    """Make a context whose packs are there already, where they are those that ship."""
    made = Context(resources, *rest, **named)  # type: ignore[arg-type] # handed on as they come
    if resources == RESOURCES:
        vars(made)["packs"] = _packs()  # where a Context keeps what it has loaded
    return made
