"""出具通知书: checks at the left, preview at the right, and what is chosen for the issue."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from gui.digital_signature.choice import SignatureChoice
from gui.documents.issue_dialog import IssueDialog, beside
from gui.documents.notice_presenter import NoticePresenter, NoticeSurroundings
from gui.documents.state import NoticeState
from gui.record_form.fields.choice import CalmCombo
from inspections.cases.numbers import NumberKind

_SIZE = QSize(1220, 676)
_LEFT = 456


class NoticeDialog(IssueDialog):
    """One record's notice."""

    presenter: NoticePresenter

    def __init__(self, around: NoticeSurroundings, record: UUID, parent: QWidget | None = None, replaced: UUID | None = None) -> None:
        """Build the widgets and prepare the notice, one in the place of another where `replaced` is given."""
        super().__init__(_SIZE, _LEFT, SignatureChoice(around.certificate, NumberKind.NOTICE), parent)
        self.setWindowTitle("出具责令整改通知书")
        self.presenter = NoticePresenter(self.show_state, around, record, page_width=self.page_width, replaced=replaced)
        self.checklist = CalmCombo()
        self.checklist.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.checklist.currentIndexChanged.connect(lambda: self.presenter.choose_checklist(self.checklist.currentData()))
        self.prefix = QLineEdit()
        self.prefix.textChanged.connect(self.presenter.write_prefix)
        self.number.setWordWrap(False)
        self.former = CalmCombo()
        self.former.currentIndexChanged.connect(lambda: self.presenter.choose_former(self.former.currentData()))
        self.former_label = QLabel("此前的通知书")
        self.checked = QLabel()
        self.lay_out(
            (
                ("检查表", self.checklist, self.checklist),
                self.choice_of_day(),
                ("发文字号", self.prefix, beside(self.prefix, self.number)),
                (self.former_label, self.former, self.former),
                self.choice_of_folder(),
            ),
            self.checked,
            self.checks,
        )
        self.presenter.prepare()

    def show_state(self, state: NoticeState) -> None:
        """Show a state."""
        issued = bool(state.number)
        self.show_issue(state)
        self.checked.setText("签发情况" if issued else "签发前检查")
        self.heading.setText(f"{state.inspectee}  {state.record}" if state.record else "正在读取记录…")
        self._show_formers(state)
        blocked = [QSignalBlocker(each) for each in (self.checklist, self.prefix)]
        offered = tuple(self.checklist.itemData(place) for place in range(self.checklist.count()))
        if offered != tuple(key for key, _ in state.checklists):
            self.checklist.clear()
            for key, title in state.checklists:
                self.checklist.addItem(title, key)
        self.checklist.setCurrentIndex(self.checklist.findData(state.checklist))
        self.checklist.setToolTip(self.checklist.currentText())
        if self.prefix.text() != state.prefix:
            self.prefix.setText(state.prefix)
        del blocked
        self.number.setText(state.number or f"〔{state.issued_on.year}〕…号（签发时给出）")
        self.checklist.setEnabled(not issued)
        self.prefix.setVisible(not issued)
        self.opening.setVisible(bool(state.record) and not issued)

    def _show_formers(self, state: NoticeState) -> None:
        """Offer to replace a notice that stands on an earlier state of the record, or to issue another one beside it."""
        blocked = QSignalBlocker(self.former)
        choices = [*((uuid, f"替换{number}") for uuid, number in state.formers), (None, "另出一份，此前的仍然有效")]
        if choices != [(self.former.itemData(place), self.former.itemText(place)) for place in range(self.former.count())]:
            self.former.clear()
            for uuid, words in choices:
                self.former.addItem(words, uuid)
        self.former.setCurrentIndex([uuid for uuid, _ in choices].index(state.former) if state.former in dict(choices) else -1)
        blocked.unblock()
        for part in (self.former_label, self.former):
            part.setVisible(bool(state.formers) and not state.number)
