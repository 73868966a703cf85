"""Putting aside what is in the way, under a dated name beside it: a damaged file of drafts, an archive without its database."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path

from inspections.faults import refuse
from inspections.files.system_words import spoken
from inspections.files.writing import flush_folder

COMPANIONS = ("-wal", "-shm")
"""What SQLite keeps beside a file; it belongs to it and goes with it."""


def put_aside(path: Path, why: str, day: date) -> Path:
    """Rename a file or a folder, with what SQLite keeps beside it, to `STEM-why-20231130.SUFFIX`; return its new path.

    A name that is taken is not used again. Raises UserError where the system refuses; then it lies where it lay.
    """
    for number in count(1):
        again = f"-{number}" if number > 1 else ""
        target = path.with_name(f"{path.stem}-{why}-{day:%Y%m%d}{again}{path.suffix}")
        if not target.exists():
            break
    try:
        for ending in COMPANIONS:
            companion = path.with_name(f"{path.name}{ending}")
            if companion.exists():
                companion.replace(target.with_name(f"{target.name}{ending}"))
        if path.exists():
            path.replace(target)
        flush_folder(path.parent)
    except OSError as error:
        what = f"无法改名放到一边（{spoken(error)}）"
        raise refuse("not_put_aside", what, str(path), "请关闭正在使用它的程序，检查权限后重试") from error
    return target
