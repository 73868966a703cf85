"""Opens the dialogs through which records come in and go out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from gui.exchange.dialog import ImportDialog
from gui.exchange.presenter import ExportPresenter, ImportSurroundings
from gui.faults.front import open_dialog
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from gui.question import tell
from inspections.documents.knowledge import Knowledge


class ExchangeDesk:
    """Made once, when knowledge has come; pages' `import_requested` and `export_requested` are connected to its methods."""

    def __init__(
        self,
        *,
        operations: Running,
        preferences: PreferencesFile,
        knowledge: Knowledge,
        author: str,
        now: Callable[[], datetime],
        parent: QWidget,
    ) -> None:
        """Open nothing yet. `now` bears a time zone."""
        self._around = ImportSurroundings(operations, knowledge, preferences, author, now)
        self._parent = parent
        self._exporting = ExportPresenter(self._tell, operations, preferences)

    def import_records(self) -> ImportDialog:
        """Open the dialog for importing and return it; it is deleted when it closes."""
        dialog = ImportDialog(self._around, self._parent)
        open_dialog(dialog)
        return dialog

    def export_records(self) -> None:
        """Ask for a file and write all stored records to it."""
        start = Path(self._around.preferences.current.last_folder) / f"检查记录{self._around.now():%Y-%m-%d}.jsonl"
        path, _ = QFileDialog.getSaveFileName(self._parent, "导出检查记录", str(start), "记录文件 (*.jsonl)")
        if path:
            self._exporting.export(Path(path))

    def _tell(self, sentence: str) -> None:
        tell(self._parent, "导出检查记录", sentence)
