"""Opens the dialog for a document, and keeps what all of them share."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.documents.notice_presenter import NoticeSurroundings
from gui.documents.paper_dialog import PaperDialog
from gui.documents.paper_state import WantedPaper
from gui.faults.front import front
from gui.main_window import SETTINGS
from gui.navigation import Navigation


class PaperDesk(QObject):
    """Made once, when knowledge has come; `open` is what pages' wishes are connected to."""

    print_requested = Signal(object)
    """Carries the Document that a dialog has issued."""

    def __init__(self, around: Callable[[], NoticeSurroundings], navigation: Navigation, parent: QWidget) -> None:
        """Open nothing yet. `around` is asked at each opening, for the day changes."""
        super().__init__(parent)
        self._around, self._navigation, self._window = around, navigation, parent

    def open(self, wanted: WantedPaper) -> PaperDialog:
        """Open the dialog for a document and return it; it is deleted when it closes."""
        dialog = PaperDialog(self._around(), wanted, front(self._window))
        dialog.record_requested.connect(self._navigation.open_record)
        dialog.settings_requested.connect(lambda: self._navigation.show(SETTINGS))
        dialog.print_requested.connect(self.print_requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
