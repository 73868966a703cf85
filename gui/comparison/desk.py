"""Opens the dialog for comparing two checklists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from gui.comparison.dialog import ComparisonDialog
from gui.comparison.presenter import Compared
from gui.faults.front import open_dialog
from inspections.documents.knowledge import Knowledge


class ComparisonDesk:
    """Made once, when knowledge has come; `open` is what the form's `comparison_requested` is connected to."""

    def __init__(self, *, knowledge: Knowledge, parent: QWidget) -> None:
        """Open nothing yet."""
        self._knowledge, self._parent = knowledge, parent

    def open(self, content: Mapping[str, Any], checklist: str) -> ComparisonDialog:
        """Open the dialog for what a form holds and return it; it is deleted when it closes."""
        dialog = ComparisonDialog(self._knowledge, Compared(content, checklist), self._parent)
        open_dialog(dialog)
        return dialog
