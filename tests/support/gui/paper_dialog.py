"""How tests press, type and answer in the dialog for a document."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.documents.dialog import DocumentDialog
from gui.record_form.fields.line import LineEditor
from gui.record_form.fields.paragraph import ParagraphEditor
from inspections.documents.wanted import WantedDocument

Open = Callable[[WantedDocument], DocumentDialog]


def press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def write(dialog: DocumentDialog, path: str, text: str) -> None:
    part: Any = dialog.form.part(path)
    editor = part.editor
    assert isinstance(editor, LineEditor | ParagraphEditor)
    target = editor.line if isinstance(editor, LineEditor) else editor.text
    target.setFocus()
    target.selectAll()
    QTest.keyClicks(target, text)


def answer(dialog: DocumentDialog, label: str) -> str:
    press(dialog.issuing)
    question: QMessageBox = list(dialog.findChildren(QMessageBox))[-1]
    text: str = question.text() + question.informativeText()
    press(next(each for each in question.buttons() if each.text() == label))
    return text
