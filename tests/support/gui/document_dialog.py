"""How tests press, type and answer in the dialog for a document."""

from collections.abc import Callable
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from gui.documents.dialog import DocumentDialog
from gui.record_form.fields.line import LineEditor
from gui.record_form.fields.paragraph import ParagraphEditor
from inspections.documents.wanted import WantedDocument
from tests.support.gui.clicking import press

Open = Callable[[WantedDocument], DocumentDialog]


def write(dialog: DocumentDialog, path: str, text: str) -> None:
    part: Any = dialog.form.part(path)
    editor = part.editor
    assert isinstance(editor, LineEditor | ParagraphEditor)
    target = editor.line if isinstance(editor, LineEditor) else editor.text
    target.setFocus()
    target.selectAll()
    QTest.keyClicks(target, text)


def answer(dialog: DocumentDialog, label: str) -> str:
    """Press 签发 and answer the question that comes up; return the question."""
    press(dialog.issuing)
    boxes: list[QMessageBox] = list(dialog.findChildren(QMessageBox))
    question = boxes[-1]  # an earlier one may be about to be deleted
    text: str = question.text() + question.informativeText()
    press(next(button for button in question.buttons() if button.text() == label))
    return text


def issue(dialog: DocumentDialog) -> None:
    answer(dialog, "签发")
