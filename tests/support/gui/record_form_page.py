"""The page of the record form as tests open it: on a store in memory and drafts on the disk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.drafts import open_drafts
from gui.preferences import PreferencesFile
from gui.record_form.fields.cell import FieldCell
from gui.record_form.fields.line import LineEditor
from gui.record_form.page import RecordFormPage
from inspections.documents.knowledge import Knowledge
from inspections.drafts.draft import Draft, Drafts
from inspections.forms.content import Content
from inspections.session import Session
from tests.support.form_session import NOW, Clock
from tests.support.gui.record_form import Shown
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.memory_store.store import MemoryStore


def cursor() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


class PageBench:
    """A page on a store in memory and drafts on the disk."""

    def __init__(self, folder: Path, knowledge: Knowledge, preferences: PreferencesFile, qtbot: QtBot) -> None:
        preferences.change(county="410823", checklist="wuzhi-2023")
        self.drafts = open_drafts(folder / "drafts.db")
        self.store = MemoryStore(folder)
        self.running = SynchronousOperations(Session(self.store, self.drafts, knowledge))
        self.shown = Shown()
        self.asked: list[str] = []
        self.page = RecordFormPage(self.running, self.shown, lambda: self._open(folder), preferences, Clock(), asking=self._ask)
        self.opened: list[Drafts] = []
        self.page.ready(knowledge)
        qtbot.addWidget(self.page)
        self.page.resize(1214, 728)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def _ask(self, question: str, answers: tuple[str, str], act: Callable[[], object], otherwise: Callable[[], object] | None) -> None:
        """Answer no at first, and yes whenever asked again."""
        del answers
        self.asked.append(question)
        answer = act if len(self.asked) > 1 else otherwise
        if answer is not None:
            answer()

    def _open(self, folder: Path) -> Drafts:
        self.opened.append(open_drafts(folder / "drafts.db", timeout=0.05))
        return self.opened[-1]

    def close(self) -> None:
        self.page.release()  # as the window does; else what waits to be saved comes due in a later test
        for drafts in (*self.opened, self.drafts):
            drafts.close()

    def open(self, content: dict[str, Any]) -> UUID:
        draft = Draft(uuid4(), content, None, NOW)
        self.drafts.save(draft)
        self.page.open_draft(draft.id)
        return draft.id

    def cell(self, path: str) -> FieldCell:
        part = self.page.body.part(path)
        assert isinstance(part, FieldCell), path
        return part

    def line(self, path: str) -> QLineEdit:
        editor = self.cell(path).editor
        assert isinstance(editor, LineEditor), path
        return editor.line

    @property
    def content(self) -> Content:
        assert self.page.presenter is not None
        return self.page.presenter.content

    def has_cursor(self, path: str) -> bool:
        focused = QApplication.focusWidget()
        part = self.page.body.part(path)
        return focused is not None and part is not None and (part is focused or part.isAncestorOf(focused))
