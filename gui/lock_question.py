"""The question whether a lock that nobody seems to hold is taken over: not, unless a person says so."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from gui.sole_window import Refusal


class LockQuestion(QMessageBox):
    """Enter and Esc leave the folder alone."""

    def __init__(self, refusal: Refusal) -> None:
        """Show what is known of the lock."""
        why, _, danger = refusal.message.partition("\n")
        super().__init__(QMessageBox.Icon.Warning, "没有打开", why)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setInformativeText(danger)
        self.taking_over = self.addButton("接管并打开", QMessageBox.ButtonRole.DestructiveRole)
        self.leaving = self.addButton("不打开", QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.leaving)
        self.setEscapeButton(self.leaving)

    def taken_over(self) -> bool:
        """Ask, and say whether the person takes it over; waited for, since nothing else runs before the folder is the program's."""
        self.exec()
        return self.clickedButton() is self.taking_over
