"""The dialog of the health check: the outcome, every fault with what to do, and two things that can be done here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from gui import theme
from gui.health.presenter import HealthPresenter
from gui.health.state import HealthState
from gui.operations.running import Running
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.columns import fill_dialog
from gui.widgets.labels import heading_label, hint_label

_SIZE = QSize(860, 520)


class HealthDialog(QDialog):
    """Checks when it opens; closing it changes nothing."""

    def __init__(
        self, operations: Running, database: Path, author: str, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        """Begin to check."""
        super().__init__(parent)
        self.setWindowTitle("体检")
        self.resize(_SIZE)
        self.presenter = HealthPresenter(self.show_state, operations, database, author, now)
        self.message = heading_label()
        hint = hint_label("核对数据库的结构、记录的历史，以及每一份存档的文书和证据。体检本身不改动任何文件。")
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName("发现的问题")
        self.taking_back = plain_button(
            "取回登记的文件",
            self.presenter.take_back,
            tip="把数据库里有登记、现在在隔离文件夹里或者改了名的文件放回存档文件夹",
            enter=False,
        )
        self.letting_stay = plain_button(
            "已核对，留在隔离中",
            self.presenter.let_stay,
            tip="没有登记的文件继续留在隔离文件夹，以后的体检不再提示；什么也不删除",
            enter=False,
        )
        self.copying = plain_button(
            "复制", lambda: QGuiApplication.clipboard().setText(f"{self.message.text()}\n{self.list.toPlainText()}"), enter=False
        )
        self.again = plain_button("再次体检", self.presenter.check, enter=False)
        closing = primary_button("关闭", self.accept, enter=True)
        buttons = button_row(self.taking_back, self.letting_stay, None, self.copying, self.again, closing)
        fill_dialog(self, self.message, hint, self.list, buttons, grow=self.list, above=theme.MARGIN)
        closing.setFocus()
        self.presenter.check()

    def show_state(self, state: HealthState) -> None:
        """Show a state."""
        self.message.setText(state.message)
        self.list.setPlainText("\n".join(f"{index}. {sentence}" for index, sentence in enumerate(state.faults, 1)))
        self.taking_back.setVisible(state.can_take_back)
        self.letting_stay.setVisible(state.can_let_stay)
        for button in (self.taking_back, self.letting_stay, self.again, self.copying):
            button.setEnabled(not state.busy)
