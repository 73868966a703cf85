"""出具文书: what is typed and what is looked over at the left, the preview at the right."""

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
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from gui import theme
from gui.digital_signature.choice import SignatureChoice
from gui.notices.check_list import CheckList
from gui.notices.presenter import NoticeSurroundings
from gui.notices.preview import Preview
from gui.papers.content_form import ContentForm
from gui.papers.presenter import PaperPresenter
from gui.papers.state import PaperState, WantedPaper
from gui.record_form.fields.choice import CalmCombo
from gui.record_form.fields.day import DayEditor
from gui.signing.desk import SigningDesk
from inspections.notices.reviewing.remark import Mark, Remark

_SIZE = QSize(1260, 690)
_LEFT = 510
_BESIDE = 100
"""Margins and the scroll bar beside the left part and a page."""
_TYPING = 600
"""Milliseconds after a key until what was typed is kept and looked over."""
_FIELDS, _CHECKS = 0, 1


class PaperDialog(QDialog):
    """One document. `record_requested` and `settings_requested` ask for the places where faults are mended, `print_requested` to print."""

    record_requested = Signal(UUID)
    settings_requested = Signal()
    print_requested = Signal(object)
    """Carries the Document."""

    def __init__(self, around: NoticeSurroundings, wanted: WantedPaper, parent: QWidget | None = None) -> None:
        """Build the widgets and prepare the document."""
        super().__init__(parent)
        self._path = ""
        room = self.screen().availableSize()
        self.resize(min(_SIZE.width(), room.width() - 40), min(_SIZE.height(), room.height() - 60))
        self.presenter = PaperPresenter(self.show_state, around, wanted, page_width=self.width() - _LEFT - _BESIDE)
        self.setWindowTitle(f"出具{self.presenter.title}")
        self.heading = _label("heading")
        self.recovered = QLabel("已恢复上次填写、还没有签发的内容。")
        self.recovered.setObjectName("hint")
        self.anew = self._button("重新填写", self.presenter.begin_anew)
        self.form = ContentForm()
        self.form.edited.connect(self._edit)
        self.form.line_added.connect(self.presenter.add_line)
        self.form.line_added.connect(lambda _path: self._await_typing())
        self.form.line_removed.connect(self.presenter.remove_line)
        self.form.line_removed.connect(lambda _path, _number: self._await_typing())
        self.form.signature_wanted.connect(self._sign)
        self.checks = CheckList()
        self.tabs = QTabWidget()
        self.tabs.addTab(self.form, "填写内容")
        self.tabs.addTab(self.checks, "签发前检查")
        self.signing = SignatureChoice(around.certificate, wanted.kind)
        self.preview = Preview()
        self.preview.zoomed.connect(self.presenter.zoom)
        self.told = _label("")
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        self._typing.timeout.connect(self.presenter.settle)
        self._lay_out()
        self.presenter.begin()

    def show_state(self, state: PaperState) -> None:
        """Show a state."""
        issued = bool(state.number)
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
        self.day.show_value(state.day)
        self.day.mark(state.day_fault)
        self.day_fault.setText(state.day_fault)
        self.day_fault.setVisible(bool(state.day_fault))
        self.number.setText(state.number or f"{state.numbering}（签发时给出）")
        if self.folder.text() != state.folder:
            self.folder.setText(state.folder)
        self.folder.setToolTip(state.folder)
        for editor in (self.record, self.day, self.folder):
            editor.setEnabled(not issued)
        self.form.show_state(state)
        self.checks.show_checks(state.remarks)
        self.tabs.setTabText(_CHECKS, "签发前检查" + _counted(state.remarks))
        for part in (self.recovered, self.anew):
            part.setVisible(state.recovered)
        self.preview.show_pages(state.pages, state.zoom, state.preview_told, unfinished=state.unfinished)
        self.told.setText(state.told)
        self._path = state.path
        self.signing.show_issued(issued=issued)
        self.issuing.setVisible(not issued)
        self.issuing.setEnabled(state.may_issue)
        self.settings.setVisible(state.lacks_profile and not issued)
        self.opening.setVisible(state.record is not None and not issued)
        self.choosing.setVisible(not issued)
        for button in (self.printing, self.again):
            button.setVisible(issued)
        for button in (self.showing, self.folder_showing):
            button.setVisible(issued)
            button.setEnabled(bool(state.path))

    @override
    def done(self, result: int) -> None:
        """Keep what was typed last before the dialog goes."""
        self._typing.stop()
        self.presenter.close()
        super().done(result)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setFixedWidth(_LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.heading)
        column.addLayout(self._choices())
        again = QHBoxLayout()
        again.addWidget(self.recovered, 1)
        again.addWidget(self.anew)
        column.addLayout(again)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.signing)
        column.addWidget(self.told)
        column.addLayout(self._buttons())
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.WIDE, theme.MARGIN, theme.WIDE, theme.MARGIN)
        row.setSpacing(theme.WIDE)
        row.addWidget(left)
        row.addWidget(self.preview, 1)

    def _choices(self) -> QGridLayout:
        self.record: CalmCombo = CalmCombo()
        self.record.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.record.currentIndexChanged.connect(lambda: self.presenter.choose_record(self.record.currentData()))
        self.record_label: QLabel = QLabel("依据的记录")
        self.day: DayEditor = DayEditor()
        self.day.edited.connect(self._write_day)
        self.day.line.editingFinished.connect(self.presenter.settle)
        self.day_fault: QLabel = _label("error")
        self.number: QLabel = _label("")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.folder: QLineEdit = QLineEdit()
        self.folder.textEdited.connect(self.presenter.choose_folder)
        self.choosing: QPushButton = self._button("选择…", self._choose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.MARGIN)
        grid.setVerticalSpacing(theme.NARROW)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.record_label, 0, 0)
        grid.addWidget(self.record, 0, 1, 1, 2)
        grid.addWidget(QLabel("签发日期"), 1, 0)
        grid.addWidget(self.day, 1, 1)
        grid.addWidget(self.day_fault, 2, 1, 1, 2)
        grid.addWidget(QLabel("文号"), 3, 0)
        grid.addWidget(self.number, 3, 1, 1, 2)
        grid.addWidget(QLabel("存放位置"), 4, 0)
        grid.addWidget(self.folder, 4, 1)
        grid.addWidget(self.choosing, 4, 2)
        for label, editor in (("依据的记录", self.record), ("签发日期", self.day.line), ("存放位置", self.folder)):
            editor.setAccessibleName(label)
        return grid

    def _buttons(self) -> QHBoxLayout:
        self.opening = self._button("打开记录", self._open_record)
        self.settings = self._button("去设置", self._open_settings)
        self.printing = self._button("打印…", lambda: self.print_requested.emit(self.presenter.document))
        self.printing.setProperty("primary", True)  # noqa: FBT003 # Qt's own
        self.again = self._button("另存到…", self._take_out_again)
        self.showing = self._button("打开文件", lambda: _show_outside(Path(self._path)))
        self.folder_showing = self._button("打开文件夹", lambda: _show_outside(Path(self._path).parent))
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
        button.setAutoDefault(False)  # Enter in a field must never issue a document
        button.clicked.connect(lambda: act())  # noqa: PLW0108 # without Qt's `checked`
        return button

    def _edit(self, path: str, raw: object) -> None:
        self.presenter.edit(path, raw)
        self._await_typing()

    def _write_day(self, text: object) -> None:
        self.presenter.write_day(str(text))
        self._await_typing()

    def _await_typing(self) -> None:
        if not self._typing.isActive():  # never anew while it runs, else typing without a pause would put off the keeping
            self._typing.start()

    def _sign(self, key: str) -> None:
        found = self.presenter.signer(key)
        if found is not None:
            signer, held = found
            SigningDesk().ask(signer, held, lambda signature: self.presenter.sign(key, signature), self)

    def _ask(self) -> None:
        """Give no number out on a single click: it is never taken back."""
        question = QMessageBox(QMessageBox.Icon.Question, f"签发{self.presenter.title}", self.presenter.question(), parent=self)
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
        folder = QFileDialog.getExistingDirectory(self, "文书存放的文件夹", self.folder.text())
        if folder:
            self.presenter.choose_folder(folder)

    def _take_out_again(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "文书另存到", self.folder.text())
        if folder:
            self.presenter.take_out(folder)

    def _open_record(self) -> None:
        record = self.presenter.record
        self.accept()
        if record is not None:
            self.record_requested.emit(record)

    def _open_settings(self) -> None:
        self.accept()
        self.settings_requested.emit()


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _counted(remarks: tuple[Remark, ...]) -> str:
    """Return how many of each mark there are: what keeps the document from being issued must be seen from the other tab."""
    faults = sum(remark.mark is Mark.FAULT for remark in remarks)
    warnings = sum(remark.mark is Mark.WARNING for remark in remarks)
    counted = "，".join(filter(None, (f"{faults}项须处理" if faults else "", f"{warnings}项注意" if warnings else "")))
    return f"（{counted}）" if counted else ""


def _show_outside(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
