"""待核法条: the list, who confirms, and the two acts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QTableWidgetItem,
    QWidget,
)

from gui import theme
from gui.placement import size_within_screen
from gui.templates.laws_presenter import LawsPresenter, LawSurroundings
from gui.templates.state import LawLine, LawsState
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.columns import fill_dialog
from gui.widgets.labels import hint_label, text_label
from gui.widgets.wrapped_table import WrappedTable

_HINT = "检查表引用这些法条时，没有核对过正式文本。请对照正式文本逐条核对，记下核对人；核对之后才印入文书，核对之前只在屏幕上显示。"
_HEADINGS = ("法条", "用于检查表", "核对情况")
_SIZE = QSize(980, 560)
_WIDTHS = (0, 0, 190)


class LawsDialog(QDialog):
    """The laws that a bureau has to read once."""

    def __init__(self, around: LawSurroundings, inspectors: Sequence[str], parent: QWidget | None = None) -> None:
        """Build the widgets and fetch the confirmations; `inspectors` are offered as who confirms."""
        super().__init__(parent)
        self.setWindowTitle("待核法条")
        size_within_screen(self, _SIZE)
        self._lines: tuple[LawLine, ...] = ()
        self._busy = False
        self.presenter = LawsPresenter(self.show_state, around)
        hint = hint_label(_HINT)
        self.table = WrappedTable(_HEADINGS, _WIDTHS, "待核法条")
        self.table.itemSelectionChanged.connect(self._allow)
        self.by = CalmCombo()
        self.by.setEditable(True)
        self.by.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.by.addItems(list(inspectors))
        self.by.setCurrentIndex(-1)
        self.by.setAccessibleName("核对人")
        self.by.setMinimumWidth(140)
        self.confirming = primary_button(
            "已核对正式文本", lambda: self._with_chosen(lambda key: self.presenter.confirm(key, self.by.currentText())), enter=False
        )
        self.withdrawing = plain_button("撤销核对", lambda: self._with_chosen(self.presenter.withdraw), enter=False)
        self.closing = plain_button("关闭", self.accept, enter=False)
        self.message = text_label()
        row = button_row(QLabel("核对人"), self.by, self.confirming, self.withdrawing, None, self.closing)
        fill_dialog(self, hint, self.table, self.message, row, grow=self.table)
        self.presenter.load()

    def show_state(self, state: LawsState) -> None:
        """Show a state."""
        self._busy = state.busy
        if state.laws != self._lines:
            self._fill(state.laws)
        self.message.setText(state.message or ("" if state.laws else "没有待核的法条。"))
        self._allow()

    def chosen(self) -> LawLine | None:
        """Return the law that is chosen, or None."""
        row = self.table.currentRow()
        return self._lines[row] if self.table.selectedItems() and 0 <= row < len(self._lines) else None

    def _confirm(self, key: str) -> None:
        self.presenter.confirm(key, self.by.currentText())

    def _fill(self, lines: tuple[LawLine, ...]) -> None:
        before = self.chosen()
        self._lines = lines
        self.table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            state = f"{line.confirmed_on} {line.confirmed_by}核对" if line.confirmed_on else "待核"
            for column, text in enumerate((line.name, line.used_by, state)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == len(_HEADINGS) - 1:
                    item.setForeground(QColor(theme.GOOD if line.confirmed_on else theme.WARNING))
                self.table.setItem(row, column, item)
        self.table.resizeRowsToContents()
        keys = [line.key for line in lines]
        if before is not None and before.key in keys:
            self.table.selectRow(keys.index(before.key))

    def _allow(self) -> None:
        line = self.chosen()
        self.confirming.setEnabled(line is not None and not line.confirmed_on and not self._busy)
        self.withdrawing.setEnabled(line is not None and bool(line.confirmed_on) and not self._busy)

    def _with_chosen(self, act: Callable[[str], None]) -> None:
        line = self.chosen()
        if line is not None:
            act(line.key)
