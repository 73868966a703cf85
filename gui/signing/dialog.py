"""签名: who signs, the pad, and what to do with the strokes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from gui.signing.pad import SignaturePad
from gui.signing.presenter import SigningPresenter
from gui.signing.state import SigningState
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.columns import fill_dialog
from gui.widgets.labels import heading_label, hint_label


class SignatureDialog(QDialog):
    """One person's signature. The caller opens it and takes `signed`; closed without any signal, nothing changes."""

    signed = Signal(object)
    """`{"strokes": [[[x, y], …], …]}`, as a document's content holds it under `signatures`."""

    refusal_requested = Signal()
    """The person does not sign, and says why."""
    by_hand_requested = Signal()
    """The signature is given on the printed paper: what was there goes."""

    def __init__(self, who: str, kept: Mapping[str, Any] | None = None, parent: QWidget | None = None, *, may_refuse: bool = False) -> None:
        """Show the pad; `who` stands above it: 检查人员 张某某. `held` is what the content holds already."""
        super().__init__(parent)
        self.setWindowTitle("签名")
        self.presenter = SigningPresenter(self.show_state, self._accepted, kept)
        self.who = heading_label(f"签名人：{who}")
        self.pad = SignaturePad()
        self.pad.touched.connect(lambda x, y: self.presenter.touch((x, y)))
        self.pad.moved.connect(lambda x, y: self.presenter.move((x, y)))
        self.pad.lifted.connect(self.presenter.lift)
        self.message = hint_label(wrap=False)
        self.clearing = plain_button("重写", self.presenter.clear, enter=False)
        self.undoing = plain_button("撤销一笔", self.presenter.undo, tip="Ctrl+Z", enter=False)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.presenter.undo)
        self.refusing = plain_button("拒绝签名…", self.refusal_requested.emit, enter=False)
        self.refusing.setVisible(may_refuse)
        self.by_hand = plain_button("改为打印后手签", self._leave_to_hand, enter=False)
        self.by_hand.setVisible(bool(kept))
        self.closing = plain_button("取消", self.reject, enter=False)
        self.accepting = primary_button("确定", self.presenter.accept, enter=False)
        row = button_row(self.clearing, self.undoing, self.refusing, self.by_hand, None, self.closing, self.accepting)
        fill_dialog(self, self.who, self.pad, self.message, row, grow=self.pad)
        self.presenter.show()
        self.pad.setFocus()  # and not the button that wipes it all

    def show_state(self, state: SigningState) -> None:
        """Show a state."""
        self.pad.show_strokes(state.strokes)
        self.message.setText(state.message)
        self.clearing.setEnabled(state.may_undo)
        self.undoing.setEnabled(state.may_undo)
        self.accepting.setEnabled(state.may_accept)

    def _accepted(self, signature: Mapping[str, Any]) -> None:
        self.signed.emit(signature)
        self.accept()

    def _leave_to_hand(self) -> None:
        self.by_hand_requested.emit()
        self.accept()
