"""One verdict in the panel: clause, requirement, figures and reason; a click or Enter goes to its field."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Signal

from gui.record_form.determination_box import DeterminationBox
from gui.record_form.panel_card import PanelCard
from gui.theme import MUTED, VERDICT_COLOURS
from inspections.forms.verdicts import VerdictLine


class VerdictCard(PanelCard):
    """`chosen` carries the path to go to, `determined` the requirement, the fact and what was entered."""

    determined = Signal(str, str, object)

    def __init__(self, line: VerdictLine) -> None:
        """Show a line."""
        super().__init__()
        self.determination: DeterminationBox | None = None
        self.line = line
        self._show(line)

    def show_line(self, line: VerdictLine) -> None:
        """Show another state of the same requirement."""
        if line != self.line:
            self._show(line)

    def _show(self, line: VerdictLine) -> None:
        self.line = line
        self.say(line.path, _words(line), f"{line.verdict.label}，{line.clause}，{line.summary}，{line.reason}")
        if line.determination is None:
            if self.determination is not None:
                self.determination.hide()
            return
        if self.determination is None:
            self.determination = DeterminationBox()
            self.determination.edited.connect(lambda key, raw: self.determined.emit(self.line.requirement, key, raw))
            self.column.addWidget(self.determination)
        self.determination.show()
        self.determination.show_determination(line.determination)


def _words(line: VerdictLine) -> str:
    colour = VERDICT_COLOURS[line.verdict.code]
    head = f'<span style="color:{colour}"><b>{line.verdict.label}</b></span>'
    origin = f'<span style="color:{MUTED}">{escape(line.clause)}　{escape(line.topic)}</span>'
    leads = f'　<span style="color:{MUTED}">{escape(line.leads_to)}</span>' if line.leads_to else ""
    figures = f"<br><b>{escape(line.figures)}</b>" if line.figures else ""
    return f'{head}　{origin}{leads}<br>{escape(line.summary)}{figures}<br><span style="color:{MUTED}">{escape(line.reason)}</span>'
