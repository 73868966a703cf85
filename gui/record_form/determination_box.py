"""The inspector's decision on a computed violation (认定), beneath it in the panel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui import theme
from gui.record_form.fields.growing import GrowingText
from gui.record_form.fields.plain import FormLine
from gui.record_form.fields.radio import RadioEditor
from gui.widgets.labels import text_label
from inspections.forms.verdicts import Determination

_DECISIONS = (("confirmed", "确认"), ("set_aside", "不予认定"), (None, "未认定"))


class DeterminationBox(QWidget):
    """`edited` carries the determination's fact (`decision`, `reason`, `found`, `correct`) and what was entered."""

    edited = Signal(str, object)

    def __init__(self) -> None:
        """Make the fields; what a decision does not ask for is hidden."""
        super().__init__()
        self._shown: Determination | None = None
        self.decision = RadioEditor(_DECISIONS)
        self.decision.name("认定")
        self.reason = FormLine()
        self.reason.setPlaceholderText("不予认定的理由（必填）")
        self.reason.setAccessibleName("不予认定的理由")
        self.reason.textEdited.connect(lambda text: self.edited.emit("reason", text))
        self.fact_found, self.correct = _text("查明的事实"), _text("整改要求")
        self.fact_found.textChanged.connect(lambda: self._typed("found", self.fact_found))
        self.correct.textChanged.connect(lambda: self._typed("correct", self.correct))
        self._found_label, self._correct_label = QLabel("查明的事实"), QLabel("整改要求")
        self.decision.edited.connect(lambda value: self.edited.emit("decision", value))
        self.fault = text_label("", "error")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(theme.NARROW)
        parts = (self.decision, self.reason, self._found_label, self.fact_found, self._correct_label, self.correct, self.fault)
        for part in parts:
            layout.addWidget(part)

    def show_determination(self, said: Determination) -> None:
        """Show what was decided; a text that is being typed is left alone."""
        if said == self._shown:
            return
        self._shown = said
        self.decision.show_value(said.decision or None)
        if self.reason.text().strip() != said.reason:
            self.reason.setText(said.reason)
        for field, text, hint in (
            (self.fact_found, said.found, said.suggested.found),
            (self.correct, said.correct, said.suggested.correct),
        ):
            if field.toPlainText().strip() != text:
                field.blockSignals(True)  # noqa: FBT003 # Qt's own
                field.setPlainText(text)
                field.blockSignals(False)  # noqa: FBT003 # Qt's own
            field.propose(f"不填则写：{hint}" if hint else "")
        self.reason.setVisible(said.decision == "set_aside")
        for part in (self._found_label, self.fact_found, self._correct_label, self.correct):
            part.setVisible(said.decision == "confirmed" or bool(said.found or said.correct))
        self.fault.setText("\n".join(said.faults.values()))
        self.fault.setVisible(bool(said.faults))

    def part(self, key: str) -> QWidget:
        """Return the field of one fact."""
        return {"reason": self.reason, "found": self.fact_found, "correct": self.correct}.get(key, self.decision)

    def _typed(self, key: str, field: GrowingText) -> None:
        self.edited.emit(key, field.toPlainText())


def _text(name: str) -> GrowingText:
    field = GrowingText()
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    return field
