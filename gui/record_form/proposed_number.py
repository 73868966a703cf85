"""The number that a new record is given until the person writes one: it follows the county and the year of the inspection."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from gui.operations.operation import Operation
from gui.operations.running import Running
from inspections.faults import Fault
from inspections.forms.content import Content, held
from inspections.session import Session
from inspections.use_cases.propose_number import propose_number

_LEADING = frozenset({"inspected_on", "county"})


class ProposedNumber:
    """What was proposed for one new record. A number that was not proposed is the person's own and stays."""

    def __init__(self) -> None:
        """Begin with nothing proposed."""
        self._given: set[str] = set()
        self._asked: tuple[str, int] | None = None

    def wanted(self, content: Content, path: str = "") -> tuple[str, int] | None:
        """Return county and year to propose a number of, or None; `path` is the field that was edited."""
        basis = _basis(content)
        if basis is None or basis == self._asked or (path and path not in _LEADING) or not self._untouched(content):
            return None
        self._asked = basis
        return basis

    def look_up(
        self,
        running: Running,
        content: Content,
        path: str,
        draft: UUID,
        done: Callable[[str, tuple[str, int]], None],
        refused: Callable[[str], None],
    ) -> None:
        """Find the number to propose in the background, where one is `wanted`; the draft's own is none that is taken.

        Why there is none goes to `refused`, in a sentence.
        """
        basis = self.wanted(content, path)
        if basis is None:
            return
        county, year = basis

        def work(session: Session, _progress: object) -> str:
            return propose_number(session.store, (own for own in session.drafts.unfinished() if own.id != draft), county, year)

        def failed(faults: tuple[Fault, ...]) -> None:
            refused(f"没有拟出记录编号，请自行填写：{faults[0].what}，{faults[0].action}。")

        running.run(Operation("编号", work, lambda number: done(number, basis), failed=failed))

    def take(self, content: Content, basis: tuple[str, int], number: str) -> bool:
        """Say whether an answer still fits, and remember it: the person may have written on while it was looked up."""
        if basis != self._asked or not self._untouched(content):
            return False
        self._given.add(number)
        return True

    def _untouched(self, content: Content) -> bool:
        number = held(content, "id")
        return number in self._given if number is not None else not self._given


def _basis(content: Content) -> tuple[str, int] | None:
    county = str(held(content, "county") or "").strip()
    try:
        year = date.fromisoformat(str(held(content, "inspected_on"))).year
    except ValueError:
        return None
    return (county, year) if county else None
