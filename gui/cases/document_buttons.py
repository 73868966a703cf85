"""What can be done with an issued document: a row of buttons, wherever documents are listed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from gui.widgets.buttons import plain_button
from inspections.cases.documents import Document, DocumentState


class DocumentButtons(QObject):
    """Act on the document that was shown last; every signal carries it. `row` has the buttons in their order, for a page to lay out."""

    look_wanted = Signal(object)
    verification_wanted = Signal(object)
    print_wanted = Signal(object)
    take_out_wanted = Signal(object)
    word_wanted = Signal(object)
    replacement_wanted = Signal(object)
    voiding_wanted = Signal(object)

    def __init__(self) -> None:
        """Have no document yet."""
        super().__init__()
        self._document: Document | None = None
        self.looking = self._button("预览", self.look_wanted.emit)
        self.verifying = self._button("验证签名…", self.verification_wanted.emit)
        self.printing = self._button("打印…", self.print_wanted.emit)
        self.taking = self._button("取出 PDF…", self.take_out_wanted.emit)
        self.wording = self._button("导出 Word…", self.word_wanted.emit)
        self.replacing = self._button("替换…", self.replacement_wanted.emit)
        self.voiding = self._button("作废…", self.voiding_wanted.emit)
        self.verifying.setToolTip("查验文件自电子签名后有没有改动、由谁在何时签名")
        self.verifying.hide()
        self.wording.setToolTip("按签发时的记录和现在的模板重新排成可以编辑的文件；正式文本以签发的 PDF 为准")
        self.replacing.setToolTip("另出新的一份，写明替换哪一份；原来的一份仍然保留")
        self.row = (self.looking, self.verifying, self.printing, self.taking, self.wording, self.replacing, self.voiding)
        self.show_document(None)

    def offer_verification(self, *, offered: bool) -> None:
        """Have the button for signatures or not: where no document bears one it only takes room."""
        self.verifying.setVisible(offered)

    def show_document(self, document: Document | None, *, signed: bool = False) -> None:
        """Offer what can be done with a document; one that does not stand is neither replaced nor made void."""
        self._document = document
        self.verifying.setEnabled(document is not None and signed)
        for button in (self.looking, self.printing, self.taking, self.wording):
            button.setEnabled(document is not None)
        standing = document is not None and document.state is DocumentState.ISSUED
        self.voiding.setEnabled(standing)
        self.replacing.setEnabled(standing)

    def look(self) -> None:
        """Ask to see the document, as a double click on its row does."""
        self._with_document(self.look_wanted.emit)

    def _button(self, label: str, wanted: Callable[[Document], object]) -> QPushButton:
        return plain_button(label, lambda: self._with_document(wanted))

    def _with_document(self, act: Callable[[Document], object]) -> None:
        if self._document is not None:
            act(self._document)
