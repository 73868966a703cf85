"""拒绝签名: the reason and the witnesses, as they will stand in the place of the signature."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from gui import theme
from gui.settings.profile_fields import show_below
from gui.signing.refusal_presenter import RefusalPresenter
from gui.signing.state import RefusalState
from gui.widgets.buttons import button_row, plain_button, primary_button
from gui.widgets.columns import fill_dialog
from gui.widgets.labels import heading_label, hint_label

HINT = "照对方的原话写；没有说明原因的写“未说明原因”。"
WITNESSES = "有见证人的，写明姓名和单位；没有的留空。"
_LINES = 3


class RefusalDialog(QDialog):
    """One person's refusal. The caller opens it and takes `refused`; closed without it, nothing was recorded."""

    refused = Signal(object)
    """`{"refused": {"reason": …, "witnesses": [{"name": …, "unit": …}, …]}}`, as a document's content holds it."""

    def __init__(self, who: str, kept: Mapping[str, Any] | None = None, parent: QWidget | None = None) -> None:
        """Ask for the reason; `who` refuses: 被检查单位. `held` is what the content holds already."""
        super().__init__(parent)
        self.setWindowTitle("拒绝签名")
        self.setMinimumWidth(520)
        self.presenter = RefusalPresenter(self.show_state, self._accepted, who, kept)
        self.who = heading_label(f"拒绝签名的人：{who}")
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName("拒绝签名的原因")
        self.reason.setFixedHeight(self.reason.fontMetrics().lineSpacing() * _LINES + 22)
        self.reason.textChanged.connect(lambda: self.presenter.write_reason(self.reason.toPlainText()))
        self.reason_below = hint_label(HINT)
        self.witnesses = [(QLineEdit(), QLineEdit()) for _ in range(self.presenter.rows)]
        self.witnesses_below = hint_label(WITNESSES)
        fill_dialog(self, self.who, QLabel("原因"), self.reason, self.reason_below, self._grid(), self.witnesses_below, self._buttons())
        self.presenter.show()

    def show_state(self, state: RefusalState) -> None:
        """Show a state."""
        if self.reason.toPlainText() != state.reason:
            self.reason.setPlainText(state.reason)
        theme.mark_wrong(self.reason, "reason" in state.faults)
        show_below(self.reason_below, HINT, state.faults.get("reason"))
        for (name, unit), (its_name, its_unit) in zip(self.witnesses, state.witnesses, strict=True):
            for editor, text in ((name, its_name), (unit, its_unit)):
                if editor.text() != text:
                    editor.setText(text)
            theme.mark_wrong(name, "witnesses" in state.faults and bool(its_unit.strip()) and not its_name.strip())
        show_below(self.witnesses_below, WITNESSES, state.faults.get("witnesses"))
        self._make_room()

    def _make_room(self) -> None:
        """Grow where a fault takes more lines than the hint had: squeezed, it would lie over its field."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.MARGIN)
        grid.setVerticalSpacing(theme.NARROW)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(3, 3)
        for row, (name, unit) in enumerate(self.witnesses):
            for column, (label, editor) in enumerate((("见证人", name), ("单位", unit))):
                editor.setAccessibleName(f"{label}{row + 1}")
                editor.textChanged.connect(lambda _: self._write())
                grid.addWidget(QLabel(label), row, 2 * column)
                grid.addWidget(editor, row, 2 * column + 1)
        return grid

    def _write(self) -> None:
        self.presenter.write_witnesses(tuple((name.text(), unit.text()) for name, unit in self.witnesses))

    def _accepted(self, refusal: Mapping[str, Any]) -> None:
        self.refused.emit(refusal)
        self.accept()

    def _buttons(self) -> QHBoxLayout:
        self.closing = plain_button("取消", self.reject, enter=False)
        self.accepting = primary_button("记为拒绝签名", self.presenter.accept, enter=False)
        return button_row(None, self.closing, self.accepting)
