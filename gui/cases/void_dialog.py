"""作废文书: the reason, without which nothing is made void."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from gui.record_form.fields.growing import GrowingText
from gui.widgets.buttons import button_row, plain_button
from gui.widgets.columns import fill_dialog
from gui.widgets.labels import heading_label, text_label
from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.documents.kinds import title_of

_MOST = 8
"""Documents that are named one by one."""


class VoidDialog(QDialog):
    """Asks for the reason. `confirmed` carries it."""

    confirmed = Signal(str)

    def __init__(self, title: str, document: Document, parent: QWidget | None = None) -> None:
        """Name the document that is to be void, and what comes of it."""
        super().__init__(parent)
        self.setWindowTitle("作废文书")
        self.setMinimumWidth(480)
        heading = heading_label(f"作废{title}（{document.number.text}）")
        explanation = text_label(
            f"作废后文书和文号都留有记录，文号不再使用，也不能恢复有效。{_follows(document)}内容有误、需要更正的，请用“替换”另出一份。"
        )
        self.resting = text_label("", "hint", selectable=True)
        self.resting.hide()
        self.reason = GrowingText()
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName("作废的原因")
        self.reason.propose("请填写作废的原因，例如：被检查单位名称有误。")
        self.voiding = plain_button("作废")
        self.reason.textChanged.connect(lambda: self.voiding.setEnabled(bool(self._said())))
        self.voiding.setEnabled(False)
        self.voiding.setAutoDefault(False)
        self.voiding.clicked.connect(self._confirm)
        self.leaving = plain_button("取消", self.reject, enter=True)
        row = button_row(None, self.voiding, self.leaving)
        fill_dialog(self, heading, explanation, self.resting, self.reason, row)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_resting(self, documents: Sequence[Document]) -> None:
        """Say which standing documents speak of this one."""
        names = [f"· {title_of(document)}  {document.number.text}" for document in documents]
        if len(names) > _MOST:
            names[_MOST:] = [f"· 等{len(documents)}份"]
        heading_text = "以下文书涉及这一份，作废后仍然有效并留在案卷中，列出时注明所涉的一份已作废；需要的，请另行替换或者作废："
        self.resting.setText("\n".join((heading_text, *names)))
        self.resting.setVisible(bool(documents))
        # The dialog may stand on the screen by now: it grows, for nothing in it can give way.
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    def _said(self) -> str:
        return self.reason.toPlainText().strip()

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit(self._said())


def _follows(document: Document) -> str:
    """Return what becomes of what the document ordered, and of the one that it replaced."""
    ordered = "其中责令整改的问题在台账中改回“待下达通知书”。" if document.number.series.kind == NumberKind.NOTICE else ""
    former = "它所替换的一份不会恢复有效。" if document.replaces is not None else ""
    return f"{ordered}{former}"
