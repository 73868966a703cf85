"""A bureau that signs with its certificate: all that a dialog for issuing works with, at an hour within the certificate's term."""

from datetime import date, datetime
from threading import current_thread

from PySide6.QtWidgets import QWidget

from gui.digital_signature.certificate import BureauCertificate
from gui.documents.desk import DocumentDesk
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from inspections.session import Session
from tests.support.certificates import AT
from tests.support.gui.navigation import Ways
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.stored_records import ShownFaults


class Clock:
    """Tells `at`, and keeps in which threads it was asked."""

    def __init__(self) -> None:
        self.at: datetime = AT
        self.asked: list[str] = []

    def __call__(self) -> datetime:
        self.asked.append(current_thread().name)
        return self.at


class Bureau:
    """All that a dialog for issuing works with, on a store on the disk."""

    def __init__(self, session: Session, preferences: PreferencesFile, parent: QWidget, operations: Running | None = None) -> None:
        self.session, self.preferences, self.parent = session, preferences, parent
        self.operations = operations or SynchronousOperations(session)
        self.clock = Clock()
        self.faults = ShownFaults()
        self.certificate = BureauCertificate(self.operations, preferences, self.clock)
        self.desk = DocumentDesk(
            operations=self.operations,
            faults=self.faults,
            preferences=preferences,
            navigation=Ways().navigation,
            knowledge=session.knowledge,
            today=lambda: date(2023, 8, 20),
            parent=parent,
            certificate=self.certificate,
        )
