"""The composition root: the command line, or without arguments the window. Started without its packages it runs itself in `.venv`.

Two variables of the environment concern the window: INSPECTION_DATA names another folder for the person's data, and with
INSPECTION_CLOSE=1 it closes by itself once everything is open, which is how a built program is tried (`python3 dev.py smoke`).
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path

HOME = Path(__file__).resolve().parent
VERSION = "0.5.0"
INTERRUPTED = 130
"""Exit code of a program that a person stopped by Ctrl+C (128 and the number of SIGINT)."""
DATA = "power-supply-inspection"
"""Name of the folder with the person's data, below the system's place for such folders."""
_WINDOW_WAITS, _WORKER_WAITS = 0.5, 5.0
"""Seconds to wait for drafts that another program holds: the window stands still meanwhile, and tries again by itself."""


def _in_own_environment() -> int | None:
    """Run this very command in `.venv` where the packages are missing here; None where they are present."""
    needed = ["sqlcipher3", "numpy"] if sys.argv[1:] else ["sqlcipher3", "numpy", "PySide6"]
    if all(find_spec(name) is not None for name in needed):
        return None
    python = HOME / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists() or Path(sys.prefix).resolve() == (HOME / ".venv").resolve():
        sys.stderr.write("程序所需的软件包尚未安装，请先运行：python3 dev.py demo\n")
        return 2
    return subprocess.run([python, __file__, *sys.argv[1:]], check=False).returncode  # noqa: S603 # this same program


def main() -> int:
    """Run the command line, or the window where there is no argument, and return the exit code."""
    try:
        code = _in_own_environment()
        if code is not None:
            return code
        return run_words(sys.argv[1:]) if sys.argv[1:] else run_window()
    except KeyboardInterrupt:
        with suppress(OSError, AttributeError):
            sys.stderr.write("\n已停止（Ctrl+C）。没有做完的不会保存。\n")
        return INTERRUPTED


def run_words(words: list[str]) -> int:
    """Run the command line."""
    from db.opening import open_store
    from db.snapshots import SqliteDatabases
    from inspections.commands.running import run_command

    try:
        return run_command(words, HOME / "resources", open_store, SqliteDatabases(), VERSION)
    except BrokenPipeError:
        # The reader of the output has gone (`| head`): that is no fault of anybody's.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def run_window() -> int:
    """Open the window on the person's data. What is slow to import is imported in the worker that first opens a session."""
    if os.environ.get("QT_IM_MODULE") in {"fcitx", "fcitx5"}:
        # Qt's wheel brings no plugin for fcitx, which answers to ibus as well. (Not tried on such a desktop.)
        os.environ["QT_IM_MODULE"] = "ibus"
    from platformdirs import user_data_path

    from gui.application import run
    from gui.installation import Installation
    from inspections.backups.databases import Databases
    from inspections.documents.knowledge import Knowledge
    from inspections.drafts.draft import Drafts
    from inspections.events.author import current_user
    from inspections.session import Session

    resources, named = HOME / "resources", os.environ.get("INSPECTION_DATA")
    data = Path(named).absolute() if named else user_data_path(DATA, appauthor=False)

    @cache
    def knowledge() -> Knowledge:
        from inspections.resources import Resources

        return Resources(resources, data).knowledge

    def databases() -> Databases:
        from db.snapshots import SqliteDatabases

        return SqliteDatabases()

    def open_drafts(timeout: float = _WINDOW_WAITS) -> Drafts:
        from db.drafts import open_drafts as drafts_at

        return drafts_at(data / "drafts.db", create=True, timeout=timeout)

    def open_session() -> Session:
        from db.drafts import open_sound_drafts
        from db.opening import open_store

        store = open_store(data / "inspection.db", create=True)
        try:
            drafts, remarks = open_sound_drafts(data / "drafts.db", today=date.today(), timeout=_WORKER_WAITS)  # noqa: DTZ011 # this computer's day
            return Session(store, drafts, knowledge(), remarks)
        except BaseException:
            store.close()
            raise

    closing = os.environ.get("INSPECTION_CLOSE") == "1"
    command = (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, __file__)
    installation = Installation(resources, data, open_session, open_drafts, current_user(), VERSION, databases, command, closing)
    return run(installation)


if __name__ == "__main__":
    raise SystemExit(main())
