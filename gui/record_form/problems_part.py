"""The problems of a record beneath its violations: what no requirement computes, each with what it leads to."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import theme
from gui.record_form.panel_card import PanelCard
from gui.theme import MUTED
from gui.widgets.labels import text_label
from inspections.findings.phrases import clause_text
from inspections.findings.problems import Problem


class ProblemsPart(QWidget):
    """`chosen` carries the path to go to."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """Show no problem yet."""
        super().__init__()
        self.heading = text_label("", "group", wrap=False)
        self.cards: list[PanelCard] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.CLOSE)
        self._layout.addWidget(self.heading)
        self.hide()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show these problems; a card that stays keeps the cursor."""
        self.setVisible(bool(problems))
        self.heading.setText(f"其他问题（{len(problems)}）")
        while len(self.cards) > len(problems):
            card = self.cards.pop()
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self.cards) < len(problems):
            card = PanelCard()
            card.chosen.connect(self.chosen)
            self.cards.append(card)
            self._layout.addWidget(card)
            card.show()
        for card, problem in zip(self.cards, problems, strict=True):
            card.say(f"{problem.path}.text", _words(problem), f"其他问题，{problem.topic_label}，{problem.text}")


def _words(problem: Problem) -> str:
    outcome, state = problem.outcome_label or "处理方式未定", problem.state_label or "未整改"
    origin = "　".join(filter(None, (clause_text(problem.clause), problem.topic_label)))
    text = escape(problem.text).replace("\n", "<br>") or "（没有写明）"
    return f'<span style="color:{MUTED}">{escape(origin)}</span><br>{text}<br><span style="color:{MUTED}">{outcome}　{state}</span>'
