"""The page of the record form: a head with the actions, the form, and the verdicts beside or beneath it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout
from typing_extensions import override

from gui import pages, theme
from gui.faults.presenter import ShowsFaults
from gui.operations.running import Running
from gui.page import Page
from gui.preferences import PreferencesFile
from gui.question import Act, choose
from gui.record_form.elided_label import ElidedLabel
from gui.record_form.fields.plain import REDO
from gui.record_form.form_body import FormBody
from gui.record_form.presenter import RecordFormPresenter
from gui.record_form.reading_order import chain
from gui.record_form.saving_timer import SavingTimer
from gui.record_form.state import FormState
from gui.record_form.style import STYLE
from gui.record_form.surroundings import FormSurroundings
from gui.record_form.verdict_panel import VerdictPanel
from gui.unsaved_question import UnsavedQuestion
from gui.widgets.buttons import made_primary, plain_button
from gui.widgets.labels import text_label
from gui.widgets.trouble_line import TroubleLine
from inspections.documents.knowledge import Knowledge
from inspections.drafts.draft import Draft, Drafts
from inspections.faults import Fault, UserError
from inspections.forms.derived import stated
from inspections.forms.sections import Section
from inspections.use_cases.changes import Changed, Changes

_NARROW_WINDOW = 1080
"""Pixels below which the verdicts stand beneath the form; a laptop's 1366 at a scale of 125 % are 1092."""
_PANEL_SHARE = 0.36


