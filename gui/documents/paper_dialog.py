"""出具文书: what is typed and what is looked over at the left, the preview at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QTabWidget, QWidget
from typing_extensions import override

from gui.digital_signature.choice import SignatureChoice
from gui.documents.content_form import ContentForm
from gui.documents.issue_dialog import IssueDialog, plain_label
from gui.documents.notice_presenter import NoticeSurroundings
from gui.documents.paper_presenter import PaperPresenter
from gui.documents.paper_state import PaperState, WantedPaper
from gui.record_form.fields.choice import CalmCombo
from gui.signing.desk import SigningDesk
from gui.trouble_line import TroubleLine
from gui.unsaved_question import UnsavedQuestion
from inspections.documents.precheck.remark import Mark, Remark

_SIZE = QSize(1260, 690)
_LEFT = 510
_CHECKS = 1
_RETRY_AFTER = 3000
"""Milliseconds after which a saving that failed is tried again."""


class PaperDialog(IssueDialog):
    """One document of a case, or a month's report."""

    presenter: PaperPresenter

    def __init__(self, around: NoticeSurroundings, wanted: WantedPaper, parent: QWidget | None = None) -> None:
        """Build the widgets and prepare the document."""
        super().__init__(_SIZE, _LEFT, SignatureChoice(around.certificate, wanted.kind), parent)
        self.presenter = PaperPresenter(self.show_state, around, wanted, page_width=self.page_width)
        self.setWindowTitle(f"出具{self.presenter.title}")
        self._leaving = False
        self.trouble = TroubleLine()
        self.record = CalmCombo()
        self.record.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.record.currentIndexChanged.connect(lambda: self.presenter.choose_record(self.record.currentData()))
        self.record_label = QLabel("依据的记录")
        self.recovered = QLabel("已恢复上次填写、还没有签发的内容。")
        self.recovered.setObjectName("hint")
        self.anew = self.button("重新填写", self.presenter.begin_anew)
        self.unsigned = plain_label("error")
        self.form = ContentForm()
        self.form.edited.connect(self._edit)
        self.form.line_added.connect(self.presenter.add_line)
        self.form.line_added.connect(self.form.begin_line)
        self.form.line_added.connect(lambda _path: self.await_typing())
        self.form.line_removed.connect(self.presenter.remove_line)
        self.form.line_removed.connect(lambda _path, _number: self.await_typing())
        self.form.signature_wanted.connect(self._sign)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.form, "填写内容")
        self.tabs.addTab(self.checks, "签发前检查")
        again = QHBoxLayout()
        again.addWidget(self.recovered, 1)
        again.addWidget(self.anew)
        record = (self.record_label, self.record, self.record)
        number = ("文号", self.number, self.number)
        self.lay_out((record, self.choice_of_day(), number, self.choice_of_folder()), again, self.unsigned, self.tabs, self.trouble)
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(_RETRY_AFTER)
        self._retry.timeout.connect(self.presenter.keep)
        self.presenter.begin()

    def show_state(self, state: PaperState) -> None:
        """Show a state."""
        self.show_issue(state)
        self.heading.setText(state.about or "正在读取…")
        blocked = QSignalBlocker(self.record)
        keys = [key for key, _ in state.records]
        if keys != [self.record.itemData(place) for place in range(self.record.count())]:
            self.record.clear()
            for key, title in state.records:
                self.record.addItem(title, key)
        self.record.setCurrentIndex(keys.index(state.record) if state.record in keys else -1)
        blocked.unblock()
        self.record.setVisible(bool(state.records))
        self.record_label.setVisible(bool(state.records))
        self.record.setEnabled(not state.number)
        self.number.setText(state.number or f"{state.numbering}（签发时给出）")
        self.form.show_state(state)
        self.trouble.show_trouble(state.trouble)
        if state.trouble and not self._leaving and not self._retry.isActive():
            self._retry.start()
        self.tabs.setTabText(_CHECKS, "签发前检查" + _counted(state.remarks))
        for part in (self.recovered, self.anew):
            part.setVisible(state.recovered)
        self.unsigned.setText("\n".join(state.unsigned))
        self.unsigned.setVisible(bool(state.unsigned))

    @override
    def done(self, result: int) -> None:
        """Keep what was typed last before the dialog goes; where the disk does not take it, ask."""
        if not self._leaving:
            self._leaving = True
            self._typing.stop()
            self.presenter.close(partial(super().done, result), self._given_up)

    def _given_up(self, told: str) -> bool:
        """Ask whether what the disk did not take is given up; else the dialog stays."""
        given_up = UnsavedQuestion(self, told, "没有存盘的文书内容.json", self.presenter.content).given_up()
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
        found = self.presenter.signer(key)
        if found is not None:
            signer, held = found
            SigningDesk().ask(signer, held, lambda signature: self.presenter.sign(key, signature), self)


def _counted(remarks: tuple[Remark, ...]) -> str:
    """Return how many of each mark there are: what keeps the document from being issued must be seen from the other tab."""
    faults = sum(remark.mark is Mark.FAULT for remark in remarks)
    warnings = sum(remark.mark is Mark.WARNING for remark in remarks)
    counted = "，".join(filter(None, (f"{faults}项须处理" if faults else "", f"{warnings}项注意" if warnings else "")))
    return f"（{counted}）" if counted else ""
