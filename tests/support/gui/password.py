"""The question for a certificate's password, and its answer."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.digital_signature.password_dialog import PasswordDialog


def password_dialogs(over: QWidget) -> list[PasswordDialog]:
    """Return the dialogs that ask for a password over another one."""
    dialogs: list[PasswordDialog] = list(over.findChildren(PasswordDialog))
    return [dialog for dialog in dialogs if dialog.isVisible()]


def enter_password(dialog: PasswordDialog, password: str) -> None:
    dialog.password.setFocus()
    dialog.password.selectAll()
    dialog.password.insert(password)  # as an input method does
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)
