"""案件: the list of cases at the left, the chosen one at the right."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from gui import pages, theme
from gui.cases.case_panel import CasePanel
from gui.cases.document_dialogs import DocumentDialogs
from gui.cases.presenter import CasesPresenter
from gui.cases.state import CasesState
from gui.cases.tables import CASES, case_texts
from gui.documents.surroundings import DocumentFonts
from gui.navigation import Navigation
from gui.operations.running import Running
from gui.outside import show_outside
from gui.page import Page
from gui.preferences import PreferencesFile
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.empty_page import EmptyPage
from gui.widgets.fitted_table import FittedTable
from gui.widgets.labels import centred_label, hint_label, title_label
from gui.widgets.text_table import TextTable
from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.documents.wanted import WantedDocument
from inspections.use_cases.changes import Changed, Changes

_EMPTY = """还没有案件。

案件由检查记录自动归成：同一被检查单位的记录归入一个案件。
请先新建或导入检查记录，再在这里出具文书、存放证据、合成案卷。"""
_TYPING = 300
"""Milliseconds without a key after which a search begins."""
_LIST, _CASE = 490, 710


class CasesPage(Page):
    """Shows the list and a case, and says what the person wants.

    `evidence_wanted` carries the UUID of a record, `document_requested` a WantedDocument and `print_requested` a Document.
    """

    entry = pages.CASES

    evidence_wanted = Signal(UUID)
    document_requested = Signal(object)
    print_requested = Signal(object)

    def __init__(self, operations: Running, preferences: PreferencesFile, navigation: Navigation) -> None:
        """Build the widgets; the store is asked when the page is shown."""
        super().__init__()
        self._preferences, self._navigation = preferences, navigation
        self._state = CasesState()
        self._stale = True
        self.presenter = CasesPresenter(self.show_state, operations, preferences)
        self.text = QLineEdit()
        self.text.setPlaceholderText("查找案号、被检查单位")
        self.text.setAccessibleName("查找案件")
        self.text.setClearButtonEnabled(True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        self._typing.timeout.connect(lambda: self.presenter.search(self.text.text().strip()))
        self.text.textChanged.connect(lambda: self._typing.start())  # noqa: PLW0108 # without the text
        self.cases = TextTable([heading for heading, _ in CASES], self)
        self.table = FittedTable(self.cases, [sample for _, sample in CASES], "案件")
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.nothing = centred_label("没有符合条件的案件。可以换一个词。")
        self.panel = CasePanel()
        self.dialogs = DocumentDialogs(operations, preferences, self.presenter.documents, self)
        self._join_panel()
        self.stack = QStackedWidget()
        self.waiting = centred_label("正在读取…")
        self.making = primary_button("新建记录", navigation.new_record)
        self.empty = EmptyPage(_EMPTY, self.making)
        self.body = self._body()
        for widget in (self.waiting, self.empty, self.body):
            self.stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.MARGIN)
        layout.setSpacing(theme.GAP)
        layout.addLayout(self._head())
        layout.addWidget(self.stack, 1)
        layout.addLayout(self._foot())
        self.show_state(self._state)

    def use_fonts(self, fonts: DocumentFonts) -> None:
        """Draw forms and files with the fonts of all documents."""
        self.presenter.ready(fonts)

    @override
    def shown(self) -> None:
        """Ask the store where it has changed since."""
        if self._stale:
            self._stale = False
            self.presenter.reload()

    @override
    def refresh(self, changes: Changes) -> None:
        """Show anew what has changed; a page that nobody sees waits until it is shown."""
        if changes.touch(Changed.RECORDS, Changed.DOCUMENTS, Changed.EVIDENCE):
            self._stale = not self.isVisible()
            if not self._stale:
                self.presenter.reload()

    @override
    def search(self) -> bool:
        """Put the cursor into the search box."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()
        return True

    def show_state(self, state: CasesState) -> None:
        """Show a state."""
        if state.lines != self._state.lines:
            self.table.blockSignals(True)  # noqa: FBT003 # Qt's own
            self.cases.show_rows(case_texts(state.lines))
            self.table.blockSignals(False)  # noqa: FBT003 # Qt's own
        self._state = state
        uuids = [line.case.uuid for line in state.lines]
        if state.chosen in uuids and self._row() != uuids.index(state.chosen):
            self.table.selectRow(uuids.index(state.chosen))
        self.table.setVisible(bool(uuids))
        self.nothing.setVisible(not uuids)
        self.panel.setVisible(state.open is not None)
        if state.open is not None:
            self.panel.show_case(state.open)
        shown = self.waiting if not state.ready else self.body if state.stored else self.empty
        self.stack.setCurrentWidget(shown)
        self.message.setText(state.message)
        self.showing.setVisible(bool(state.path))

    def _head(self) -> QHBoxLayout:
        title = title_label(self.entry.title)
        self.blanks = plain_button("空白表格…", self._write_blanks, tip="没有电脑时手工填写的检查记录、笔录、送达回证等")
        return button_row(title, self.blanks, grow=title)

    def _body(self) -> QSplitter:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.text)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        body = QSplitter(Qt.Orientation.Horizontal)
        body.setChildrenCollapsible(False)
        body.setHandleWidth(theme.NARROW)
        body.addWidget(left)
        body.addWidget(self.panel)
        body.setSizes([_LIST, _CASE])
        body.setStretchFactor(1, 1)
        return body

    def _foot(self) -> QHBoxLayout:
        self.message = hint_label(selectable=True)
        self.showing = plain_button("打开文件夹", self._open_folder)
        return button_row(self.message, self.showing, grow=self.message)

    def _join_panel(self) -> None:
        panel = self.panel
        panel.record_chosen.connect(self._navigation.open_record)
        panel.paper_wanted.connect(self._issue)
        panel.evidence_wanted.connect(self.evidence_wanted)
        panel.buttons.replacement_wanted.connect(self._replace)
        self.dialogs.join(panel.buttons)
        self.dialogs.print_requested.connect(self.print_requested)
        panel.bind_wanted.connect(self._bind)

    def _row(self) -> int:
        rows = self.table.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def _choose(self) -> None:
        row = self._row()
        if 0 <= row < len(self._state.lines):
            self.presenter.choose(self._state.lines[row].case.uuid)

    def _issue(self, kind: NumberKind) -> None:
        record = self.panel.record()
        if record is not None:
            self.document_requested.emit(WantedDocument(kind, self._state.chosen, record))

    def _replace(self, document: Document) -> None:
        kind = document.number.series.kind
        self.document_requested.emit(WantedDocument(kind, document.case, document.record, replaced=document.uuid))

    def _write_blanks(self) -> None:
        folder = self.dialogs.folder("空白表格存放的文件夹")
        if folder is not None:
            self.presenter.write_blanks(folder)

    def _bind(self) -> None:
        start = Path(self._preferences.current.last_folder) / self.presenter.bound_name()
        path, _ = QFileDialog.getSaveFileName(self, "整案合成 PDF", str(start), "PDF 文件 (*.pdf)")
        if path:
            self.presenter.bind(Path(path))

    def _open_folder(self) -> None:
        path = Path(self._state.path)
        show_outside(path if path.is_dir() else path.parent, self)
