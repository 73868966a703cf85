"""The dialog for user errors: a list that can be read and copied."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from gui import theme
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.columns import fill_dialog
from gui.widgets.labels import heading_label

LINES = 12
"""Most lines that are seen without scrolling."""


class FaultDialog(QDialog):
    """A heading and the sentences, with a button that copies them."""

    def __init__(self, heading: str, sentences: tuple[str, ...], parent: QWidget | None = None) -> None:
        """Show nothing yet: the caller opens it."""
        super().__init__(parent)
        self.setWindowTitle("提示")
        self.setMinimumWidth(560)
        self._text = "\n".join(sentences)
        title = heading_label(heading)
        self.list = QPlainTextEdit(_numbered(sentences))
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setMinimumHeight(self._height())
        self.copy = plain_button("复制", lambda: QGuiApplication.clipboard().setText(self._text), enter=False)
        self.close_button = primary_button("知道了", self.accept, enter=True)
        buttons = button_row(self.copy, None, self.close_button)
        fill_dialog(self, title, self.list, buttons, grow=self.list, below=theme.WIDE)
        self.close_button.setFocus()
        self.resize(self.minimumWidth(), self.minimumSizeHint().height())

    def _height(self) -> int:
        """Return the height in which all of the text is seen, up to LINES of it, in pixels, with one empty line."""
        metrics = self.list.fontMetrics()
        width = self.minimumWidth() - 2 * theme.WIDE - 4 * theme.GAP  # the dialog's margins, the list's own, a scroll bar
        wrapped = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        needed = metrics.boundingRect(QRect(0, 0, width, 0), wrapped, self.list.toPlainText()).height() + metrics.lineSpacing()
        return min(needed, metrics.lineSpacing() * LINES) + 2 * theme.GAP


def _numbered(sentences: tuple[str, ...]) -> str:
    if len(sentences) == 1:
        return sentences[0]
    return "\n".join(f"{index}. {sentence}" for index, sentence in enumerate(sentences, 1))
