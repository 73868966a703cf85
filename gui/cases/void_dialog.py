"""作废文书: the reason, without which nothing is made void."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui import theme
from gui.record_form.fields.growing import GrowingText


class VoidDialog(QDialog):
    """Asks for the reason. `confirmed` carries it."""

    confirmed = Signal(str)

    def __init__(self, title: str, number: str, parent: QWidget | None = None) -> None:
        """Name the document that is to be void."""
        super().__init__(parent)
        self.setWindowTitle("作废文书")
        self.setMinimumWidth(480)
        heading = QLabel(f"作废{title}（{number}）")
        heading.setObjectName("heading")
        heading.setWordWrap(True)
        told = QLabel("作废后文书和文号都留有记录，文号不再使用，也不能恢复有效。内容有误、需要更正的，请用“替换”另出一份。")
        told.setWordWrap(True)
        self.reason = GrowingText()
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName("作废的原因")
        self.reason.propose("请填写作废的原因，例如：被检查单位名称有误。")
        self.voiding = QPushButton("作废")
        self.reason.textChanged.connect(lambda: self.voiding.setEnabled(bool(self._said())))
        self.voiding.setEnabled(False)
        self.voiding.setAutoDefault(False)
        self.voiding.clicked.connect(self._confirm)
        self.leaving = QPushButton("取消")
        self.leaving.setDefault(True)
        self.leaving.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.voiding)
        row.addWidget(self.leaving)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.MARGIN)
        layout.setSpacing(theme.GAP)
        for part in (heading, told, self.reason):
            layout.addWidget(part)
        layout.addLayout(row)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _said(self) -> str:
        return self.reason.toPlainText().strip()

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit(self._said())
