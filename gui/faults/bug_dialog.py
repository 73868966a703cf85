"""The dialog for a bug: what it means for the person, and a report to be copied and sent."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from gui import theme
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.columns import fill_dialog
from gui.widgets.labels import heading_label, text_label


class BugDialog(QDialog):
    """A report to be read and copied."""

    def __init__(self, report: str, file: Path, parent: QWidget | None = None) -> None:
        """Show nothing yet: the caller opens it. `file` is where the report was logged."""
        super().__init__(parent)
        self.setWindowTitle("程序出错")
        self.setMinimumSize(640, 420)
        heading = heading_label("程序遇到了没有预料到的错误", wrap=False)
        explanation = text_label(
            f"刚才的操作可能没有完成；已经保存的记录和草稿不受影响，可以继续使用。\n请把下面的报告发给维护人员。报告也记在：{file}"
        )
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.copy = plain_button("复制报告", lambda: QGuiApplication.clipboard().setText(report), enter=False)
        closing = primary_button("关闭", self.accept, enter=True)
        buttons = button_row(self.copy, None, closing)
        fill_dialog(self, heading, explanation, self.report, buttons, grow=self.report, below=theme.WIDE)
