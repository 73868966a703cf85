"""Opens the dialog for a document, and keeps what all of them share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from gui.digital_signature.certificate import BureauCertificate
from gui.documents.dialog import DocumentDialog
from gui.documents.surroundings import DocumentFonts, DocumentSurroundings
from gui.faults.front import front
from gui.faults.presenter import ShowsFaults
from gui.navigation import Navigation
from gui.operations.running import Running
from gui.pages import SETTINGS
from gui.preferences import PreferencesFile
from inspections.cases.numbers import NumberKind
from inspections.documents.knowledge import Knowledge
from inspections.documents.wanted import WantedDocument


class DocumentDesk(QObject):
    """Made once, when knowledge has come; `open` and `open_notice` are what pages' wishes are connected to."""

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
        self.fonts = DocumentFonts(knowledge.fonts)
        self._certificate = certificate

    def open(self, wanted: WantedDocument) -> DocumentDialog:
        """Open the dialog for a document and return it; it is deleted when it closes."""
        dialog = DocumentDialog(self.surroundings(), wanted, front(self._window))
        dialog.record_requested.connect(self._navigation.open_record)
        dialog.settings_requested.connect(lambda: self._navigation.show(SETTINGS.name))
        dialog.print_requested.connect(self.print_requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def open_notice(self, record: UUID, replaced: UUID | None = None) -> DocumentDialog:
        """Open the dialog for the notice of a stored record, in the place of another where one is named."""
        return self.open(WantedDocument(NumberKind.NOTICE, record=record, replaced=replaced))

    def surroundings(self) -> DocumentSurroundings:
        """Return what a dialog works with today."""
        return DocumentSurroundings(
            self._operations,
            self._faults,
            self._knowledge,
            self._preferences,
            self.fonts,
            self._today(),
            Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)),
            self._window.devicePixelRatioF(),
            self._certificate,
        )
