"""月度台账: the month's findings and counts, the workbook, and the reports that were issued."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from gui import pages, theme
from gui.cases.document_dialogs import DocumentDialogs
from gui.ledgers.presenter import LedgerPresenter
from gui.ledgers.reports_panel import ReportsPanel
from gui.ledgers.reports_presenter import ReportsPresenter
from gui.ledgers.state import LedgerState, Month, ReportRow, ReportsState
from gui.ledgers.tables import COUNTS, FINDINGS, count_texts, finding_texts
from gui.navigation import Navigation
from gui.operations.running import Running
from gui.outside import show_outside
from gui.page import Page
from gui.preferences import PreferencesFile
from gui.question import Act, choose
from gui.records.months import spoken_month
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.fitted_table import FittedTable
from gui.widgets.labels import centred_label, heading_label, hint_label, text_label, title_label
from gui.widgets.text_table import TextTable
from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.days import spoken_day
from inspections.documents.wanted import WantedDocument
from inspections.use_cases.changes import Changed, Changes

_COUNT_ROWS = 5
_REPORTS = 1
"""Place of the tab."""


class LedgerPage(Page):
    """Shows a month and says what the person wants. `report_requested` carries a WantedDocument and `print_requested` a Document."""

    entry = pages.LEDGER

    report_requested = Signal(object)
    print_requested = Signal(object)

    def __init__(self, operations: Running, preferences: PreferencesFile, navigation: Navigation) -> None:
        """Build the widgets; the store is asked when the page is shown."""
        super().__init__()
        self._preferences = preferences
        self._stale = True
        self._state = LedgerState()
        self.presenter = LedgerPresenter(self.show_state, operations, preferences)
        self.panel = ReportsPanel()
        self.reports = ReportsPresenter(self.show_reports, operations, preferences)
        self._rows: tuple[ReportRow, ...] = ()
        self.dialogs = DocumentDialogs(operations, preferences, self.reports.documents, self)
        self.dialogs.join(self.panel.buttons)
        self.dialogs.print_requested.connect(self.print_requested)
        self.panel.buttons.replacement_wanted.connect(self._replace)
        self.findings = TextTable([heading for heading, _ in FINDINGS], self)
        self.counts = TextTable(COUNTS, self)
        self.findings_table, self.counted = self._tables()
        self.nothing = centred_label()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.findings_table)
        self.making = plain_button("新建记录", navigation.new_record)
        below = button_row(None, self.making, None)
        self.counts_heading = heading_label("汇总", wrap=False)
        self.findings_heading = heading_label(wrap=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.MARGIN)
        layout.setSpacing(theme.GAP)
        layout.addLayout(self._head())
        layout.addWidget(self.message)
        layout.addLayout(self._changed_part())
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)  # without a frame around tables that have their own
        self.tabs.addTab(self._month_part(below), "本月台账")
        self.tabs.addTab(self.panel, "已签发的通报")
        layout.addWidget(self.tabs, 1)
        self.show_state(self._state)

    @override
    def shown(self) -> None:
        """Ask the store where it has changed since."""
        if self._stale:
            self._stale = False
            self._reload()

    @override
    def refresh(self, changes: Changes) -> None:
        """Show the month anew; a page that nobody sees waits until it is shown."""
        if changes.touch(Changed.RECORDS, Changed.DOCUMENTS):
            self._stale = not self.isVisible()
            if not self._stale:
                self._reload()

    def show_state(self, state: LedgerState) -> None:
        """Show a state."""
        self._show_months(state)
        if state.rows is not self._state.rows:
            self.findings.show_rows(tuple(map(finding_texts, state.rows)))
        if state.counts is not self._state.counts:
            self.counts.show_rows(count_texts(state.counts, state.records))
            rows = min(self.counts.rowCount(), _COUNT_ROWS)
            self.counted.setFixedHeight(self.counted.horizontalHeader().sizeHint().height() + rows * theme.ROW_HEIGHT + 4)
        self._state = state
        for part in (self.counts_heading, self.counted):
            part.setVisible(bool(state.counts))
        self.findings_heading.setVisible(bool(state.rows))
        self.findings_heading.setText(f"问题（{len(state.rows)}项，一个行为违反几项要求的合为一项）")
        self.making.setVisible(state.ready and state.month is None)
        self.stack.setCurrentWidget(self.findings_table if state.rows else self.nothing)
        self.nothing.setText(_said(state))
        for button in (self.exporting, self.reporting):
            button.setEnabled(state.month is not None)
        self.message.setText(f"已写入：{state.path}" if state.path else "")
        self.message.setVisible(bool(state.path))
        self.showing.setVisible(bool(state.path))
        self._show_changed()

    def show_reports(self, state: ReportsState) -> None:
        """Show the issued reports."""
        self.panel.show_state(state)
        self._rows = state.rows
        self._show_changed()
        self.tabs.setTabText(_REPORTS, f"已签发的通报（{len(state.rows)}份）" if state.rows else "已签发的通报")

    def ask_again(self, month: Month, former: Document) -> QMessageBox:
        """Ask whether a month that was reported on is to be reported on anew; return the question, which is deleted when it closes."""
        stands = f"{spoken_month(month)}的通报已经签发（{former.number.text}，{spoken_day(former.issued_on)}），仍然有效。"
        more = "要另出一份替换它吗？新的一份另给文号，文中写明替换原来的一份；原来的一份仍留在“已签发的通报”中。"
        acts: dict[str, Act | None] = {
            "另出一份替换": lambda: self._request(month, former),
            "查看已签发的": lambda: self._show_report(former),
            "取消": None,
        }
        return choose(self, "出具通报", stands, acts, more)

    def _reload(self) -> None:
        self.presenter.reload()
        self.reports.reload()

    def _report(self) -> None:
        """Ask for the month's report; where one stands already the person decides what becomes of it."""
        month = self._state.month
        if month is None:
            return

        def show_former(former: Document | None) -> None:
            if former is None:
                self._request(month)
            else:
                self.ask_again(month, former)

        self.reports.look_for(month, show_former)

    def _show_report(self, report: Document) -> None:
        self.tabs.setCurrentIndex(_REPORTS)
        self.panel.choose(report.uuid)

    def _request(self, month: Month, former: Document | None = None) -> None:
        replaced = None if former is None else former.uuid
        self.report_requested.emit(WantedDocument(NumberKind.REPORT, month=month, replaced=replaced))

    def _replace(self, report: Document) -> None:
        month = self.panel.month()
        if month is not None:
            self._request(month, report)

    def _month_part(self, below: QHBoxLayout) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, theme.GAP, 0, 0)
        column.setSpacing(theme.GAP)
        for widget in (self.counts_heading, self.counted, self.findings_heading):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        column.addLayout(below)
        return part

    def _changed_part(self) -> QHBoxLayout:
        self.changed = hint_label()
        self.replacing = plain_button("另出一份替换…", self._replace_changed)
        return button_row(self.changed, self.replacing, grow=self.changed)

    def _changed_report(self) -> ReportRow | None:
        """Return the report that stands for the month shown and no longer says what the ledger gives, or None."""
        return next((row for row in self._rows if row.changed and row.month is not None and row.month == self._state.month), None)

    def _show_changed(self) -> None:
        row = self._changed_report()
        self.changed.setText(
            "" if row is None or row.month is None else f"{spoken_month(row.month)}的通报（{row.document.number.text}）{row.changed}"
        )
        for part in (self.changed, self.replacing):
            part.setVisible(row is not None)

    def _replace_changed(self) -> None:
        row = self._changed_report()
        if row is not None and row.month is not None:
            self._request(row.month, row.document)

    def _head(self) -> QHBoxLayout:
        title = title_label(self.entry.title)
        self.month: CalmCombo = CalmCombo()
        self.month.setAccessibleName("月份")
        self.month.setMinimumContentsLength(9)
        self.month.currentIndexChanged.connect(lambda: self.presenter.choose(self.month.currentData()))
        self.showing = plain_button("打开文件夹", self._open_folder)
        self.exporting = primary_button("导出台账…", self._export)
        self.reporting = plain_button("出具通报…", self._report, tip="向各供电企业通报本月检查情况")
        self.message = text_label(wrap=False, selectable=True)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(title)
        row.addSpacing(theme.WIDE)
        row.addWidget(self.month)
        row.addStretch(1)
        for button in (self.showing, self.reporting, self.exporting):
            row.addWidget(button)
        return row

    def _tables(self) -> tuple[FittedTable, FittedTable]:
        table = FittedTable(self.findings, [sample for _, sample in FINDINGS], "问题")
        counted = FittedTable(self.counts, ["", *COUNTS[1:]], "汇总")
        return table, counted

    def _show_months(self, state: LedgerState) -> None:
        blocked = QSignalBlocker(self.month)
        if state.months != tuple(self.month.itemData(index) for index in range(self.month.count())):
            self.month.clear()
            for month in state.months:
                self.month.addItem(spoken_month(month), month)
        self.month.setCurrentIndex(state.months.index(state.month) if state.month is not None else -1)
        self.month.setEnabled(bool(state.months))
        blocked.unblock()

    def _export(self) -> None:
        start = Path(self._preferences.current.last_folder) / self.presenter.file_name()
        path, _ = QFileDialog.getSaveFileName(self, "导出月度台账", str(start), "Excel 工作簿 (*.xlsx)")
        if path:
            self.presenter.export(Path(path))

    def _open_folder(self) -> None:
        show_outside(Path(self._state.path).parent, self)


def _said(state: LedgerState) -> str:
    if not state.ready:
        return "正在读取…"
    if state.month is None:
        return "还没有检查记录。台账由检查记录自动汇总：请先新建或导入记录。"
    return f"{spoken_month(state.month)}检查{state.records}次，没有发现问题。"
