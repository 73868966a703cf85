"""撤回证据: why a piece leaves its case."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.columns import fill_dialog
from gui.widgets.labels import hint_label, text_label


class WithdrawalDialog(QDialog):
    """Asks for the reason; `withdrawn` carries it."""

    withdrawn = Signal(str)

    def __init__(self, number: int, shows: str, parent: QWidget | None = None) -> None:
        """Ask for the reason why the piece of this number is withdrawn."""
        super().__init__(parent)
        self.setWindowTitle("撤回证据")
        self.setMinimumWidth(460)
        explanation = text_label(f"撤回第{number}号证据：{shows}")
        hint = hint_label("撤回后不再列入证据清单；编号不再用于别的证据，文件仍在存档中。")
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setPlaceholderText("撤回的原因")
        self.reason.setAccessibleName("撤回的原因")
        self.reason.setFixedHeight(self.reason.fontMetrics().lineSpacing() * 2 + 22)
        self.reason.textChanged.connect(self._allow)
        self.closing = plain_button("取消", self.reject, enter=False)
        self.withdrawing = primary_button("撤回", self._withdraw, enter=False)
        row = button_row(None, self.closing, self.withdrawing)
        fill_dialog(self, explanation, self.reason, hint, row)
        self._allow()

    def _allow(self) -> None:
        self.withdrawing.setEnabled(bool(self.reason.toPlainText().strip()))

    def _withdraw(self) -> None:
        self.withdrawn.emit(self.reason.toPlainText().strip())
        self.accept()
