"""What happens in the dialog for comparing two checklists. Knows no widget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from gui.comparison.state import ComparisonState, MatterState, SideState
from inspections.checklists.check import check
from inspections.checklists.comparing import ComparedMatter, Comparison, Difference, Side
from inspections.checklists.pack import Pack
from inspections.documents.knowledge import Knowledge
from inspections.forms.needs import topics_of
from inspections.records.fields.inspection import TOPICS
from inspections.records.lenient import read_leniently

_DAY = "inspected_on"


@dataclass(frozen=True, slots=True)
class Compared:
    """What is compared: what a form holds, finished or not, and the checklist that it is held against."""

    content: Mapping[str, Any]
    checklist: str


class ComparisonPresenter:
    """One content against two checklists; nothing is kept of it."""

    def __init__(self, show: Callable[[ComparisonState], None], knowledge: Knowledge, compared: Compared) -> None:
        """Show by `show`; `compare` comes next, against the first other checklist there is."""
        self._show_state, self._knowledge = show, knowledge
        self._own = knowledge.packs.checklist(compared.checklist)
        self._others = tuple(pack for pack in knowledge.packs.checklists if pack is not self._own)
        self._table, faults = read_leniently(compared.content, knowledge.vocabulary)
        self._lacking = ""
        if any(fault.path == _DAY for fault in faults):
            self._lacking = "请先填好检查时间：哪些要求在施行期内，由它决定。"
        elif not topics_of(compared.content):
            self._lacking = "请先勾选检查项目。"
        self._other: Pack | None = self._others[0] if self._others else None
        self._only_differing = True
        self._matters: tuple[ComparedMatter, ...] = ()

    def compare(self) -> None:
        """Hold the content against both checklists and show what they differ in."""
        self._matters = ()
        if self._other is not None and not self._lacking:
            first, second = (check(self._table, pack, self._knowledge.calendar) for pack in (self._own, self._other))
            self._matters = Comparison(first, second).of_record(0)
        self._show()

    def choose(self, checklist: str) -> None:
        """Compare with another checklist."""
        self._other = next((pack for pack in self._others if pack.id == checklist), self._other)
        self.compare()

    def show_only_differing(self, only: bool) -> None:  # noqa: FBT001 # what the box says
        """Leave out the matters on which both agree, or show them, too."""
        self._only_differing = only
        self._show()

    def _show(self) -> None:
        order = list(Difference)  # what matters most first; inside one the order of the checklists
        shown = [matter for matter in self._matters if not self._only_differing or matter.difference is not Difference.NONE]
        shown.sort(key=lambda matter: order.index(matter.difference))
        self._show_state(
            ComparisonState(
                own=self._own.title,
                offered=tuple((pack.id, pack.title) for pack in self._others),
                other="" if self._other is None else self._other.id,
                only_differing=self._only_differing,
                lines=tuple(map(_line, shown)),
                message=self._summary(),
            )
        )

    def _summary(self) -> str:
        if self._other is None:
            return "程序中只有这一个检查表，没有可以对比的。"
        if self._lacking:
            return self._lacking
        counts = Counter(matter.difference for matter in self._matters)
        return f"{'，'.join(f'{_words(difference)}{counts[difference]}项' for difference in Difference)}。"


def _line(matter: ComparedMatter) -> MatterState:
    topic = TOPICS.get(matter.topic, matter.topic)
    return MatterState(f"{matter.matter}（{topic}）", _words(matter.difference), _side(matter.first), _side(matter.second))


def _words(difference: Difference) -> str:
    return {Difference.ONLY_FIRST: "只有左表要求", Difference.ONLY_SECOND: "只有右表要求"}.get(difference, difference.label)


def _side(side: Side | None) -> SideState:
    if side is None:
        return SideState()
    answer = side.answer
    return SideState(f"{answer.clause}　{side.rule}", answer.verdict.code, answer.verdict.label, answer.reason)
