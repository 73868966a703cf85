"""出具文书: what is chosen, typed and looked over at the left, the preview at the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, QSize, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QTabWidget, QWidget
from typing_extensions import override

from gui.digital_signature.choice import SignatureChoice
from gui.documents.content_form import ContentForm
from gui.documents.issue_dialog import IssueDialog, beside
from gui.documents.presenter import DocumentPresenter
from gui.documents.state import DocumentState, TypedState
from gui.documents.surroundings import DocumentSurroundings
from gui.signing.desk import SigningDesk
from gui.unsaved_question import UnsavedQuestion
from gui.widgets.buttons import button_row, plain_button
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.labels import hint_label, text_label
from gui.widgets.trouble_line import TroubleLine
from inspections.documents.kinds import KINDS
from inspections.documents.precheck.remark import Mark, Remark
from inspections.documents.wanted import WantedDocument

_FILLED_IN, _GIVEN = (QSize(1260, 690), 510), (QSize(1220, 676), 456)
"""Size, and width of what stands beside the pages: of a document that is filled in, and of one that its record gives whole."""
_CHECKS = 1
_RETRY_AFTER = 3000
"""Milliseconds after which a saving that failed is tried again."""


class DocumentDialog(IssueDialog):
    """One document: of a record, of a case, or a month's report."""

    def __init__(self, around: DocumentSurroundings, wanted: WantedDocument, parent: QWidget | None = None) -> None:
        """Build the widgets and prepare the document."""
        filled_in = not KINDS[wanted.kind].judged
        size, left = _FILLED_IN if filled_in else _GIVEN
        super().__init__(size, left, SignatureChoice(around.certificate, wanted.kind), parent)
        self.presenter = DocumentPresenter(self.show_state, around, wanted, page_width=self.page_width)
        self.setWindowTitle(f"出具{self.presenter.title}")
        self._leaving = False
        self.record, self.record_label = _choice(), QLabel("依据的记录")
        self.record.currentIndexChanged.connect(lambda: self.presenter.choose_record(self.record.currentData()))
        self.checklist, self.checklist_label = _choice(), QLabel("检查表")
        self.checklist.currentIndexChanged.connect(lambda: self.presenter.choose_checklist(self.checklist.currentData()))
        self.former, self.former_label = CalmCombo(), QLabel("此前的通知书")
        self.former.currentIndexChanged.connect(lambda: self.presenter.choose_former(self.former.currentData()))
        self.prefix = QLineEdit()
        self.prefix.textChanged.connect(self.presenter.write_prefix)
        self.number.setWordWrap(filled_in)
        self.checked = QLabel()
        self.form, self.trouble, self.unsigned = ContentForm(), TroubleLine(), text_label("", "error", selectable=True)
        self.recovered = hint_label("已恢复上次填写、还没有签发的内容。", wrap=False)
        self.anew = plain_button("重新填写", self.presenter.begin_anew, enter=False)
        self.tabs = QTabWidget()
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(_RETRY_AFTER)
        self._retry.timeout.connect(self.presenter.keep)
        self._join_form()
        number = ("文号", self.number, self.number) if filled_in else ("发文字号", self.prefix, beside(self.prefix, self.number))
        choices = (
            (self.record_label, self.record, self.record),
            (self.checklist_label, self.checklist, self.checklist),
            self.choice_of_day(),
            number,
            (self.former_label, self.former, self.former),
            self.choice_of_folder(),
        )
        if filled_in:
            self.lay_out(choices, self._recovering(), self.unsigned, self.tabs, self.trouble)
            absent: tuple[QWidget, ...] = self.prefix, self.checked
        else:
            self.lay_out(choices, self.checked, self.checks)
            absent = self.tabs, self.form, self.trouble, self.unsigned, self.recovered, self.anew
        for part in absent:
            part.setParent(self)
            part.hide()
        self.presenter.begin()

    def show_state(self, state: DocumentState) -> None:
        """Show a state."""
        issued = bool(state.number)
        self.show_issue(state)
        self.heading.setText(state.about or "正在读取…")
        _offer(self.record, state.records, state.record)
        _offer(self.checklist, state.checklists, state.checklist)
        self.checklist.setToolTip(self.checklist.currentText())
        former = (*((uuid, f"替换{number}") for uuid, number in state.formers), (None, "另出一份，此前的仍然有效"))
        _offer(self.former, former, state.former)
        for label, box, offered in (
            (self.record_label, self.record, bool(state.records)),
            (self.checklist_label, self.checklist, bool(state.checklists)),
            (self.former_label, self.former, bool(state.formers) and not issued),
        ):
            label.setVisible(offered)
            box.setVisible(offered)
        for box in (self.record, self.checklist):
            box.setEnabled(not issued)
        self._show_number(state)
        self.checked.setText("签发情况" if issued else "签发前检查")
        self.tabs.setTabText(_CHECKS, "签发前检查" + _counted(state.remarks))
        if self.presenter.filled_in:
            self.form.show_state(state.typed, state.remarks, issued=issued)
            self._show_typed(state.typed)

    @override
    def done(self, result: int) -> None:
        """Keep what was typed last before the dialog goes; where the disk does not take it, ask."""
        if not self._leaving:
            self._leaving = True
            self._typing.stop()
            self.presenter.close(partial(super().done, result), self._given_up)

    def _show_number(self, state: DocumentState) -> None:
        self.number.setText(state.number or f"{state.numbering}（签发时给出）")
        self.prefix.setVisible(state.prefix is not None and not state.number)
        if state.prefix is not None and self.prefix.text() != state.prefix:
            blocked = QSignalBlocker(self.prefix)
            self.prefix.setText(state.prefix)
            blocked.unblock()

    def _show_typed(self, typed: TypedState) -> None:
        self.trouble.show_trouble(typed.trouble)
        if typed.trouble and not self._leaving and not self._retry.isActive():
            self._retry.start()
        for part in (self.recovered, self.anew):
            part.setVisible(typed.recovered)
        self.unsigned.setText("\n".join(typed.unsigned))
        self.unsigned.setVisible(bool(typed.unsigned))

    def _join_form(self) -> None:
        form = self.form
        form.edited.connect(self._edit)
        form.line_added.connect(self.presenter.add_line)
        form.line_added.connect(form.begin_line)
        form.line_added.connect(lambda _path: self.await_typing())
        form.line_removed.connect(self.presenter.remove_line)
        form.line_removed.connect(lambda _path, _number: self.await_typing())
        form.signature_wanted.connect(self._sign)

    def _recovering(self) -> QHBoxLayout:
        self.tabs.addTab(self.form, "填写内容")
        self.tabs.addTab(self.checks, "签发前检查")
        return button_row(self.recovered, self.anew, grow=self.recovered)

    def _given_up(self, reason: str) -> bool:
        """Ask whether what the disk did not take is given up; else the dialog stays."""
        given_up = UnsavedQuestion(self, reason, "没有存盘的文书内容.json", self.presenter.content).given_up()
        self._leaving = given_up
        if not given_up:
            self.after = None
        return given_up

    def _edit(self, path: str, raw: object) -> None:
        self.presenter.edit(path, raw)
        self.await_typing()

    def _sign(self, key: str) -> None:
        self.presenter.when_shown(lambda: self._ask_signature(key))

    def _ask_signature(self, key: str) -> None:
        asked = self.presenter.signer(key)
        if asked is not None:
            signer, signature = asked
            SigningDesk().ask(signer, signature, lambda signed: self.presenter.sign(key, signed), self)


def _choice() -> CalmCombo:
    """Return a box that does not grow with what it offers."""
    box = CalmCombo()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _offer(box: CalmCombo, choices: Sequence[tuple[UUID | str | None, str]], chosen: UUID | str | None) -> None:
    """Offer choices, keys with their words, and show which one is chosen; nothing of it counts as a person's choice."""
    blocked = QSignalBlocker(box)
    if [(box.itemData(row), box.itemText(row)) for row in range(box.count())] != list(choices):
        box.clear()
        for key, words in choices:
            box.addItem(words, key)
    keys = [key for key, _ in choices]
    box.setCurrentIndex(keys.index(chosen) if chosen in keys else -1)
    blocked.unblock()


def _counted(remarks: tuple[Remark, ...]) -> str:
    """Return how many of each mark there are: what keeps the document from being issued must be seen from the other tab."""
    faults = sum(remark.mark is Mark.FAULT for remark in remarks)
    warnings = sum(remark.mark is Mark.WARNING for remark in remarks)
    counted = "，".join(filter(None, (f"{faults}项须处理" if faults else "", f"{warnings}项注意" if warnings else "")))
    return f"（{counted}）" if counted else ""
