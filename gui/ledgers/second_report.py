"""What is asked before a month that was reported on is reported on anew."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.ledgers.state import Month
from gui.records.months import spoken_month
from inspections.cases.documents import Document
from inspections.days import spoken_day


class SecondReport(QMessageBox):
    """Names the report that stands. `replacement_wanted` and `look_wanted` say what the person chose; leaving says nothing."""

    replacement_wanted = Signal()
    look_wanted = Signal()

    def __init__(self, month: Month, former: Document, parent: QWidget) -> None:
        """Ask; to leave is what Enter and Esc do."""
        told = f"{spoken_month(month)}的通报已经签发（{former.number.text}，{spoken_day(former.issued_on)}），仍然有效。"
        super().__init__(QMessageBox.Icon.Question, "出具通报", told, parent=parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setInformativeText("要另出一份替换它吗？新的一份另给文号，文中写明替换原来的一份；原来的一份仍留在“已签发的通报”中。")
        self.replacing = self.addButton("另出一份替换", QMessageBox.ButtonRole.AcceptRole)
        self.looking = self.addButton("查看已签发的", QMessageBox.ButtonRole.ActionRole)
        self.leaving = self.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.leaving)
        self.setEscapeButton(self.leaving)
        self.finished.connect(self._answer)

    def _answer(self) -> None:
        if self.clickedButton() is self.replacing:
            self.replacement_wanted.emit()
        elif self.clickedButton() is self.looking:
            self.look_wanted.emit()
