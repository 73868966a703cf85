"""The dialog for a bug: what it means for the person, and a report to be copied and sent."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from gui import theme


class BugDialog(QDialog):
    """A report to be read and copied."""

    def __init__(self, report: str, file: Path, parent: QWidget | None = None) -> None:
        """Show nothing yet: the caller opens it. `file` is where the report was logged."""
        super().__init__(parent)
        self.setWindowTitle("程序出错")
        self.setMinimumSize(640, 420)
        heading = QLabel("程序遇到了没有预料到的错误")
        heading.setObjectName("heading")
        told = QLabel(
            f"刚才的操作可能没有完成；已经保存的记录和草稿不受影响，可以继续使用。\n请把下面的报告发给维护人员。报告也记在：{file}"
        )
        told.setWordWrap(True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.copy = QPushButton("复制报告")
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        closing = QPushButton("关闭")
        closing.setProperty("primary", True)  # noqa: FBT003 # Qt's own
        closing.setDefault(True)
        closing.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(closing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.WIDE)
        layout.setSpacing(theme.GAP)
        layout.addWidget(heading)
        layout.addWidget(told)
        layout.addWidget(self.report, 1)
        layout.addLayout(buttons)
