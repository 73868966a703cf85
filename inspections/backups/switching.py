"""Putting a restored store in the place of the present one, which is set aside in full and never overwritten.

What is to be done is written down first, in one small file, and done when the program starts next, before anything is opened. Each step is
one renaming within the data folder; a run that is killed in between is finished by the next.
"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from inspections.backups.origin import PREFERENCES, Origin
from inspections.faults import refuse
from inspections.files.system_words import spoken
from inspections.files.writing import flush_folder, write_atomically

PLAN = "restore-pending.json"
_STAGED, _ASIDE = "restored-", "恢复前的数据-"


@dataclass(frozen=True, slots=True)
class Switch:
    """What is to be done in a data folder: names of the folder with the restored store, and of the one that takes the present data.

    `set_aside` says that the present data lies there already and what is restored is on its way in.
    """

    staged: str
    aside: str
    set_aside: bool = False


def staging_place(data: Path, now: datetime) -> Path:
    """Return a new folder name in the data folder to unpack a snapshot to, after removing what was unpacked before and never put in."""
    plan = planned(data)
    for path in data.glob(f"{_STAGED}*"):
        if path.is_dir() and not path.is_symlink() and (plan is None or plan.staged != path.name):
            shutil.rmtree(path, ignore_errors=True)
    return data / f"{_STAGED}{now:%Y%m%d%H%M%S}"


def plan_switch(data: Path, staged: Path, now: datetime) -> Path:
    """Write down that `staged` is to take the place of the present store; return where the present one will lie. Raises UserError."""
    plan = Switch(staged.name, f"{_ASIDE}{now:%Y-%m-%d-%H%M%S}")
    _write(data, plan)
    return data / plan.aside


def withdraw_plan(data: Path) -> None:
    """Take back what was written down. Nothing was done yet."""
    with suppress(OSError):
        (data / PLAN).unlink(missing_ok=True)


def planned(data: Path) -> Switch | None:
    """Return what is to be done, None where nothing is or what was written down cannot be read."""
    try:
        said = json.loads((data / PLAN).read_text(encoding="utf-8"))
        plan = Switch(str(said["staged"]), str(said["aside"]), bool(said["set_aside"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    plain = all(Path(name).name == name and name.startswith(start) for name, start in ((plan.staged, _STAGED), (plan.aside, _ASIDE)))
    return plan if plain else None


def carry_out(database: Path) -> Path | None:
    """Do what is written down, before the store at `database` is opened; return where the former data lies, None where nothing was to do.

    Raises UserError where a file cannot be moved: the next start goes on from there.
    """
    data = database.parent
    plan = planned(data)
    if plan is None:
        return None
    staged, aside = data / plan.staged, data / plan.aside
    try:
        if not plan.set_aside:
            if not (staged / database.name).is_file():  # it was removed by hand: nothing takes the place of the present data
                (data / PLAN).unlink()
                return None
            aside.mkdir(mode=0o700, exist_ok=True)
            for name in Origin(database, "", "").names():
                with suppress(FileNotFoundError):
                    (data / name).rename(aside / name)
            flush_folder(aside)
            flush_folder(data)
            _write(data, replace(plan, set_aside=True))
        for path in sorted(staged.iterdir(), key=lambda path: (path.name == database.name, path.name)) if staged.is_dir() else ():
            if path.name != PREFERENCES or not (data / PREFERENCES).exists():
                path.rename(data / path.name)
        flush_folder(data)
        (data / PLAN).unlink()
    except OSError as error:
        what = f"恢复没有完成（{spoken(error)}）"
        action = "请关闭正在使用其中文件的程序，再打开本程序，会接着做完；以前的数据没有改动"
        raise refuse("not_restored", what, str(data), action) from error
    shutil.rmtree(staged, ignore_errors=True)
    return aside


def _write(data: Path, plan: Switch) -> None:
    write_atomically(data / PLAN, json.dumps(asdict(plan), ensure_ascii=False).encode(), private=True)
