"""A window that is killed within a second of a key press: the next one opens the same record."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from db.drafts import open_drafts
from gui.preferences import PreferencesFile
from gui.record_form.page import RecordFormPage
from gui.record_form.presenter import RECOVERED
from inspections.documents.knowledge import Knowledge
from inspections.session import Session
from tests.support.form_session import Clock
from tests.support.gui.record_form import Shown
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.memory_store.store import MemoryStore

ROOT = Path(__file__).resolve().parents[3]
TYPING = """
import os, signal, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from db.drafts import open_drafts
from gui.preferences import PreferencesFile
from gui.record_form.page import RecordFormPage
from inspections.session import Session
from tests.support.form_session import Clock
from tests.support.gui.record_form import Shown, type_words
from tests.support.sessions import load_knowledge
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.memory_store.store import MemoryStore

application = QApplication([])
folder = Path(sys.argv[1])
knowledge = load_knowledge(Path("resources"))
drafts = open_drafts(folder / "drafts.db")
session = Session(MemoryStore(folder), drafts, knowledge)
page = RecordFormPage(SynchronousOperations(session), Shown(), lambda: drafts, PreferencesFile(folder / "p.json"), Clock())
page.ready(knowledge)
page.show()
page.shown()
type_words(page.body.part("visit.address").editor.line, "某大道88号")
until = time.monotonic() + 1
while time.monotonic() < until:
    application.processEvents()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_second_after_a_key_press_nothing_is_lost(
    tmp_path: Path, knowledge: Knowledge, preferences: PreferencesFile, qtbot: QtBot
) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    killed = subprocess.run([sys.executable, "-c", TYPING, str(tmp_path)], cwd=ROOT, env=environment, capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    drafts = open_drafts(tmp_path / "drafts.db")
    session = Session(MemoryStore(tmp_path), drafts, knowledge)
    page = RecordFormPage(SynchronousOperations(session), Shown(), lambda: drafts, preferences, Clock())
    qtbot.addWidget(page)
    page.ready(knowledge)
    assert drafts.unfinished()
    page.shown()
    assert page.message.text() == RECOVERED
    assert page.presenter is not None
    assert page.presenter.content["visit"] == {"address": "某大道88号"}
    page.release()
