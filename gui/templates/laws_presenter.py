"""待核法条: the laws that a pack marks so, each to be confirmed once by the bureau. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from gui.faults.presenter import ShowsFaults
from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import Running
from gui.templates.state import LawLine, LawsState
from inspections.checklists.law import Law
from inspections.checklists.loading import Packs
from inspections.faults import Fault
from inspections.profiles.confirmed_laws import ConfirmedLaw
from inspections.session import Session
from inspections.use_cases.confirm_laws import Confirmations, confirm_law, withdraw_law

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LawSurroundings:
    """What the dialog works with; `county` is the bureau's, `today` the day of a confirmation."""

    operations: Running
    faults: ShowsFaults
    packs: Packs
    county: str
    today: Callable[[], date]


class LawsPresenter:
    """The laws 待核 of all packs with the bureau's confirmations."""

    def __init__(self, show: Callable[[LawsState], None], around: LawSurroundings) -> None:
        """Show by `show`; `load` comes next."""
        self._show_state, self._around = show, around
        self._confirmed: tuple[ConfirmedLaw, ...] = ()
        self._message = ""
        self._busy = False

    def load(self) -> None:
        """Fetch the bureau's confirmations."""
        county = self._around.county

        def work(session: Session, _progress: object) -> tuple[ConfirmedLaw, ...]:
            with session.store.reading() as unit:
                return unit.laws.of(county)

        self._run("读取法条的核对", work, self._stand)

    def confirm(self, key: str, by: str) -> None:
        """Keep that somebody has read a law in the official text."""
        law = self._laws().get(key)
        if law is None or self._busy:
            return
        if not by.strip():
            self._message = "请先填写核对人。"
            self._show()
            return
        kept = ConfirmedLaw(law.key, law.name, self._around.today(), by.strip())
        self._message = f"已记录：{law.name}，由{kept.confirmed_by}核对。"
        county = self._around.county
        self._run("记录法条的核对", lambda session, _: confirm_law(session.store, county, kept), self._confirmed_anew)

    def withdraw(self, key: str) -> None:
        """Take a confirmation back: the law is 待核 again."""
        law = self._laws().get(key)
        if law is None or self._busy:
            return
        self._message = f"已撤销核对，{law.name}不再印入文书。"
        county = self._around.county
        self._run("撤销法条的核对", lambda session, _: withdraw_law(session.store, county, key), self._confirmed_anew)

    def _confirmed_anew(self, confirmations: Confirmations) -> None:
        self._stand(confirmations.laws)

    def _stand(self, confirmed: tuple[ConfirmedLaw, ...]) -> None:
        self._confirmed, self._busy = confirmed, False
        self._show()

    def _run(self, what: str, work: Callable[[Session, Progress], T], done: Callable[[T], None]) -> None:
        def failed(faults: tuple[Fault, ...]) -> None:
            self._busy, self._message = False, ""
            self._show()
            self._around.faults.show_faults(faults)

        self._busy = True
        self._show()
        self._around.operations.run(Operation(what, work, done, failed=failed))

    def _laws(self) -> dict[str, Law]:
        unconfirmed = (law for pack in self._around.packs.by_id.values() for law in pack.laws.values() if not law.confirmed)
        return {law.key: law for law in unconfirmed}

    def _used_by(self, key: str) -> str:
        titles = (
            pack.title
            for pack in self._around.packs.checklists
            if any(key in {*requirement.legal_basis, requirement.transfer_ground} for requirement in pack.requirements)
        )
        return "、".join(dict.fromkeys(titles)) or "（没有检查表引用）"

    def _show(self) -> None:
        # A law whose name has changed since is 待核 again: what was read was another text.
        confirmed = {(law.key, law.name): law for law in self._confirmed}
        lines = []
        for law in self._laws().values():
            kept = confirmed.get((law.key, law.name))
            on, by = ("", "") if kept is None else (kept.confirmed_on.isoformat(), kept.confirmed_by)
            lines.append(LawLine(law.key, law.name, self._used_by(law.key), on, by))
        self._show_state(LawsState(tuple(lines), self._message, busy=self._busy))
