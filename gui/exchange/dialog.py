"""导入记录: the file, the checklist, and what became of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from gui import theme
from gui.exchange.clashes_dialog import ClashesDialog
from gui.exchange.presenter import ImportPresenter, ImportSurroundings
from gui.exchange.state import ImportState
from gui.faults.front import open_dialog
from gui.question import Act, choose
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.labels import hint_label, text_label
from inspections.records.fields.inspection import CORE, INSPECTORS
from inspections.use_cases.import_file import HiddenChoice
from inspections.use_cases.shown_clashes import ShownClash

FILES = "记录文件 (*.json *.jsonl *.csv *.xlsx)"
_NEEDED = "、".join(field.label for field in (*CORE, INSPECTORS))
_HINT = (
    f"可以导入 .json、.jsonl、.csv、.xlsx 文件。表格的第一行是表头，以下每行一条记录，每条须有{_NEEDED}。"
    "一格中填几项的，用“；”或“、”隔开。文件中有一处错误，整个文件就不导入；再次导入同一文件不会重复。"
)


class ImportDialog(QDialog):
    """Shows a state and says what the person wants."""

    def __init__(self, around: ImportSurroundings, parent: QWidget | None = None) -> None:
        """Build the widgets; no file is chosen yet."""
        super().__init__(parent)
        self.setWindowTitle("导入记录")
        self.resize(720, 440)
        self._preferences = around.preferences
        self._busy = False
        self.presenter = ImportPresenter(self.show_state, around)
        hint = hint_label(_HINT)
        self.file = QLineEdit()
        self.file.textEdited.connect(self.presenter.write_path)
        self.file.setAccessibleName("记录文件")
        self.file.setPlaceholderText("填写文件的路径，或者点“选择文件…”")
        self.choosing = plain_button("选择文件…", self._choose, enter=False)
        self.checklist = CalmCombo()
        self.checklist.setAccessibleName("检查表")
        self.checklist.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.checklist.currentIndexChanged.connect(lambda: self.presenter.choose_checklist(self.checklist.currentData()))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.MARGIN)
        grid.setVerticalSpacing(theme.GAP)
        grid.setColumnStretch(1, 1)
        grid.addWidget(QLabel("记录文件"), 0, 0)
        grid.addWidget(self.file, 0, 1)
        grid.addWidget(self.choosing, 0, 2)
        grid.addWidget(QLabel("检查表"), 1, 0)
        grid.addWidget(self.checklist, 1, 1, 1, 2)
        self.message = text_label(selectable=True)
        self.refused = text_label("", "error", wrap=False)
        self.faults = QPlainTextEdit()
        self.faults.setReadOnly(True)
        self.faults.setTabChangesFocus(True)
        self.faults.setAccessibleName("文件中的错误")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.MARGIN)
        layout.setSpacing(theme.MARGIN)
        layout.addWidget(hint)
        layout.addLayout(grid)
        layout.addWidget(self.message)
        layout.addWidget(self.refused)
        layout.addWidget(self.faults, 1)
        layout.addStretch(0)
        layout.addLayout(self._buttons())
        self.presenter.show()

    def show_state(self, state: ImportState) -> None:
        """Show a state."""
        self._busy = state.busy
        blocked = QSignalBlocker(self.checklist)
        if not self.checklist.count():
            for key, title in state.checklists:
                self.checklist.addItem(title, key)
        self.checklist.setCurrentIndex(self.checklist.findData(state.checklist))
        blocked.unblock()
        if self.file.text() != state.path:
            self.file.setText(state.path)
        self.file.setEnabled(not state.busy)
        self.file.setToolTip(state.path)
        self.message.setText("\n".join(state.message))
        self.refused.setText(f"没有导入。文件中有{len(state.faults)}处需要改正：" if state.faults else "")
        self.refused.setVisible(bool(state.faults))
        self.faults.setPlainText("\n".join(f"{index}. {sentence}" for index, sentence in enumerate(state.faults, 1)))
        self.faults.setVisible(bool(state.faults))
        self.copying.setVisible(bool(state.faults))
        self.choosing.setEnabled(not state.busy)
        self.checklist.setEnabled(not state.busy)
        self.closing.setEnabled(not state.busy)
        self.importing.setEnabled(state.may_import)
        if state.hidden:
            self._ask_hidden(state.hidden)
        if state.clashes:
            self._ask(state.clashes)

    @override
    def reject(self) -> None:
        """Stay while an import is under way: its own dialog can cancel it."""
        if not self._busy:
            super().reject()

    def _ask_hidden(self, sentence: str) -> None:
        """Have a person decide whether rows count that cannot be seen in the workbook."""
        acts: dict[str, Act | None] = {
            "全部导入": lambda: self.presenter.choose_hidden(HiddenChoice.TAKE),
            "只导入看得见的行": lambda: self.presenter.choose_hidden(HiddenChoice.LEAVE),
            "取消": self.presenter.give_up,
        }
        choose(self, "导入记录", f"{sentence}。", acts, "看不见的行是否一并导入？")

    def _ask(self, clashes: tuple[ShownClash, ...]) -> None:
        """Have a person decide on records whose numbers others bear."""
        asking = ClashesDialog(clashes, self)
        asking.decided.connect(self.presenter.decide)
        asking.rejected.connect(self.presenter.give_up)
        open_dialog(asking)

    def _buttons(self) -> QHBoxLayout:
        self.copying = plain_button("复制错误清单", lambda: QGuiApplication.clipboard().setText(self.faults.toPlainText()), enter=False)
        self.importing = primary_button("导入", self.presenter.start, enter=False)
        self.closing = plain_button("关闭", self.reject, enter=False)
        return button_row(self.copying, None, self.importing, self.closing)

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "选择记录文件", self._preferences.current.last_folder, FILES)
        if path:
            self.presenter.choose_file(Path(path))
