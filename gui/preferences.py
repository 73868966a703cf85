"""What this computer's user chose; a small JSON file beside the database, read before the first paint and without SQLite."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from inspections.faults import Fault, UserError
from inspections.files.put_aside import put_aside
from inspections.files.system_words import spoken
from inspections.files.writing import write_atomically


@dataclass(frozen=True, slots=True)
class Preferences:
    """`county` (GB/T 2260) and `checklist` (a pack's id) are what new records start with; empty until chosen.

    `last_folder` is where files were last opened or saved, `geometry` the window's place as Qt saves it, in base 64.
    `first_run_done` says that the first-run dialog was finished; `first_run_step` is where it was left, and `unfinished_profile`
    what was typed there and is no whole profile yet. `certificate_file` is the bureau's certificate for digital signatures, with whose
    it is and until when it holds (ISO 8601 with its zone) as it said when it was opened last; its password is kept nowhere.
    `backup_folder` is where backups go, empty until one is chosen.
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
    backup_folder: str = ""


class PreferencesFile:
    """The preferences of one data folder. `current` is what holds now, whether or not the disk took it.

    A choice that cannot be written never stops the work that made it: it is kept in memory, told once by `refused`, and tried again
    at the next change and when the window closes.
    """

    def __init__(self, path: Path) -> None:
        """Read the file; one that is missing or damaged gives the defaults, for nothing in it is a record.

        A damaged one is put aside under a dated name; `remarks` is what a person must be told of that.
        """
        self._path = path
        self.current, self.remarks = _read(path)
        self._written = self.current
        self.refused: Callable[[Fault], None] = _silent
        self._reported = False

    @property
    def folder(self) -> Path:
        """Where the window's own files lie."""
        return self._path.parent

    def change(self, **changed: Any) -> None:  # noqa: ANN401 # the fields' own types, as dataclasses.replace
        """Change some fields and write what is not written yet. Raises TypeError for an unknown field, and nothing else."""
        self.current = replace(self.current, **changed)
        if self.current == self._written:
            return
        # A path may hold bytes that are no text: they are written as JSON's own escapes.
        content = json.dumps(asdict(self.current), ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
        try:
            write_atomically(self._path, content, private=True)
        except UserError as error:
            if not self._reported:
                self._reported = True
                self.refused(error.faults[0])
        else:
            self._written, self._reported = self.current, False


def _silent(_fault: Fault) -> None:
    """Tell nobody: there is no window yet."""


def _read(path: Path) -> tuple[Preferences, tuple[Fault, ...]]:
    defaults = Preferences()
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return defaults, ()
    except OSError as error:
        action = "这次按初始设置打开，请检查文件的权限"
        return defaults, (Fault("preferences_unreadable", f"本机设置无法读取（{spoken(error)}）", str(path), action),)
    except (ValueError, RecursionError):
        read = None
    if not isinstance(read, dict):
        return defaults, (_put_aside(path),)
    known = {field.name: type(getattr(defaults, field.name)) for field in fields(Preferences)}
    taken = {name: value for name, value in read.items() if name in known and type(value) is known[name]}
    return replace(defaults, **taken), ()


def _put_aside(path: Path) -> Fault:
    try:
        aside = put_aside(path, "损坏", date.today())  # noqa: DTZ011 # this computer's day
    except UserError as error:
        return error.faults[0]
    what = "本机设置的文件已损坏，已改名放到一边，这次按初始设置打开"
    return Fault("preferences_put_aside", what, str(aside), "请在“设置”中重新选择；记录和单位资料不受影响")
