"""The presenter and the page of the record form as tests open them: on stores in memory, at a fixed hour."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.record_form.presenter import RecordFormPresenter
from gui.record_form.state import FormState
from gui.record_form.surroundings import FormSurroundings
from inspections.documents.knowledge import Knowledge
from inspections.drafts.draft import Draft
from inspections.faults import Fault
from inspections.forms.sections import Section
from inspections.session import Session
from tests.support.form_session import NOW, Clock, HandTimer
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.memory_drafts import MemoryDrafts
from tests.support.memory_store.store import MemoryStore


def type_words(widget: QWidget, words: str) -> None:
    """Type Chinese as an input method does, which is the only way it is typed."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


@dataclass
class RecordingView:
    """A view that keeps what it was told."""

    sections: list[Section] = field(default_factory=list)
    states: list[FormState] = field(default_factory=list)
    focused: list[str] = field(default_factory=list)
    done: list[UUID] = field(default_factory=list)
    notices: list[UUID] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    answers_yes: bool = True
    builds: int = 0

    def build(self, sections: Sequence[Section]) -> None:
        self.sections = list(sections)
        self.builds += 1

    def show_state(self, state: FormState) -> None:
        self.states.append(state)

    def focus(self, path: str) -> None:
        self.focused.append(path)

    def finished(self, record: UUID) -> None:
        self.done.append(record)

    def notice_wanted(self, record: UUID) -> None:
        self.notices.append(record)

    def ask(self, question: str, answers: tuple[str, str], act: Callable[[], object], otherwise: Callable[[], object] | None) -> None:
        del answers
        self.questions.append(question)
        answer = act if self.answers_yes else otherwise
        if answer is not None:
            answer()

    def rejudgement_foreseen(self, question: str) -> None:
        self.questions.append(question)

    @property
    def state(self) -> FormState:
        return self.states[-1]


@dataclass
class Shown:
    faults: list[Fault] = field(default_factory=list)

    def show_faults(self, faults: Sequence[Fault], what: str = "") -> None:
        del what
        self.faults.extend(faults)


class FormBench:
    """A presenter with everything around it."""

    def __init__(self, folder: Path, knowledge: Knowledge) -> None:
        self.drafts = MemoryDrafts()
        self.store = MemoryStore(folder)
        self.running = SynchronousOperations(Session(self.store, self.drafts, knowledge))
        self.view, self.timer, self.shown = RecordingView(), HandTimer(), Shown()
        self.around = FormSurroundings(
            self.running, self.shown, self.drafts, knowledge, knowledge.packs.checklist("wuzhi-2023"), "410823", Clock(), self.timer, "张某"
        )
        self.presenter = RecordFormPresenter(self.view, self.around)

    def open(self, content: dict[str, Any], base: str | None = None) -> UUID:
        draft = Draft(uuid4(), content, base, NOW)
        self.drafts.save(draft)
        self.presenter.open_draft(draft.id)
        return draft.id
