"""What the dialog for importing records shows."""

from __future__ import annotations

from dataclasses import dataclass

from inspections.use_cases.shown_clashes import ShownClash


@dataclass(frozen=True, slots=True)
class ImportState:
    """`message` is what became of the last import, with what is worth a look; `faults` what keeps the file out, a sentence each.

    `clashes` are what a person is to decide on now, before anything is kept; so is whether rows count that are `hidden`, a sentence.
    """

    checklists: tuple[tuple[str, str], ...]
    checklist: str
    path: str = ""
    message: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    may_import: bool = False
    busy: bool = False
    clashes: tuple[ShownClash, ...] = ()
    hidden: str = ""
