"""已签发的通报: the issued reports of all months, with what can be done with the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import theme
from gui.cases.document_buttons import DocumentButtons
from gui.cases.tables import number_text, state_text
from gui.ledgers.state import Month, ReportRow, ReportsState
from gui.outside import show_outside
from gui.records.months import spoken_month
from gui.widgets.buttons import button_row, plain_button
from gui.widgets.fitted_table import FittedTable
from gui.widgets.labels import centred_label, hint_label
from gui.widgets.text_table import TextTable
from inspections.cases.documents import Document

REPORTS = (
    ("通报的月份", "2023年12月"),
    ("文号", ""),
    ("签发日期", "2023-08-15"),
    ("状态", "已替换"),
    ("签发后", "有变化"),
    ("存档文件", "与签发时一致"),
)
"""Headings, and a text that each column holds at least; the one without has what is left."""
_NOTHING = "还没有签发过通报。在上方选好月份，点“出具通报…”。"
_WHOLE = "与签发时一致"


class ReportsPanel(QWidget):
    """Shows the list; `buttons` act on the chosen report."""

    def __init__(self) -> None:
        """Show no report yet."""
        super().__init__()
        self._state = ReportsState()
        self.reports = TextTable([heading for heading, _ in REPORTS], self)
        self.table = FittedTable(self.reports, [sample for _, sample in REPORTS], "已签发的通报")
        self.table.selectionModel().selectionChanged.connect(self._allow)
        self.buttons = DocumentButtons()
        self.table.activated.connect(lambda: self.buttons.look())  # noqa: PLW0108 # without the index
        self.nothing = centred_label()
        self.message = hint_label(selectable=True)
        self.changed = hint_label()
        self.showing = plain_button("打开文件夹", self._open_folder)
        above = button_row(None, *self.buttons.row, spacing=theme.NARROW)
        below = button_row(self.message, self.showing, grow=self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GAP, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addLayout(above)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.nothing, 1)
        layout.addWidget(self.changed)
        layout.addLayout(below)
        self.show_state(self._state)

    def show_state(self, state: ReportsState) -> None:
        """Show a state; the chosen report stays chosen until another one is issued, which then is."""
        chosen, former = self.report(), {row.document.uuid for row in self._state.rows}
        if state.rows != self._state.rows:
            self.reports.show_rows(report_texts(state.rows))
        self._state = state
        uuids = [row.document.uuid for row in state.rows]
        if uuids and (self.report() is None or uuids[0] not in former):
            kept = chosen is not None and chosen.uuid in uuids and uuids[0] in former
            self.table.selectRow(uuids.index(chosen.uuid) if chosen is not None and kept else 0)
        self.buttons.offer_verification(offered=any(row.signed for row in state.rows))
        self.table.setVisible(bool(uuids))
        self.nothing.setVisible(not uuids)
        self.nothing.setText(_NOTHING if state.ready else "正在读取…")
        self.message.setText(state.message)
        self.message.setVisible(bool(state.message))
        self.showing.setVisible(bool(state.path))
        self._allow()

    def report(self) -> Document | None:
        """Return the report that is chosen, or None."""
        row = self._row()
        return None if row is None else row.document

    def month(self) -> Month | None:
        """Return the month that the chosen report is of, or None."""
        row = self._row()
        return None if row is None else row.month

    def choose(self, report: UUID) -> None:
        """Choose a report."""
        uuids = [row.document.uuid for row in self._state.rows]
        if report in uuids:
            self.table.selectRow(uuids.index(report))

    def _row(self) -> ReportRow | None:
        rows = self.table.selectionModel().selectedRows()
        return self._state.rows[rows[0].row()] if rows and rows[0].row() < len(self._state.rows) else None

    def _allow(self) -> None:
        row = self._row()
        changed = "" if row is None else row.changed
        self.changed.setText(f"{changed}需要的，点“替换…”按现在的台账另出一份。" if changed else "")
        self.changed.setVisible(bool(changed))
        self.buttons.show_document(None if row is None else row.document, signed=row is not None and row.signed)
        if self.month() is None:
            # Without its month a report can be neither made again nor replaced.
            for button in (self.buttons.wording, self.buttons.replacing):
                button.setEnabled(False)

    def _open_folder(self) -> None:
        path = Path(self._state.path)
        show_outside(path if path.is_dir() else path.parent, self)


def report_texts(rows: Sequence[ReportRow]) -> tuple[tuple[str, ...], ...]:
    """Return the cells of the reports; one that was replaced names the one in its place."""
    instead = {row.document.replaces: row.document.number.text for row in rows}
    return tuple(
        (
            "—" if row.month is None else spoken_month(row.month),
            number_text(row.document, instead.get(row.document.uuid, "")),
            row.document.issued_on.isoformat(),
            state_text(row.document, signed=row.signed),
            "有变化" if row.changed else "",
            row.fault or _WHOLE,
        )
        for row in rows
    )
