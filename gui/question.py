"""Questions and short words over whatever is in front. Enter and Esc leave everything as it is.

They are opened and answered later. Only what a page must know before it is left is waited for (`answered_before_leaving`): whether a
window may close is said at once or never.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from gui.faults.front import open_dialog

Act = Callable[[], object]


def ask(parent: QWidget, title: str, text: str, answers: tuple[str, str], act: Act, more: str = "") -> QMessageBox:
    """Do `act` if the first of the `answers` is chosen, nothing after the second; `more` stands below the question, in smaller type."""
    return choose(parent, title, text, {answers[0]: act, answers[1]: None}, more)


def choose(parent: QWidget, title: str, text: str, acts: Mapping[str, Act | None], more: str = "") -> QMessageBox:
    """Do what is chosen of `acts` (words of the button to act); the last of them leaves everything as it is."""
    question = _question(parent, title, text, more)
    *doing, staying = acts
    buttons = {question.addButton(words, QMessageBox.ButtonRole.AcceptRole): acts[words] for words in doing}
    _add_staying(question, staying)

    def answered() -> None:
        chosen = next((act for button, act in buttons.items() if button is question.clickedButton()), acts[staying])
        if chosen is not None:
            chosen()

    question.finished.connect(answered)
    open_dialog(question)
    return question


def tell(parent: QWidget, title: str, text: str, more: str = "", acts: Mapping[str, Act] | None = None) -> QMessageBox:
    """Say something that was done or cannot be done; a button for each of `acts` does what can be done about it."""
    box = QMessageBox(QMessageBox.Icon.Information, title, text, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(more)
    buttons = {box.addButton(words, QMessageBox.ButtonRole.ActionRole): act for words, act in (acts or {}).items()}
    box.setDefaultButton(box.addButton("知道了", QMessageBox.ButtonRole.RejectRole))
    box.finished.connect(lambda: [act() for button, act in buttons.items() if button is box.clickedButton()])
    open_dialog(box)
    return box


def answered_before_leaving(parent: QWidget, title: str, text: str, answers: Sequence[str], staying: str) -> str:
    """Ask, wait, and return which of the `answers` was chosen; empty where the person stays."""
    question = _question(parent, title, text, "")
    buttons = [question.addButton(words, QMessageBox.ButtonRole.AcceptRole) for words in answers]
    _add_staying(question, staying)
    question.exec()
    return next((button.text() for button in buttons if button is question.clickedButton()), "")


def _question(parent: QWidget, title: str, text: str, more: str) -> QMessageBox:
    question = QMessageBox(QMessageBox.Icon.Question, title, text, parent=parent)
    question.setTextFormat(Qt.TextFormat.PlainText)
    question.setInformativeText(more)
    return question


def _add_staying(question: QMessageBox, words: str) -> QPushButton:
    staying = question.addButton(words, QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(staying)
    question.setEscapeButton(staying)
    return staying
