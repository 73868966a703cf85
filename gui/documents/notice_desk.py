"""Opens the dialog for issuing a notice, and keeps what all of them share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from gui.digital_signature.certificate import BureauCertificate
from gui.documents.fonts import NoticeFonts
from gui.documents.notice_dialog import NoticeDialog
from gui.documents.notice_presenter import NoticeSurroundings
from gui.faults.presenter import ShowsFaults
from gui.main_window import SETTINGS
from gui.navigation import Navigation
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from inspections.documents.knowledge import Knowledge


class NoticeDesk(QObject):
    """Made once, when knowledge has come; `open` is what pages' `notice_requested` is connected to."""

    print_requested = Signal(object)
    """Carries the Document that a dialog shows."""

    def __init__(  # noqa: PLR0913 # all are named at the call
        self,
        *,
        operations: Running,
        faults: ShowsFaults,
        preferences: PreferencesFile,
        navigation: Navigation,
        knowledge: Knowledge,
        today: Callable[[], date],
        parent: QWidget,
        certificate: BureauCertificate | None = None,
    ) -> None:
        """Open nothing yet. `today` is the day of issue that is proposed, `certificate` what documents can be signed with."""
        super().__init__(parent)
        self._operations, self._faults, self._preferences = operations, faults, preferences
        self._navigation, self._knowledge, self._today, self._window = navigation, knowledge, today, parent
        self.fonts = NoticeFonts(knowledge.fonts)
        self._certificate = certificate

    def open(self, record: UUID, replaced: UUID | None = None) -> NoticeDialog:
        """Open the dialog for a stored record and return it; it is deleted when it closes.

        `replaced` is the notice in whose place the new one comes.
        """
        dialog = NoticeDialog(self.surroundings(), record, self._window, replaced)
        dialog.record_requested.connect(self._navigation.open_record)
        dialog.settings_requested.connect(self._show_settings)
        dialog.print_requested.connect(self.print_requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def surroundings(self) -> NoticeSurroundings:
        """Return what a dialog for a document works with today."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return NoticeSurroundings(
            self._operations,
            self._faults,
            self._knowledge,
            self._preferences,
            self.fonts,
            self._today(),
            Path(folder),
            self._window.devicePixelRatioF(),
            self._certificate,
        )

    def _show_settings(self) -> None:
        self._navigation.show(SETTINGS)
