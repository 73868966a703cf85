"""The question before something is left that the disk did not take: stay, put a copy elsewhere, or give it up."""

from __future__ import annotations

from pathlib import Path

import simplejson
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from inspections.faults import UserError
from inspections.files.writing import write_atomically
from inspections.forms.content import Content


class UnsavedQuestion(QMessageBox):
    """Enter and Esc stay. The copy goes where the person says, which is another disk or stick; after it the question stands again."""

    def __init__(self, parent: QWidget, message: str, file: str, content: Content) -> None:
        """Ask about what `message` says is not on the disk; a copy of `content` is offered under the name `file`, whose ending it gets."""
        super().__init__(QMessageBox.Icon.Warning, "内容还没有存盘", message, parent=parent)
        self._file, self._content = file, content
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setInformativeText("现在离开，这些内容就会丢失。可以留下等待重试，或者先另存一份到别的磁盘。")
        self.staying = self.addButton("留下，继续重试", QMessageBox.ButtonRole.RejectRole)
        self.copying = self.addButton("另存一份…", QMessageBox.ButtonRole.ActionRole)
        self.giving_up = self.addButton("放弃这些内容", QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(self.staying)
        self.setEscapeButton(self.staying)

    def given_up(self) -> bool:
        """Ask, wait, and say whether the person gives up what is not on the disk: whether a window may close is said at once or never."""
        while True:
            self.exec()
            if self.clickedButton() is not self.copying:
                return self.clickedButton() is self.giving_up
            self._copy()

    def _copy(self) -> None:
        ending = Path(self._file).suffix
        chosen, _ = QFileDialog.getSaveFileName(self, "另存一份", self._file, f"内容 (*{ending})")
        if not chosen:
            return
        path = Path(chosen).with_suffix(ending)
        try:
            write_atomically(
                path, simplejson.dumps(self._content, ensure_ascii=False, use_decimal=True).encode("utf-8", "backslashreplace")
            )
        except UserError as error:
            self.setInformativeText("\n".join(fault.sentence() for fault in error.faults))
        else:
            again = "补齐后可以用“导入”读入。" if ending == ".jsonl" else ""
            self.setInformativeText(f"已另存到：{path}\n{again}现在可以放弃窗口中的内容，也可以留下。")
