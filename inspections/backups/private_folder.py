"""A folder of the system's for copies that are opened to be tried: readable by its owner only, and gone afterwards."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

_PREFIX = "inspection-trial-"
_OLD = 24 * 3600
"""Seconds after which such a folder has no owner that lives."""


@contextmanager
def private_folder() -> Iterator[Path]:
    """Hand out an empty folder, which is removed in the end. What a killed run left behind is removed first. Raises OSError."""
    with suppress(OSError):
        for path in Path(gettempdir()).glob(f"{_PREFIX}*"):
            if time.time() - path.lstat().st_mtime > _OLD:
                shutil.rmtree(path, ignore_errors=True)  # another's cannot be removed, and stays
    with TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as folder:
        yield Path(folder)
