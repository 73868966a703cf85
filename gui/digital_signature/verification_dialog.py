"""Shows what the signature of an issued document is worth: whether the file is whole and unchanged, by whom and when it was signed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gui import theme
from gui.digital_signature.state import Verified
from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import Running
from gui.widgets.buttons import button_row, plain_button
from gui.widgets.labels import text_label
from inspections.cases.documents import Document
from inspections.session import Session


class VerificationDialog(QDialog):
    """One document's signature, verified in the worker."""

    def __init__(self, operations: Running, document: Document, title: str, parent: QWidget | None = None) -> None:
        """Verify the archived file; `title` is what the document is called."""
        super().__init__(parent)
        self._closed = False
        self.setWindowTitle("电子签名")
        self.setMinimumWidth(520)
        heading = text_label(f"{title}  {document.number.text}", "heading", selectable=True)
        self.message = text_label("正在验证…", selectable=True)
        self._lines = QWidget()
        self.grid = QGridLayout(self._lines)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(theme.MARGIN)
        self.grid.setVerticalSpacing(theme.NARROW)
        self.grid.setColumnStretch(1, 1)
        closing = plain_button("关闭", self.accept, enter=True)
        row = button_row(None, closing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.MARGIN)
        layout.setSpacing(theme.MARGIN)
        for part in (heading, self.message, self._lines):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addLayout(row)

        def work(session: Session, _progress: Progress) -> Verified:
            from gui.digital_signature.verifying import verified  # noqa: PLC0415 # pyHanko

            return verified(session, document)

        operations.run(Operation("验证电子签名", work, self._show, quiet=True))

    @override
    def done(self, result: int) -> None:
        """Close; what comes later is shown to nobody."""
        self._closed = True
        super().done(result)

    def _show(self, verified: Verified) -> None:
        if self._closed:
            return
        self.message.setText(f"{'✓' if verified.good else '✗'} {verified.message}")
        self.message.setStyleSheet(f"color: {theme.GOOD if verified.good else theme.ERROR};")
        for row, (label, text) in enumerate(verified.lines):
            self.grid.addWidget(text_label(label, selectable=True), row, 0, Qt.AlignmentFlag.AlignTop)
            self.grid.addWidget(text_label(text, selectable=True), row, 1)
