"""Files and folders of this program that only their owner can read, on systems that tell users apart by file modes (POSIX).

Windows goes by access lists instead: the data folder lies in the user's profile, which other users may not read, and what is made
there inherits that.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

FILE, FOLDER = 0o600, 0o700
"""Modes: read and write, and enter, for the owner."""

_OWN_NAMES = ("inspection", "drafts", "preferences", "window.lock", "logs", "calendars", "backups", "restore", "恢复前的数据")
"""How the names of what the program keeps in its data folder begin; calendars are what a person put there for it."""


def make_private(path: Path) -> None:
    """Make an empty file where there is none, so that what fills it later finds the mode set. Raises OSError."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE))


def keep_private(folder: Path) -> None:
    """Take from others what they may do with the program's own data folder and what lies in it, as an earlier release made it.

    A folder in which a person keeps other things, too, stays open; what the program made there does not. What cannot be changed stays.
    """
    if os.name != "posix":
        return
    with suppress(OSError):
        entries = list(folder.iterdir())
        own = [path for path in entries if path.name.startswith(_OWN_NAMES)]
        if len(own) == len(entries):
            _narrow(folder, FOLDER)
        for path in own:
            _narrow_all(path)


def _narrow_all(path: Path) -> None:
    if path.is_symlink():
        return
    if not path.is_dir():
        _narrow(path, FILE)
    elif _narrow(path, FOLDER):  # else it was done before, and what came later was made so
        for below in path.iterdir():
            _narrow_all(below)


def _narrow(path: Path, most: int) -> bool:
    """Take away what goes beyond `most`; say whether there was something."""
    mode = path.stat().st_mode & 0o777
    if mode & ~most == 0:
        return False
    with suppress(OSError):
        path.chmod(mode & most)
    return True
