"""Shows an operation that takes more than a moment, with a bar and a way to stop it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget
from typing_extensions import override

from gui import theme
from gui.operations.operation import Operation
from gui.operations.operations import Operations
from gui.widgets.buttons import button_row, plain_button
from gui.widgets.columns import fill_dialog
from gui.widgets.labels import text_label

PATIENCE = 400
"""Milliseconds before a dialog appears: shorter work is not worth a flicker."""


class ProgressDialog(QDialog):
    """What is done, how far it is, and 取消. Escape and the window's cross mean 取消, too."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle("请稍候")
        self.setMinimumWidth(420)
        self.what = text_label()
        self.bar = QProgressBar()
        self.bar.setFormat("%v / %m")
        self.cancel = plain_button("取消", self._ask)
        row = button_row(None, self.cancel)
        fill_dialog(self, self.what, self.bar, row, spacing=theme.MARGIN, below=theme.WIDE)

    def begin(self, what: str) -> None:
        """Appear for a new piece of work."""
        self.what.setText(f"正在{what}…")
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.open()

    def tell(self, done: int, total: int) -> None:
        """Show how far the work has come."""
        if total > 0:
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    @override
    def reject(self) -> None:
        """Escape and the cross cancel the work; the dialog goes when the work has ended."""
        self._ask()

    def _ask(self) -> None:
        if self.cancel.isEnabled():
            self.cancel.setEnabled(False)
            self.what.setText("正在停止…")
            self.cancel_requested.emit()


class ProgressView(QObject):
    """Joins operations to the dialog."""

    def __init__(self, operations: Operations, parent: QWidget) -> None:
        """Watch `operations`; the dialog is the child of `parent`."""
        super().__init__(parent)
        self.dialog = ProgressDialog(parent)
        self._operation: Operation[Any, Any] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self._appear)
        self.dialog.cancel_requested.connect(self._cancel)
        operations.began.connect(self._began)
        operations.progressed.connect(self._show_progress)
        operations.ended.connect(self._ended)

    def _began(self, operation: Operation[Any, Any]) -> None:
        if operation.quiet:
            return
        self._operation = operation
        self._timer.start()

    def _appear(self) -> None:
        if self._operation is not None:
            self.dialog.begin(self._operation.what)

    def _show_progress(self, operation: Operation[Any, Any], done: int, total: int) -> None:
        if operation is self._operation:
            self.dialog.tell(done, total)

    def _ended(self, operation: Operation[Any, Any]) -> None:
        if operation is self._operation:
            self._operation = None
            self._timer.stop()
            self.dialog.done(0)

    def _cancel(self) -> None:
        if self._operation is not None:
            self._operation.progress.cancel()
