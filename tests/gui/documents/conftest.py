"""The dialog for a document, opened on a case in memory."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.documents.dialog import DocumentDialog
from gui.preferences import PreferencesFile
from inspections.documents.wanted import WantedDocument
from inspections.session import Session
from tests.support.gui.document_dialog import Open
from tests.support.gui.stored_visit import surroundings


@pytest.fixture
def open_dialog(session: Session, preferences: PreferencesFile, tmp_path: Path, qtbot: QtBot) -> Open:
    parent = QWidget()
    qtbot.addWidget(parent)
    with qtbot.waitActive(parent):
        parent.show()

    def opened(wanted: WantedDocument) -> DocumentDialog:
        dialog = DocumentDialog(surroundings(session, preferences, tmp_path), wanted, parent)
        dialog.open()
        return dialog

    return opened
