"""One window a data folder: two at once would write into each other's drafts. Also tells whether the last one was killed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile


class SoleWindow:
    """A lock file in the data folder; one that a dead process left behind is taken over."""

    def __init__(self, path: Path) -> None:
        """Take nothing yet. The folder must be there."""
        self._path = path
        self._lock = QLockFile(str(path))
        self._lock.setStaleLockTime(0)  # however old, while its process lives
        self.left_behind = False

    def take(self) -> bool:
        """Take the lock; False where another window has it. Then `left_behind` says whether the last window never closed."""
        was_there = self._path.exists()
        taken = self._lock.tryLock(0)
        self.left_behind = taken and was_there
        return taken

    def release(self) -> None:
        """Give the lock back: the window was closed."""
        self._lock.unlock()
