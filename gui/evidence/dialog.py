"""证据: what the case has at the left, files to be added at the right; files can be dropped anywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from gui import theme
from gui.evidence.correction import CorrectionDialog
from gui.evidence.file_form import FileForm
from gui.evidence.pieces_table import PiecesTable, pixmap_of
from gui.evidence.presenter import EvidencePresenter, EvidenceSurroundings
from gui.evidence.state import EvidenceState
from gui.evidence.withdrawal import WithdrawalDialog
from gui.faults.front import open_dialog
from gui.placement import size_within_screen
from gui.preferences import PreferencesFile
from gui.question import ask
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.columns import scrolling
from gui.widgets.labels import heading_label, text_label
from inspections.recognising.names import copy_name, readable_path

_SIZE = QSize(1220, 664)
_RIGHT = 412
_HINT = "点“选择文件…”，或者把文件拖到这里，可以一次多个。原文件原样存档，不会改动。"


class EvidenceDialog(QDialog):
    """The evidence of one record's case."""

    def __init__(self, around: EvidenceSurroundings, preferences: PreferencesFile, record: UUID, parent: QWidget | None = None) -> None:
        """Build the widgets and fetch the evidence."""
        super().__init__(parent)
        self.setWindowTitle("证据")
        size_within_screen(self, _SIZE)
        self.setAcceptDrops(True)
        self._preferences, self._now = preferences, around.now
        self._pending = 0
        self.presenter = EvidencePresenter(self.show_state, around, record)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.WIDE, theme.MARGIN, theme.WIDE, theme.MARGIN)
        row.setSpacing(theme.WIDE)
        row.addLayout(self._kept(), 1)
        row.addWidget(self._adding())
        self.presenter.load()

    def show_state(self, state: EvidenceState) -> None:
        """Show a state."""
        self.heading.setText(state.heading or "正在读取证据…")
        self.table.show_pieces(state.pieces)
        standing = sum(not piece.withdrawn for piece in state.pieces)
        gone = len(state.pieces) - standing
        withdrawn = f"，另有{gone}件已撤回" if gone else ""
        self.count.setText(f"本案证据共{standing}件{withdrawn}" if state.pieces else "本案还没有证据。")
        self.message.setText(state.message)
        self.message.setVisible(bool(state.message))
        self._show_pending(state)
        self._pending, self._busy = len(state.pending), state.busy
        self.form.show_state(state)
        self.area.setVisible(state.chosen >= 0)
        self.hint.setVisible(not state.pending)
        self.files.setVisible(bool(state.pending))
        self.spreading.setVisible(len(state.pending) > 1)
        self.leaving_out.setVisible(bool(state.pending))
        self.choosing.setEnabled(state.ready and not state.busy)
        self.form.setEnabled(not state.busy)
        self.attaching.setEnabled(bool(state.pending) and not state.busy)
        self.attaching.setText(f"添加{len(state.pending)}件到本案" if state.pending else "添加到本案")
        self._allow()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.presenter.add_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    @override
    def reject(self) -> None:
        """Ask before what was typed for files is lost; stay while work is under way: its own dialog can cancel it."""
        if self._busy:
            return
        if not self._pending:
            super().reject()
            return
        pending = f"有{self._pending}个文件还没有添加到本案。"
        ask(self, "证据", pending, ("不添加", "继续填写"), partial(QDialog.reject, self))

    # --- parts ---------------------------------------------------------------------------------------------------

    def _kept(self) -> QVBoxLayout:
        self._busy = False
        self.heading: QLabel = heading_label()
        self.count: QLabel = QLabel()
        self.table: PiecesTable = PiecesTable()
        self.table.opened.connect(self.presenter.open)
        self.table.itemSelectionChanged.connect(self._allow)
        self.opening: QPushButton = plain_button("打开", lambda: self._with_chosen(self.presenter.open), enter=False)
        self.saving: QPushButton = plain_button("另存为…", self._save_as, enter=False)
        self.correcting: QPushButton = plain_button("更正…", self._ask_correction, enter=False)
        self.withdrawing: QPushButton = plain_button("撤回…", self._ask_withdrawal, enter=False)
        self.message: QLabel = text_label()
        foot = button_row(self.opening, self.saving, self.correcting, self.withdrawing, None)
        column = QVBoxLayout()
        column.setSpacing(theme.GAP)
        column.addWidget(self.heading)
        column.addWidget(self.count)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        column.addWidget(self.message)
        return column

    def _adding(self) -> QWidget:
        heading = heading_label("要添加的文件", wrap=False)
        self.choosing: QPushButton = plain_button("选择文件…", self._choose, enter=False)
        head = button_row(heading, self.choosing, grow=heading)
        self.hint = text_label(_HINT)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setStyleSheet(f"color: {theme.MUTED}; border: 1px dashed {theme.LINE}; border-radius: 3px; padding: 24px;")
        self.files: QListWidget = QListWidget()
        self.files.setIconSize(QSize(36, 24))
        self.files.setAccessibleName("要添加的文件")
        self.files.setFixedHeight(3 * 30)
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.files.currentRowChanged.connect(self.presenter.choose)
        self.form: FileForm = FileForm()
        self.form.edited.connect(self.presenter.write)
        self.form.marked.connect(lambda requirement, on: self.presenter.mark(requirement, on=on))
        self.area: QScrollArea = scrolling(self.form, sideways=False)
        self.spreading: QPushButton = plain_button("地点、取得人、问题用于全部", self.presenter.spread, enter=False)
        self.leaving_out: QPushButton = plain_button("不添加这个", self.presenter.leave_out, enter=False)
        acts = button_row(self.leaving_out, self.spreading, None)
        self.closing: QPushButton = plain_button("关闭", self.reject, enter=False)
        self.attaching = primary_button("添加到本案", self.presenter.attach, enter=False)
        foot = button_row(None, self.attaching, self.closing)
        right = QWidget()
        right.setFixedWidth(_RIGHT)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addWidget(self.hint, 1)
        column.addWidget(self.files)
        column.addWidget(self.area, 1)
        column.addLayout(acts)
        column.addLayout(foot)
        return right

    def _show_pending(self, state: EvidenceState) -> None:
        with QSignalBlocker(self.files):
            names = [file.name for file in state.pending]
            if names != [self.files.item(row).text() for row in range(self.files.count())]:
                self.files.clear()
                for file in state.pending:
                    icon = QIcon() if file.thumbnail is None else QIcon(pixmap_of(file.thumbnail))
                    item = QListWidgetItem(icon, file.name)
                    item.setToolTip(readable_path(file.path))
                    self.files.addItem(item)
            self.files.setCurrentRow(state.chosen)

    # --- acts ----------------------------------------------------------------------------------------------------

    def _allow(self) -> None:
        chosen = self.table.chosen()
        self.opening.setEnabled(chosen is not None and not self._busy)
        self.saving.setEnabled(chosen is not None and not self._busy)
        self.correcting.setEnabled(chosen is not None and not chosen.withdrawn and not self._busy)
        self.withdrawing.setEnabled(chosen is not None and not chosen.withdrawn and not self._busy)

    def _with_chosen(self, act: Callable[[UUID], None]) -> None:
        chosen = self.table.chosen()
        if chosen is not None:
            act(chosen.uuid)

    def _choose(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, "选择证据文件", self._preferences.current.last_folder)
        if paths:
            self.presenter.add_files([Path(path) for path in paths])

    def _save_as(self) -> None:
        chosen = self.table.chosen()
        if chosen is None:
            return
        offered = Path(self._preferences.current.last_folder) / copy_name(chosen.file_name)
        path, _ = QFileDialog.getSaveFileName(self, "另存证据", str(offered))
        if path:
            self.presenter.save_as(chosen.uuid, Path(path))

    def _ask_correction(self) -> None:
        chosen = self.table.chosen()
        of = None if chosen is None else self.presenter.correctable(chosen.uuid)
        if of is not None:
            dialog = CorrectionDialog(of, self._now, self)
            dialog.corrected.connect(partial(self.presenter.correct, of.piece.uuid))
            open_dialog(dialog)

    def _ask_withdrawal(self) -> None:
        chosen = self.table.chosen()
        if chosen is not None:
            dialog = WithdrawalDialog(chosen.number, chosen.shows, self)
            dialog.withdrawn.connect(lambda reason: self.presenter.withdraw(chosen.uuid, reason))
            open_dialog(dialog)
