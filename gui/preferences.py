"""What this computer's user chose; a small JSON file beside the database, read before the first paint and without SQLite."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from inspections.files import write_atomically


@dataclass(frozen=True, slots=True)
class Preferences:
    """`county` (GB/T 2260) and `checklist` (a pack's id) are what new records start with; empty until chosen.

    `last_folder` is where files were last opened or saved, `geometry` the window's place as Qt saves it, in base 64.
    `first_run_done` says that the first-run dialog was finished; `first_run_step` is where it was left, and `unfinished_profile`
    what was typed there and is no whole profile yet. `certificate_file` is the bureau's certificate for digital signatures, with whose
    it is and until when it holds (ISO 8601 with its zone) as it said when it was opened last; its password is kept nowhere.
    """

    county: str = ""
    checklist: str = ""
    last_folder: str = ""
    geometry: str = ""
    first_run_done: bool = False
    first_run_step: int = 0
    unfinished_profile: Mapping[str, Any] = field(default_factory=dict)
    certificate_file: str = ""
    certificate_holder: str = ""
    certificate_ends: str = ""


class PreferencesFile:
    """The preferences of one data folder. `current` is what holds now."""

    def __init__(self, path: Path) -> None:
        """Read the file; one that is missing or damaged gives the defaults, for nothing in it is a record."""
        self._path = path
        self.current = _read(path)

    def change(self, **changed: Any) -> None:  # noqa: ANN401 # the fields' own types, as dataclasses.replace
        """Change some fields and write the file. Raises UserError where it cannot be written, TypeError for an unknown field."""
        renewed = replace(self.current, **changed)
        if renewed != self.current:
            write_atomically(self._path, json.dumps(asdict(renewed), ensure_ascii=False, indent=1).encode())
            self.current = renewed


def _read(path: Path) -> Preferences:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(held, dict):
        return Preferences()
    defaults = Preferences()
    known = {each.name: type(getattr(defaults, each.name)) for each in fields(Preferences)}
    return replace(defaults, **{name: value for name, value in held.items() if name in known and type(value) is known[name]})
