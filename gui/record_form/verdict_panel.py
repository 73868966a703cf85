"""The verdicts beside the form: violations, what is still missing, and the rest folded."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui import theme
from gui.record_form.checklist_bar import ChecklistBar
from gui.record_form.problems_part import ProblemsPart
from gui.record_form.verdict_card import VerdictCard
from gui.widgets.buttons import button_row, plain_button
from gui.widgets.columns import scrolling
from gui.widgets.labels import text_label
from inspections.checklists.answer import Verdict
from inspections.forms.verdicts import SHOWN_ORDER, VerdictLine, VerdictsState

_HEADINGS = {
    Verdict.VIOLATION: "不符合",
    Verdict.UNDETERMINED: "还缺什么",
    Verdict.COMPLIANT: "符合",
    Verdict.NOT_APPLICABLE: "不适用",
}
_ANY = 16_777_215
"""Qt's own greatest size: no limit."""
_IN_SIGHT = 70
"""Pixels kept above and below what is brought into sight."""
_FOLDED = frozenset({Verdict.COMPLIANT, Verdict.NOT_APPLICABLE})


class VerdictPart(QWidget):
    """The verdicts of one kind under a heading that folds them."""

    chosen = Signal(str)
    determined = Signal(str, str, object)
    all_confirmed = Signal()

    def __init__(self, verdict: Verdict) -> None:
        """Show no verdict yet."""
        super().__init__()
        self._verdict = verdict
        self.cards: dict[str, VerdictCard] = {}
        self._lines: tuple[VerdictLine, ...] = ()
        self.heading = plain_button("")
        self.heading.setObjectName("fold")
        self.heading.setCheckable(True)
        self.heading.setChecked(verdict not in _FOLDED)
        self.heading.toggled.connect(lambda _open: self._show())
        self.confirming = plain_button("全部认定…", self.all_confirmed.emit)
        self.confirming.hide()
        head = button_row(self.heading, self.confirming, grow=self.heading, spacing=theme.CLOSE)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.CLOSE)
        self._layout.addLayout(head)
        self.hide()

    def show_lines(self, lines: tuple[VerdictLine, ...]) -> None:
        """Show these verdicts; cards of requirements that were shown already stay, and keep the cursor."""
        if lines != self._lines:
            self._lines = lines
            self._show()

    def _show(self) -> None:
        unfolded = self.heading.isChecked()
        text = f"{_HEADINGS[self._verdict]}（{len(self._lines)}） {'▾' if unfolded else '▸'}"
        if self.heading.text() != text:
            self.heading.setText(text)
        self.setVisible(bool(self._lines))
        self.confirming.setVisible(any(line.determination is not None and not line.determination.decision for line in self._lines))
        self._show_cards(self._lines if unfolded else ())

    def _show_cards(self, lines: Sequence[VerdictLine]) -> None:
        wanted = {line.requirement for line in lines}
        for requirement in [own for own in self.cards if own not in wanted]:
            card = self.cards.pop(requirement)
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        for row, line in enumerate(lines, start=1):
            known = self.cards.get(line.requirement)
            if known is not None:
                known.show_line(line)
                continue
            made = self.cards[line.requirement] = VerdictCard(line)
            made.chosen.connect(self.chosen)
            made.determined.connect(self.determined)
            self._layout.insertWidget(row, made)
            made.show()  # at once: the cursor may go there next


class VerdictPanel(QWidget):
    """`chosen` carries the path to go to, `determined` the requirement, its determination's fact and what was entered.

    `all_confirmed` asks to uphold whatever nobody decided on.
    """

    chosen = Signal(str)
    determined = Signal(str, str, object)
    all_confirmed = Signal()

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.summary = text_label("", "heading2", wrap=False)
        self.fold = plain_button("展开")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._fold)
        self.fold.setAccessibleName("展开或收起核对结果")
        head = QHBoxLayout()
        head.setContentsMargins(theme.INSET, theme.CLOSE, theme.INSET, theme.CLOSE)
        title = text_label("核对结果", "group", wrap=False)
        head.addWidget(title)
        head.addWidget(self.summary)
        head.addStretch(1)
        head.addWidget(self.fold)
        self.checklist = ChecklistBar()
        inner = QWidget()
        inner.setObjectName("verdicts")
        parts = QVBoxLayout(inner)
        parts.setContentsMargins(theme.INSET, theme.CLOSE, theme.INSET, theme.INSET)
        parts.setSpacing(theme.INSET)
        self.parts = {verdict: VerdictPart(verdict) for verdict in SHOWN_ORDER}
        self.problems = ProblemsPart()
        self.problems.chosen.connect(self.chosen)
        for verdict, part in self.parts.items():
            part.chosen.connect(self.chosen)
            part.determined.connect(self.determined)
            part.all_confirmed.connect(self.all_confirmed)
            parts.addWidget(part)
            if verdict is Verdict.VIOLATION:
                parts.addWidget(self.problems)
        parts.addStretch(1)
        self.area = scrolling(inner, sideways=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.checklist)
        layout.addWidget(self.area, 1)
        self.fold.hide()

    def show_state(self, state: VerdictsState) -> None:
        """Show a state; only what changed is touched."""
        summary = state.summary()
        if self.summary.text() != summary:
            self.summary.setText(summary)
        for verdict, part in self.parts.items():
            part.show_lines(state.lines.get(verdict, ()))
        self.problems.show_problems(state.problems)

    def beside(self, width: int, height: int) -> None:
        """Stand beside the form, `width` pixels wide; or (0) beneath it, folded to one line or `height` pixels high."""
        self.fold.setVisible(not width)
        self.area.setVisible(bool(width) or self.fold.isChecked())
        self.setMinimumWidth(width)
        self.setMaximumWidth(width or _ANY)
        self.area.setMinimumHeight(0 if width else height)
        self.area.setMaximumHeight(_ANY if width else height)

    def unfold(self) -> None:
        """Open the panel where it is folded."""
        if not self.fold.isHidden():
            self.fold.setChecked(True)

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll to a part of a card: now, and again when what was only just shown has its place."""
        self.area.ensureWidgetVisible(part, 0, _IN_SIGHT)
        QTimer.singleShot(0, part, lambda: self.area.ensureWidgetVisible(part, 0, _IN_SIGHT))

    def card(self, requirement: str) -> VerdictCard | None:
        """Return the card of a requirement, or None where it is not shown."""
        return next((part.cards[requirement] for part in self.parts.values() if requirement in part.cards), None)

    def _fold(self, unfolded: bool) -> None:  # noqa: FBT001 # Qt's signal
        self.fold.setText("收起" if unfolded else "展开")
        self.area.setVisible(unfolded)
