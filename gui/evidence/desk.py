"""Opens the dialog for the evidence of a record's case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from gui.evidence.copies import OpenedCopies
from gui.evidence.dialog import EvidenceDialog
from gui.evidence.presenter import EvidenceSurroundings
from gui.faults.front import open_dialog
from gui.faults.presenter import ShowsFaults
from gui.operations.running import Running
from gui.outside import show_outside
from gui.preferences import PreferencesFile


class EvidenceDesk:
    """Made once, when knowledge has come; `open` is what pages' `evidence_requested` is connected to."""

    def __init__(
        self,
        *,
        operations: Running,
        faults: ShowsFaults,
        preferences: PreferencesFile,
        now: Callable[[], datetime],
        author: str,
        parent: QWidget,
    ) -> None:
        """Open nothing yet. `now` bears a time zone; `author` is who corrects."""
        copies = OpenedCopies(preferences.folder / "opened-copies")
        for left in (copies, OpenedCopies(_former_folder())):
            left.clear()
        self._copies = copies
        self._around = EvidenceSurroundings(operations, faults, copies, now, lambda path: show_outside(path, parent), author)
        self._preferences, self._parent = preferences, parent

    def open(self, record: UUID) -> EvidenceDialog:
        """Open the dialog for a stored record and return it; it is deleted when it closes."""
        dialog = EvidenceDialog(self._around, self._preferences, record, self._parent)
        open_dialog(dialog)
        return dialog

    def close(self) -> None:
        """Remove the copies that were opened."""
        self._copies.clear()


def _former_folder() -> Path:
    """Return where copies were left for good up to version 0.4.0."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)) / "evidence"
