"""The dialog for user errors: a list that can be read and copied."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from gui import theme


class FaultDialog(QDialog):
    """A heading and the sentences, with a button that copies them."""

    def __init__(self, heading: str, sentences: tuple[str, ...], parent: QWidget | None = None) -> None:
        """Show nothing yet: the caller opens it."""
        super().__init__(parent)
        self.setWindowTitle("提示")
        self.setMinimumWidth(560)
        self._text = "\n".join(sentences)
        title = QLabel(heading)
        title.setObjectName("heading")
        title.setWordWrap(True)
        self.list = QPlainTextEdit(_numbered(sentences))
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setMinimumHeight(120 if len(sentences) < 4 else 240)  # noqa: PLR2004 # what fits the lower height
        buttons = QDialogButtonBox()
        self.copy = buttons.addButton("复制", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text))
        self.close_button = buttons.addButton("知道了", QDialogButtonBox.ButtonRole.AcceptRole)
        self.close_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.WIDE)
        layout.setSpacing(theme.GAP)
        layout.addWidget(title)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.close_button.setFocus()


def _numbered(sentences: tuple[str, ...]) -> str:
    if len(sentences) == 1:
        return sentences[0]
    return "\n".join(f"{place}. {sentence}" for place, sentence in enumerate(sentences, 1))
