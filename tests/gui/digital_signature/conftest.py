"""The bureau's certificate in a file, chosen or not, and a clock that tells a time within its term."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.opening import open_store
from gui.preferences import PreferencesFile
from inspections.documents.knowledge import Knowledge
from inspections.session import Session
from tests.support.certificates import BUREAU, ENDS, made_up
from tests.support.gui.bureau import Bureau
from tests.support.memory_drafts import MemoryDrafts


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
