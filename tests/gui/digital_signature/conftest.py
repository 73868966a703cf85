"""The bureau's certificate in a file, chosen or not, and a clock that tells a time within its term."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from threading import current_thread

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.opening import open_store
from gui.digital_signature.certificate import BureauCertificate
from gui.documents.notice_desk import NoticeDesk
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from inspections.documents.knowledge import Knowledge
from inspections.session import Session
from tests.support.certificates import AT, BUREAU, ENDS, made_up
from tests.support.gui.navigation import Ways
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.memory_drafts import MemoryDrafts
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
        self.desk = NoticeDesk(
            operations=self.operations,
            faults=self.faults,
            preferences=preferences,
            navigation=Ways().navigation,
            knowledge=session.knowledge,
            today=lambda: date(2023, 8, 20),
            parent=parent,
            certificate=self.certificate,
        )


@pytest.fixture
def stored(tmp_path: Path, knowledge: Knowledge) -> Iterator[Session]:
    session = Session(open_store(tmp_path / "store.db"), MemoryDrafts(), knowledge)
    yield session
    session.close()


@pytest.fixture
def parent(qtbot: QtBot, dressed: object) -> QWidget:
    del dressed
    parent = QWidget()
    qtbot.addWidget(parent)
    with qtbot.waitActive(parent):
        parent.show()
    return parent


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "单位.p12"
    path.write_bytes(made_up().pkcs12)
    return path


@pytest.fixture
def preferences(tmp_path: Path) -> PreferencesFile:
    preferences = PreferencesFile(tmp_path / "preferences.json")
    preferences.change(county="410823", last_folder=str(tmp_path / "out"))
    return preferences


@pytest.fixture
def chosen(preferences: PreferencesFile, file: Path) -> PreferencesFile:
    """The preferences of a bureau that chose its certificate in an earlier session."""
    preferences.change(certificate_file=str(file), certificate_holder=BUREAU, certificate_ends=ENDS.isoformat())
    return preferences


@pytest.fixture
def bureau(stored: Session, chosen: PreferencesFile, parent: QWidget) -> Bureau:
    return Bureau(stored, chosen, parent)
