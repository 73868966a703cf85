"""编号相同的记录: the record of the file and the stored one side by side, and what becomes of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from gui import theme
from gui.placement import size_within_screen
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.columns import fill_dialog
from gui.widgets.labels import hint_label, text_label
from gui.widgets.wrapped_table import WrappedTable
from inspections.cases.clashes import Choice, Decision
from inspections.use_cases.shown_clashes import ShownClash, ShownRecord

_HEADINGS = ("文件中的记录", "库中的记录", "怎样处理")
_SIZE = QSize(1020, 600)
_WIDTHS = (0, 0, 300)


class ClashesDialog(QDialog):
    """Nothing is chosen beforehand: which record is which only a person knows."""

    decided = Signal(object)
    """The decisions, one a clash, in their order."""

    def __init__(self, clashes: Sequence[ShownClash], parent: QWidget | None = None) -> None:
        """Build a line for each clash."""
        super().__init__(parent)
        self.setWindowTitle("编号相同的记录")
        size_within_screen(self, _SIZE)
        self._clashes = tuple(clashes)
        hint = hint_label(
            f"文件中有{len(clashes)}条记录的编号已属于库中的另一条记录。还没有导入任何记录，请对照两边，逐条选择怎样处理；全部选好后才能导入。"
        )
        self.choices = [self._choice(shown) for shown in clashes]
        self.words = [_words(shown) for shown in clashes]
        self.table = self._table()
        self.left = QLabel()
        self.all_kept = plain_button("全部两条都保留", lambda: self._choose_all(Choice.KEEP_BOTH), enter=False)
        self.all_left_out = plain_button("全部不导入", lambda: self._choose_all(Choice.LEAVE_OUT), enter=False)
        self.importing = primary_button("按所选导入", self._decide, enter=False)
        self.closing = plain_button("取消导入", self.reject, enter=False)
        row = button_row(self.all_kept, self.all_left_out, self.left, None, self.importing, self.closing)
        fill_dialog(self, hint, self.table, row, grow=self.table, spacing=theme.MARGIN)
        self._count()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each line the height that its texts take in the width there is."""
        super().resizeEvent(event)
        self.table.resizeRowsToContents()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """As in `resizeEvent`: the columns have their widths only now."""
        super().showEvent(event)
        self.table.resizeRowsToContents()

    def _choice(self, shown: ShownClash) -> CalmCombo:
        choice = CalmCombo()
        choice.setAccessibleName(f"记录{shown.incoming.number}怎样处理")
        choice.addItem("请选择…", None)
        choice.addItem("两条都保留，文件中的改编号" if shown.clash.known is None else "按文件更新，编号不改", Choice.KEEP_BOTH)
        if shown.clash.may_be_the_same:
            choice.addItem("是同一条，按文件更正库中的记录", Choice.SAME)
        choice.addItem("不导入文件中的这一条", Choice.LEAVE_OUT)
        choice.currentIndexChanged.connect(self._count)
        return choice

    def _table(self) -> WrappedTable:
        table = WrappedTable(_HEADINGS, _WIDTHS, "编号相同的记录")
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setRowCount(len(self._clashes))
        for row, shown in enumerate(self._clashes):
            for column, side in enumerate((shown.incoming, shown.stored)):
                item = QTableWidgetItem(_spoken(side))
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                table.setItem(row, column, item)
            table.setCellWidget(row, 2, self._cell(self.choices[row], self.words[row]))
        return table

    @staticmethod
    def _cell(choice: CalmCombo, words: QLabel) -> QWidget:
        cell = QWidget()
        layout = QVBoxLayout(cell)
        layout.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        layout.addWidget(choice)
        layout.addWidget(words)
        layout.addStretch(1)
        return cell

    def _choose_all(self, wanted: Choice) -> None:
        for choice in self.choices:
            choice.setCurrentIndex(choice.findData(wanted))

    def _count(self) -> None:
        left = sum(choice.currentData() is None for choice in self.choices)
        self.left.setText(f"还有{left}条没有选择" if left else "")
        self.importing.setEnabled(not left)

    def _decide(self) -> None:
        pairs = zip(self._clashes, self.choices, strict=True)
        decisions = tuple(
            Decision(shown.clash, choice.currentData(), shown.number if choice.currentData() is Choice.KEEP_BOTH else "")
            for shown, choice in pairs
        )
        self.accept()
        self.decided.emit(decisions)


def _spoken(record: ShownRecord) -> str:
    lines = [f"编号：{record.number}", f"{record.party}（{record.kind}）", f"县（区）：{record.county}", f"检查时间：{record.day}"]
    lines.append(f"检查人：{record.inspectors or '没有填写'}")
    if record.came:
        lines.append(record.came)
    return "\n".join(lines)


def _words(shown: ShownClash) -> QLabel:
    differs = f"不同：{'、'.join(shown.differs)}" if shown.differs else "所示各项都相同，只是记录标识不同"
    if shown.clash.known is None:
        number = f"两条都保留时，文件中的改用编号{shown.number}"
    else:
        number = f"文件中的这一条已在库中，编号是{shown.number}"
    return text_label(f"{differs}\n{number}")
