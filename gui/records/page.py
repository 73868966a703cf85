"""检查记录: search, filters, unfinished drafts, and the list of stored records."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from gui import pages, theme
from gui.navigation import Navigation
from gui.operations.running import Running
from gui.page import Page
from gui.question import ask
from gui.records.drafts_box import DraftsBox
from gui.records.filters import RecordFilters
from gui.records.presenter import RecordsPresenter
from gui.records.state import DraftLine, RecordsState
from gui.records.table import COLUMNS, RecordTable
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.empty_page import EmptyPage
from gui.widgets.fitted_table import FittedTable
from gui.widgets.labels import centred_label, hint_label, title_label
from inspections.cases.listings import RecordLine, RecordQuery
from inspections.use_cases.changes import Changed, Changes

_EMPTY = """还没有检查记录。

可以新建一条记录，导入已有的记录文件（.json、.jsonl、.csv、.xlsx），
或者载入随程序提供的样例记录，先试用一遍。"""


class RecordsPage(Page):
    """Shows the list and says what the person wants. `notice_requested` and `evidence_requested` carry the UUID of a stored record."""

    entry = pages.RECORDS

    notice_requested = Signal(UUID)
    evidence_requested = Signal(UUID)
    import_requested = Signal()
    export_requested = Signal()

    def __init__(self, operations: Running, navigation: Navigation, samples: Path) -> None:
        """Build the widgets; the store is asked when the page is shown. `samples` is the folder of sample records."""
        super().__init__()
        self._navigation = navigation
        self.presenter = RecordsPresenter(self, operations, samples)
        self._state = RecordsState()
        self._stale = True
        self.filters = RecordFilters()
        self.filters.asked.connect(self.presenter.ask)
        self.filters.left.connect(self._enter_list)
        self.drafts = DraftsBox()
        self.drafts.continued.connect(navigation.open_draft)
        self.drafts.discarded.connect(self._discard)
        self.records = RecordTable(self.presenter.line, self)
        self.table = self._table()
        self.first_record = primary_button("新建记录", self._new)
        self.first_import = plain_button("导入记录文件…", self.import_requested.emit)
        self.samples = plain_button("载入样例记录", self.presenter.load_samples)
        self.empty = EmptyPage(_EMPTY, self.first_record, self.first_import, self.samples)
        self.nothing = centred_label("没有符合条件的记录。可以换一个词，或者点“清除筛选”。")
        self.waiting = centred_label("正在读取…")
        self.stack = QStackedWidget()
        for widget in (self.waiting, self.table, self.empty, self.nothing):
            self.stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.MARGIN)
        layout.setSpacing(theme.MARGIN)
        layout.addLayout(self._head())
        layout.addWidget(self.filters)
        layout.addWidget(self.drafts)
        layout.addWidget(self.stack, 1)
        self.foot = self._foot()
        layout.addWidget(self.foot)
        self._allow()

    # --- what the window asks ------------------------------------------------------------------------------------

    @override
    def shown(self) -> None:
        """Ask the store, for everything where it has changed since."""
        if self._stale:
            self._stale = False
            self.presenter.reload()
        else:
            self.presenter.look_for_drafts()

    @override
    def refresh(self, changes: Changes) -> None:
        """Show what has changed; a page that nobody sees waits until it is shown."""
        if self.isVisible():
            self.presenter.refresh(changes)
        elif changes.touch(Changed.RECORDS, Changed.DOCUMENTS):
            self._stale = True

    @override
    def search(self) -> bool:
        """Put the cursor into the search box."""
        self.filters.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.text.selectAll()
        return True

    # --- the view ------------------------------------------------------------------------------------------------

    def show_state(self, state: RecordsState) -> None:
        """Show a state; the record that was chosen stays chosen where it is still in the list."""
        self.drafts.show_drafts(state.drafts)
        self.filters.show_months(state.months)
        if state.keys is not self._state.keys:
            self._show_keys(state)
        self._state = state
        shown: QWidget = self.table
        if not state.ready:
            shown = self.waiting
        elif not state.stored:
            shown = self.empty
        elif not state.keys:
            shown = self.nothing
        for part in (self.filters, self.foot):
            part.setVisible(shown is not self.empty)
        self.stack.setCurrentWidget(shown)
        if self.isVisible() and self.focusWidget() is None:  # the list may come when another page is in front
            (self.first_record if shown is self.empty else shown).setFocus()
        summary = f"共{state.stored}条记录" if state.query == RecordQuery() else f"找到{len(state.keys)}条，共{state.stored}条记录"
        self.count.setText(summary if state.ready and state.stored else "")
        self.exporting.setEnabled(bool(state.stored))
        self._allow()

    def show_lines(self, first: int, last: int) -> None:
        """Paint rows whose lines have come."""
        self.records.show_lines(first, last)
        self._allow()

    # --- parts ---------------------------------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        title = title_label(self.entry.title)
        self.importing = plain_button("导入…", self.import_requested.emit)
        self.exporting = plain_button("导出…", self.export_requested.emit)
        self.making = primary_button("新建记录", self._new, tip="Ctrl+N")
        return button_row(title, self.importing, self.exporting, self.making, grow=title)

    def _table(self) -> FittedTable:
        table = FittedTable(self.records, [sample for _, sample in COLUMNS], self.entry.title)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # of a number too long for its column year and serial are seen
        table.activated.connect(self._open)
        table.selectionModel().selectionChanged.connect(self._allow)
        return table

    def _foot(self) -> QWidget:
        foot = QWidget()
        self.count = hint_label(wrap=False)
        self.opening = plain_button(
            "打开记录", lambda: self._with_chosen(lambda line: self._navigation.open_record(line.uuid)), tip="Enter，或双击"
        )
        self.proving = plain_button("证据…", lambda: self._with_chosen(lambda line: self.evidence_requested.emit(line.uuid)))
        self.issuing = plain_button("出具通知书…", lambda: self._with_chosen(lambda line: self.notice_requested.emit(line.uuid)))
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(self.count, 1)
        row.addWidget(self.proving)
        row.addWidget(self.issuing)
        row.addWidget(self.opening)
        return foot

    # --- acts ----------------------------------------------------------------------------------------------------

    def chosen(self) -> RecordLine | None:
        """Return the line that is chosen, or None."""
        rows = self.table.selectionModel().selectedRows()
        return self.records.line(rows[0].row()) if rows else None

    def _new(self) -> None:
        self._navigation.new_record()

    def _with_chosen(self, act: Callable[[RecordLine], None]) -> None:
        line = self.chosen()
        if line is not None:
            act(line)

    def _allow(self) -> None:
        chosen = self.chosen() is not None
        self.opening.setEnabled(chosen)
        self.issuing.setEnabled(chosen)
        self.proving.setEnabled(chosen)

    def _open(self, index: QModelIndex) -> None:
        line = self.records.line(index.row())
        if line is not None:
            self._navigation.open_record(line.uuid)

    def _enter_list(self) -> None:
        if self.records.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.chosen() is None:
                self.table.selectRow(0)

    def _show_keys(self, state: RecordsState) -> None:
        chosen = self.table.currentIndex().row()
        key = self.records.keys[chosen] if 0 <= chosen < len(self.records.keys) else None
        self.records.show_keys(state.keys)
        if key is not None and key in state.keys:
            self.table.selectRow(list(state.keys).index(key))

    def _discard(self, draft: DraftLine) -> None:
        question = f"{draft.message}。\n删除后不能恢复；已经完成的记录不受影响。"
        discard = partial(self.presenter.discard, draft.id)
        ask(self, "删除草稿", f"要删除“{draft.title}”的草稿吗？", ("删除草稿", "保留"), discard, question)