class RecordFormPage(Page):
    """The form of one record. `notice_requested`, `evidence_requested` and `record_finished` carry the UUID of a stored record.

    `comparison_requested` carries what the form holds and the id of the checklist that it is held against.
    """

    entry = pages.FORM

    notice_requested = Signal(UUID)
    evidence_requested = Signal(UUID)
    record_finished = Signal(UUID)
    comparison_requested = Signal(object, str)

    def __init__(  # noqa: PLR0913 # what a form works with
        self,
        running: Running,
        faults: ShowsFaults,
        open_drafts: Callable[[], Drafts],
        preferences: PreferencesFile,
        now: Callable[[], datetime],
        *,
        author: str = "",
        asking: Callable[[str, tuple[str, str], Act, Act | None], object] | None = None,
    ) -> None:
        """Show the frame. `open_drafts` opens the drafts for the window's thread, when knowledge has come.

        `asking` asks a question, with its two answers and what is done after each; by a dialog where it is not given.
        """
        super().__init__()
        self._ask = asking or self._open_question
        self._running, self._faults, self._open_drafts = running, faults, open_drafts
        self._preferences, self._now, self._author = preferences, now, author
        self._knowledge: Knowledge | None = None
        self._drafts: Drafts | None = None
        self._checklist = ""
        self.presenter: RecordFormPresenter | None = None
        self._wanted: Callable[[RecordFormPresenter], None] | None = None
        self._finished_record: UUID | None = None
        self._timer = SavingTimer(self, lambda: self._do(RecordFormPresenter.flush))
        self._lay_out()

    def _lay_out(self) -> None:
        self.setStyleSheet(STYLE)
        self.heading = ElidedLabel("新检查记录")
        self.heading.setObjectName("title")
        self.heading.setMinimumWidth(60)
        self.saved = text_label("", "saved", wrap=False)
        head = QHBoxLayout()
        head.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, 0)
        head.addWidget(self.heading, 1)
        head.addWidget(self.saved)
        self.undo = self._button("撤销", "Ctrl+Z", RecordFormPresenter.undo)
        self.redo = self._button("重做", "Ctrl+Y", RecordFormPresenter.redo)
        self.give_up = plain_button("放弃草稿", self._give_up)
        self.carry = self._button("带入上次资料", "", RecordFormPresenter.fill_from_last_visit)
        self.evidence = plain_button("证据…", self._want_evidence)
        self.notice = self._button("出具通知书", "", RecordFormPresenter.want_notice)
        self.finish = made_primary(self._button("完成", "Ctrl+Return", RecordFormPresenter.finish))
        actions = (self.undo, self.redo, self.give_up, self.carry, self.evidence, self.notice, self.finish)
        for button in actions:
            head.addWidget(button)
        self.standing, self.message = _message_line("standing"), _message_line("message")
        self.body, self.panel, self.trouble = FormBody(), VerdictPanel(), TroubleLine()
        self.middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.middle.setSpacing(0)
        self.middle.addWidget(self.body, 1)
        self.middle.addWidget(self.panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.CLOSE)
        layout.addLayout(head)
        messages = QVBoxLayout()
        messages.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        messages.setSpacing(theme.NARROW)
        messages.addWidget(self.standing)
        messages.addWidget(self.message)
        layout.addLayout(messages)
        layout.addLayout(self.middle, 1)
        layout.addWidget(self.trouble)
        self._join()

    def _join(self) -> None:
        self.body.edited.connect(lambda path, raw: self._do(lambda presenter: presenter.edit(path, raw)))
        self.body.line_added.connect(lambda path: self._do(lambda presenter: presenter.add_line(path)))
        self.body.line_removed.connect(lambda path, number: self._do(lambda presenter: presenter.remove_line(path, number)))
        self.body.none_declared.connect(lambda path, none: self._do(lambda presenter: presenter.declare_none(path, none)))
        self.body.inspector_chosen.connect(lambda inspector, on: self._do(lambda presenter: presenter.choose_inspector(inspector, on)))
        self.panel.chosen.connect(self.focus)
        self.panel.checklist.chosen.connect(lambda checklist: self._do(lambda presenter: presenter.choose_checklist(checklist)))
        self.panel.checklist.rejudgement_requested.connect(lambda: self._do(RecordFormPresenter.foresee_rejudgement))
        self.panel.checklist.comparison_requested.connect(lambda: self._do(self._compare))
        self.panel.all_confirmed.connect(lambda: self._do(RecordFormPresenter.confirm_all))
        self.panel.determined.connect(
            lambda requirement, key, raw: self._do(lambda presenter: presenter.edit(f"determinations.{requirement}.{key}", raw))
        )

    # --- ways in -------------------------------------------------------------------------------------------------

    @override
    def ready(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._opened()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._begin(wanted)

    def open_new(self) -> None:
        """Begin a blank record."""
        self._begin(RecordFormPresenter.open_new)

    def open_draft(self, draft: UUID) -> None:
        """Go on with a draft."""
        self._begin(lambda presenter: presenter.open_draft(draft))

    def open_record(self, record: UUID) -> None:
        """Open a stored record."""
        self._begin(lambda presenter: presenter.open_record(record))

    def _begin(self, what: Callable[[RecordFormPresenter], None]) -> None:
        """Open something: as soon as knowledge has come, by the checklist that is preferred now."""
        drafts = self._opened()
        if self._knowledge is None or drafts is None:
            self._wanted = what
            return
        if not self._let_go():
            return
        current = self._preferences.current
        checklists = self._knowledge.packs.checklists
        pack = next((pack for pack in checklists if pack.id == current.checklist), checklists[0])
        if self.presenter is None or self._checklist != f"{pack.id} {current.county}":
            around = FormSurroundings(
                self._running, self._faults, drafts, self._knowledge, pack, current.county, self._now, self._timer, self._author
            )
            self._checklist = f"{pack.id} {current.county}"
            self.presenter = RecordFormPresenter(self, around)
            self.body.forget()
        self.body.verticalScrollBar().setValue(0)
        self.panel.area.verticalScrollBar().setValue(0)
        self._do(what)

    @override
    def shown(self) -> None:
        if self.presenter is None and self._wanted is None:
            waiting: tuple[Draft, ...] = ()
            with self._telling():
                drafts = self._opened()
                waiting = () if drafts is None else drafts.unfinished()
            if waiting:
                self.open_draft(waiting[0].id)
            elif self._drafts is not None or self._knowledge is None:
                self.open_new()

    @override
    def refresh(self, changes: Changes) -> None:
        if changes.touch(Changed.PROFILES, Changed.SETTINGS, Changed.DOCUMENTS) and self.presenter is not None:
            self.presenter.look_around()

    @override
    def may_leave(self) -> bool:
        return self._let_go()

    def release(self) -> None:
        """Save what was typed last and let go of the drafts; the window is closed."""
        self._do(RecordFormPresenter.flush)
        self.presenter = None
        if self._drafts is not None:
            self._drafts.close()
            self._drafts = None

    @override
    def new(self) -> bool:
        self.open_new()
        return True

    @override
    def save(self) -> bool:
        self._do(RecordFormPresenter.flush)
        return self.presenter is None or not self.presenter.loss()  # else the line at the foot says it better than a word in the rail

    # --- the view ------------------------------------------------------------------------------------------------

    def build(self, sections: Sequence[Section]) -> None:
        """Take up the sections of a form; those of another checklist go."""
        self.body.build(sections)

    def show_state(self, state: FormState) -> None:
        """Show a state."""
        if self.heading.text() != state.title:
            self.heading.setText(state.title)
        if self.saved.text() != state.saved:
            self.saved.setText(state.saved)
        self.trouble.show_trouble(state.trouble)
        if self.standing.text() != state.standing:
            self.standing.setText(state.standing)
            self.standing.setVisible(bool(state.standing))
        text = "\n".join(part for part in (state.message, *state.loose) if part)
        if self.message.text() != text:
            self.message.setText(text)
            self.message.setVisible(bool(text))
        for part in (self.body, self.panel, self.carry, self.evidence, self.notice, self.finish):
            if part.isEnabled() == state.busy:
                part.setEnabled(not state.busy)
        self.undo.setEnabled(state.can_undo and not state.busy)
        self.redo.setEnabled(state.can_redo and not state.busy)
        self.give_up.setEnabled(state.changed and not state.busy)
        self._finished_record = None if state.changed else state.record
        self.body.show_state(state)
        self.panel.show_state(state.verdicts)
        self.panel.checklist.show_state(state.checklist)

    def focus(self, path: str) -> None:
        """Bring the field at a path into sight and put the cursor into it."""
        if not path.startswith("determinations."):
            self.body.focus(path)
            return
        requirement, _, key = path.removeprefix("determinations.").rpartition(".")
        self.panel.unfold()
        card = self.panel.card(requirement)
        if card is not None and card.determination is not None:
            part = card.determination.part(key)
            self.panel.bring_into_sight(part)
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def finished(self, record: UUID) -> None:
        """Tell that a record is in the store."""
        self.record_finished.emit(record)

    def notice_wanted(self, record: UUID) -> None:
        """Tell that a notice is wanted."""
        self.notice_requested.emit(record)

    def ask(self, question: str, answers: tuple[str, str], act: Act, otherwise: Act | None = None) -> None:
        """Ask a question; do `act` after the first of the answers, `otherwise` after the second."""
        self._ask(question, answers, act, otherwise)

    def rejudgement_foreseen(self, question: str) -> None:
        """Ask whether the record is to be judged anew."""
        self.ask(question, ("重新核对", "不核对"), lambda: self._do(RecordFormPresenter.rejudge))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < _NARROW_WINDOW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self.middle.direction() != direction:
            self.middle.setDirection(direction)
        self.panel.beside(0 if narrow else int(event.size().width() * _PANEL_SHARE), int(event.size().height() * _PANEL_SHARE))

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        chain(self)  # only now and not whenever something is made: that would cost every key typed
        return super().focusNextPrevChild(next)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self._do(RecordFormPresenter.undo)
        elif event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == REDO:
            self._do(RecordFormPresenter.redo)
        else:
            super().keyPressEvent(event)

    def _do(self, what: Callable[[RecordFormPresenter], None]) -> None:
        if self.presenter is not None:
            with self._telling():
                what(self.presenter)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Tell what the drafts refuse: they are read in the window's thread, where no worker hands their faults on."""
        try:
            yield
        except UserError as error:
            self._faults.show_faults(error.faults)

    def _opened(self) -> Drafts | None:
        """Return the drafts; where they could not be opened, try again and tell why it failed."""
        if self._drafts is None and self._knowledge is not None:
            with self._telling():
                self._drafts = self._open_drafts()
        return self._drafts

    def _let_go(self) -> bool:
        """Save what was typed; where the disk does not take it, ask. Say whether the form may turn to something else."""
        self._do(RecordFormPresenter.flush)
        presenter = self.presenter
        lost = "" if presenter is None else presenter.loss()
        if presenter is None or not lost:
            return True
        if not UnsavedQuestion(self, lost, "没有存盘的记录.jsonl", presenter.content).given_up():
            return False
        presenter.give_up()
        self.presenter = None  # what comes next begins with what the disk holds
        return True

    def _want_evidence(self) -> None:
        """Ask for the evidence of the record; what is not finished belongs to no case yet, or is not what will be judged."""
        if self._finished_record is not None:
            self.evidence_requested.emit(self._finished_record)
        else:
            self._faults.show_faults([Fault("unfinished", "这条记录还没有完成", "", "请先点“完成”，再添加证据")])

    def _give_up(self) -> None:
        question = "放弃这份没有完成的记录？已填内容将被删除。"
        self.ask(question, ("放弃", "继续填写"), lambda: self._do(RecordFormPresenter.discard))

    def _compare(self, presenter: RecordFormPresenter) -> None:
        self.comparison_requested.emit(stated(presenter.content), presenter.checklist)

    def _open_question(self, question: str, answers: tuple[str, str], act: Act, otherwise: Act | None) -> None:
        choose(self, "请确认", question, {answers[0]: act, answers[1]: otherwise})

    def _button(self, label: str, keys: str, what: Callable[[RecordFormPresenter], None]) -> QPushButton:
        button = plain_button(label, lambda: self._do(what))
        if keys:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda: self._do(what))
            button.setToolTip(keys.replace("Return", "Enter"))
        return button


def _message_line(name: str) -> QLabel:
    """Return a line across the page that is hidden while it says nothing."""
    label = text_label("", name)
    label.hide()
    return label
