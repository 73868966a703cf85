"""One question before something that cannot be taken back: Enter and Esc leave everything as it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.faults.front import open_dialog


def ask(parent: QWidget, title: str, text: str, answers: tuple[str, str], act: Callable[[], None], more: str = "") -> None:
    """Do `act` if the first of the `answers` is chosen, nothing after the second; `more` stands below the question, in smaller type."""
    question = QMessageBox(QMessageBox.Icon.Question, title, text, parent=parent)
    question.setTextFormat(Qt.TextFormat.PlainText)
    question.setInformativeText(more)
    acting = question.addButton(answers[0], QMessageBox.ButtonRole.AcceptRole)
    staying = question.addButton(answers[1], QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(staying)
    question.setEscapeButton(staying)
    question.finished.connect(lambda: act() if question.clickedButton() is acting else None)
    open_dialog(question)
