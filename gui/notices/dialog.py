"""出具通知书: checks at the left, preview at the right, and what is chosen for the issue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.digital_signature.choice import SignatureChoice
from gui.notices.check_list import CheckList
from gui.notices.presenter import NoticePresenter, NoticeSurroundings
from gui.notices.preview import Preview
from gui.notices.state import NoticeState
from gui.record_form.fields.choice import CalmCombo
from gui.record_form.fields.day import DayEditor
from inspections.cases.numbers import NumberKind

_SIZE = QSize(1220, 676)
_LEFT = 456
_BESIDE = 100
"""Margins and the scroll bar beside the left part and a page."""
_TYPING = 600
"""Milliseconds without a key after which terms are counted from the day that was typed."""


class NoticeDialog(QDialog):
    """One record's notice. `record_requested` and `settings_requested` lead to where faults are mended, `print_requested` asks to print."""

    record_requested = Signal(UUID)
    settings_requested = Signal()
    print_requested = Signal(object)
    """Carries the Document."""

    def __init__(self, around: NoticeSurroundings, record: UUID, parent: QWidget | None = None, replaced: UUID | None = None) -> None:
        """Build the widgets and prepare the notice, one in the place of another where `replaced` is given."""
        super().__init__(parent)
        self.setWindowTitle("出具责令整改通知书")
        room = self.screen().availableSize()
        self.resize(min(_SIZE.width(), room.width() - 40), min(_SIZE.height(), room.height() - 60))
        self.presenter = NoticePresenter(self.show_state, around, record, page_width=self.width() - _LEFT - _BESIDE, replaced=replaced)
        self.heading = QLabel()
        self.heading.setObjectName("heading")
        self.heading.setWordWrap(True)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.checks = CheckList()
        self.signing = SignatureChoice(around.certificate, NumberKind.NOTICE)
        self.preview = Preview()
        self.preview.zoomed.connect(self.presenter.zoom)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        left = QWidget()
        left.setFixedWidth(_LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.heading)
        column.addLayout(self._choices())
        self.checked = QLabel()
        column.addWidget(self.checked)
        column.addWidget(self.checks, 1)
        column.addWidget(self.signing)
        column.addWidget(self.told)
        column.addLayout(self._buttons())
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.WIDE, theme.MARGIN, theme.WIDE, theme.MARGIN)
        row.setSpacing(theme.WIDE)
        row.addWidget(left)
        row.addWidget(self.preview, 1)
        self.presenter.prepare()

    def show_state(self, state: NoticeState) -> None:
        """Show a state."""
        issued = bool(state.number)
        self.checked.setText("签发情况" if issued else "签发前检查")
        self.heading.setText(f"{state.inspectee}  {state.record}" if state.record else "正在读取记录…")
        blocked = [QSignalBlocker(each) for each in (self.checklist, self.prefix)]
        offered = tuple(self.checklist.itemData(place) for place in range(self.checklist.count()))
        if offered != tuple(key for key, _ in state.checklists):
            self.checklist.clear()
            for key, title in state.checklists:
                self.checklist.addItem(title, key)
        self.checklist.setCurrentIndex(self.checklist.findData(state.checklist))
        self.checklist.setToolTip(self.checklist.currentText())
        self.day.show_value(state.day)
        self.day.mark(state.day_fault)
        self.day_fault.setText(state.day_fault)
        self.day_fault.setVisible(bool(state.day_fault))
        if self.prefix.text() != state.prefix:
            self.prefix.setText(state.prefix)
        del blocked
        self.number.setText(state.number or f"〔{state.issued_on.year}〕…号（签发时给出）")
        if self.folder.text() != state.folder:
            self.folder.setText(state.folder)
        self.folder.setToolTip(state.folder)
        for editor in (self.checklist, self.day, self.prefix, self.folder):
            editor.setEnabled(not issued)
        self.prefix.setVisible(not issued)
        self.checks.show_checks(state.remarks)
        self.preview.show_pages(state.pages, state.zoom, state.preview_told, unfinished=state.unfinished)
        self.told.setText(state.told)
        self.signing.show_issued(issued=issued)
        self.issuing.setVisible(not issued)
        self.issuing.setEnabled(state.may_issue)
        self.settings.setVisible(state.lacks_profile and not issued)
        self.opening.setVisible(bool(state.record) and not issued)
        for button in (self.printing, self.again, self.showing, self.folder_showing):
            button.setVisible(issued)
        for button in (self.showing, self.folder_showing):
            button.setEnabled(bool(state.path))
        self.choosing.setVisible(not issued)
        self._path = state.path

    def _choices(self) -> QGridLayout:
        self._path = ""
        self.checklist: CalmCombo = CalmCombo()
        self.checklist.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.checklist.currentIndexChanged.connect(lambda: self.presenter.choose_checklist(self.checklist.currentData()))
        self.day: DayEditor = DayEditor()
        self._typing: QTimer = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        self._typing.timeout.connect(self.presenter.settle_day)
        self.day.edited.connect(self._write_day)
        self.day.line.editingFinished.connect(self.presenter.settle_day)
        self.day_fault: QLabel = QLabel()
        self.day_fault.setObjectName("error")
        self.day_fault.setWordWrap(True)
        self.day_fault.setTextFormat(Qt.TextFormat.PlainText)
        dating = QVBoxLayout()
        dating.setSpacing(theme.NARROW)
        dating.addWidget(self.day)
        dating.addWidget(self.day_fault)
        self.prefix: QLineEdit = QLineEdit()
        self.prefix.textChanged.connect(self.presenter.write_prefix)
        self.number: QLabel = QLabel()
        self.folder: QLineEdit = QLineEdit()
        self.folder.textEdited.connect(self.presenter.choose_folder)
        self.choosing: QPushButton = self._button("选择…", self._choose)
        numbering = QHBoxLayout()
        numbering.setSpacing(theme.GAP)
        numbering.addWidget(self.prefix, 1)
        numbering.addWidget(self.number)
        numbering.addStretch()
        saving = QHBoxLayout()
        saving.setSpacing(theme.GAP)
        saving.addWidget(self.folder, 1)
        saving.addWidget(self.choosing)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.MARGIN)
        grid.setVerticalSpacing(theme.NARROW)
        grid.setColumnStretch(1, 1)
        choices: tuple[tuple[str, QWidget, QWidget | QHBoxLayout | QVBoxLayout], ...] = (
            ("检查表", self.checklist, self.checklist),
            ("签发日期", self.day.line, dating),
            ("发文字号", self.prefix, numbering),
            ("存放位置", self.folder, saving),
        )
        for place, (label, editor, part) in enumerate(choices):
            editor.setAccessibleName(label)
            grid.addWidget(QLabel(label), place, 0)
            if isinstance(part, QWidget):
                grid.addWidget(part, place, 1)
            else:
                grid.addLayout(part, place, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        self.opening = self._button("打开记录", self._open_record)
        self.settings = self._button("去设置", self._open_settings)
        self.printing = self._button("打印…", lambda: self.print_requested.emit(self.presenter.document))
        self.printing.setProperty("primary", True)  # noqa: FBT003 # Qt's own
        self.again = self._button("另存到…", self._take_out_again)
        self.showing = self._button("打开文件", lambda: self._show_outside(Path(self._path)))
        self.folder_showing = self._button("打开文件夹", lambda: self._show_outside(Path(self._path).parent))
        self.issuing = self._button("签发", self._ask)
        self.issuing.setProperty("primary", True)  # noqa: FBT003 # Qt's own
        self.closing = self._button("关闭", self.accept)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        for button in (self.opening, self.settings, self.printing, self.again):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.showing, self.folder_showing, self.issuing, self.closing):
            row.addWidget(button)
        return row

    def _button(self, label: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(label)
        button.setAutoDefault(False)  # Enter in a field must never issue a notice
        button.clicked.connect(lambda: act())  # noqa: PLW0108 # without Qt's `checked`
        return button

    def _write_day(self, text: object) -> None:
        self.presenter.write_day(str(text))
        self._typing.start()

    def _ask(self) -> None:
        """Give no number out on a single click: it is never taken back."""
        question = QMessageBox(QMessageBox.Icon.Question, "签发责令整改通知书", self.presenter.question(), parent=self)
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setInformativeText("签发后文号不再收回。")
        issue = question.addButton("签发", QMessageBox.ButtonRole.AcceptRole)
        leave = question.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(leave)
        question.setEscapeButton(leave)
        question.finished.connect(lambda: self.signing.ask(self.presenter.issue) if question.clickedButton() is issue else None)
        question.finished.connect(question.deleteLater)
        question.open()

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "通知书存放的文件夹", self.folder.text())
        if folder:
            self.presenter.choose_folder(folder)

    def _take_out_again(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "通知书另存到", self.folder.text())
        if folder:
            self.presenter.take_out(folder)

    def _show_outside(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _open_record(self) -> None:
        self.accept()
        self.record_requested.emit(self.presenter.record)

    def _open_settings(self) -> None:
        self.accept()
        self.settings_requested.emit()
