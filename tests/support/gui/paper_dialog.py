"""How tests press, type and answer in the dialog for a document."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.documents.paper_dialog import PaperDialog
from gui.documents.paper_state import WantedPaper
from gui.record_form.fields.line import LineEditor
from gui.record_form.fields.paragraph import ParagraphEditor

Open = Callable[[WantedPaper], PaperDialog]


def press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def write(dialog: PaperDialog, path: str, text: str) -> None:
    part: Any = dialog.form.part(path)
    editor = part.editor
    assert isinstance(editor, LineEditor | ParagraphEditor)
    target = editor.line if isinstance(editor, LineEditor) else editor.text
    target.setFocus()
    target.selectAll()
    QTest.keyClicks(target, text)


def answer(dialog: PaperDialog, label: str) -> str:
    press(dialog.issuing)
    question: QMessageBox = list(dialog.findChildren(QMessageBox))[-1]
    text: str = question.text() + question.informativeText()
    press(next(each for each in question.buttons() if each.text() == label))
    return text
