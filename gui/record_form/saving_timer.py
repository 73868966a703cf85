"""When the form saves: soon after a key, and again and again while the disk does not take it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_SAVE_AFTER = 600
"""Milliseconds from the first unsaved edit to the saving: with the writing itself under 800, also while typing goes on."""
_RETRY_AFTER = 3000
"""Milliseconds after which a save that failed is tried again."""


class SavingTimer:
    """Implements `inspections.drafts.saving.SaveTimer` on Qt's clock; lives as long as its parent."""

    def __init__(self, parent: QObject, ring: Callable[[], None]) -> None:
        """Run not yet; `ring` is called once after every start."""
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(ring)

    def start(self) -> None:
        """Ring soon, also where it was waiting for another try; a timer that was started already goes on."""
        if not self._timer.isActive() or self._timer.interval() != _SAVE_AFTER:
            self._timer.start(_SAVE_AFTER)

    def retry(self) -> None:
        """Ring after a while."""
        self._timer.start(_RETRY_AFTER)

    def stop(self) -> None:
        """Forget the ring."""
        self._timer.stop()
