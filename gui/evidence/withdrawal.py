"""撤回证据: why a piece leaves its case."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from gui import theme


class WithdrawalDialog(QDialog):
    """Asks for the reason; `withdrawn` carries it."""

    withdrawn = Signal(str)

    def __init__(self, number: int, shows: str, parent: QWidget | None = None) -> None:
        """Ask for the reason why the piece of this number is withdrawn."""
        super().__init__(parent)
        self.setWindowTitle("撤回证据")
        self.setMinimumWidth(460)
        told = QLabel(f"撤回第{number}号证据：{shows}")
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        hint = QLabel("撤回后不再列入证据清单；编号不再用于别的证据，文件仍在存档中。")
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setPlaceholderText("撤回的原因")
        self.reason.setAccessibleName("撤回的原因")
        self.reason.setFixedHeight(self.reason.fontMetrics().lineSpacing() * 2 + 22)
        self.reason.textChanged.connect(self._allow)
        self.closing = QPushButton("取消")
        self.closing.clicked.connect(self.reject)
        self.withdrawing = QPushButton("撤回")
        self.withdrawing.setProperty("primary", True)  # noqa: FBT003 # Qt's own
        self.withdrawing.clicked.connect(self._withdraw)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addStretch(1)
        for button in (self.closing, self.withdrawing):
            button.setAutoDefault(False)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.MARGIN)
        layout.setSpacing(theme.GAP)
        layout.addWidget(told)
        layout.addWidget(self.reason)
        layout.addWidget(hint)
        layout.addLayout(row)
        self._allow()

    def _allow(self) -> None:
        self.withdrawing.setEnabled(bool(self.reason.toPlainText().strip()))

    def _withdraw(self) -> None:
        self.withdrawn.emit(self.reason.toPlainText().strip())
        self.accept()
