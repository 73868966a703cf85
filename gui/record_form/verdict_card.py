"""One verdict in the panel: clause, requirement, figures and reason; a click or Enter goes to its field."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from gui import theme
from gui.record_form.determination_box import DeterminationBox
from gui.theme import MUTED, VERDICT_COLOURS
from gui.widgets.labels import text_label
from inspections.forms.verdicts import VerdictLine

_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class VerdictCard(QFrame):
    """`chosen` carries the path to go to, `determined` the requirement, the fact and what was entered."""

    chosen = Signal(str)
    determined = Signal(str, str, object)

    def __init__(self, line: VerdictLine) -> None:
        """Show a line."""
        super().__init__()
        self.setObjectName("verdict")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words = text_label("", "marked")
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(theme.INSET, 7, theme.INSET, theme.GAP)
        self._layout.setSpacing(theme.NARROW)
        self._layout.addWidget(self.words)
        self.determination: DeterminationBox | None = None
        self.line = line
        self._show(line)

    def show_line(self, line: VerdictLine) -> None:
        """Show another state of the same requirement."""
        if line != self.line:
            self._show(line)

    def _show(self, line: VerdictLine) -> None:
        self.line = line
        words = _words(line)
        if words != self.words.text():
            self.words.setText(words)
            self.setAccessibleName(f"{line.verdict.label}，{line.clause}，{line.summary}，{line.reason}")
        if line.determination is None:
            if self.determination is not None:
                self.determination.hide()
            return
        if self.determination is None:
            self.determination = DeterminationBox()
            self.determination.edited.connect(lambda key, raw: self.determined.emit(self.line.requirement, key, raw))
            self._layout.addWidget(self.determination)
        self.determination.show()
        self.determination.show_determination(line.determination)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.line.path)
        else:
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.chosen.emit(self.line.path)
        else:
            super().keyPressEvent(event)


def _words(line: VerdictLine) -> str:
    colour = VERDICT_COLOURS[line.verdict.code]
    head = f'<span style="color:{colour}"><b>{line.verdict.label}</b></span>'
    origin = f'<span style="color:{MUTED}">{escape(line.clause)}　{escape(line.topic)}</span>'
    leads = f'　<span style="color:{MUTED}">{escape(line.leads_to)}</span>' if line.leads_to else ""
    figures = f"<br><b>{escape(line.figures)}</b>" if line.figures else ""
    return f'{head}　{origin}{leads}<br>{escape(line.summary)}{figures}<br><span style="color:{MUTED}">{escape(line.reason)}</span>'
