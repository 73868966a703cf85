"""How a person answers the dialogs."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from gui.digital_signature.password_dialog import PasswordDialog
from gui.documents.dialog import DocumentDialog


def press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def uncheck(box: QCheckBox) -> None:
    """Click on the box itself: beside its words a click does nothing."""
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))
    assert not box.isChecked()


def issue(dialog: DocumentDialog) -> None:
    """Press 签发 and confirm."""
    press(dialog.issuing)
    question: QMessageBox = list(dialog.findChildren(QMessageBox))[-1]
    press(next(each for each in question.buttons() if each.text() == "签发"))


def asked(over: QWidget) -> list[PasswordDialog]:
    """The dialogs that ask for a password over another one."""
    dialogs: list[PasswordDialog] = list(over.findChildren(PasswordDialog))
    return [each for each in dialogs if each.isVisible()]


def answer(dialog: PasswordDialog, password: str) -> None:
    dialog.password.setFocus()
    dialog.password.selectAll()
    dialog.password.insert(password)  # as an input method does
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)
