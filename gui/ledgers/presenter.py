"""What happens on the page of the monthly ledger. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gui.ledgers.state import LedgerState, Month
from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from gui.records.months import stored_months
from inspections.session import Session
from inspections.use_cases.write_ledger import MonthLedger, stored_ledger, write_ledger_file


class LedgerPresenter:
    """Holds the month that is shown."""

    def __init__(self, show: Callable[[LedgerState], None], operations: Running, preferences: PreferencesFile) -> None:
        """Show by `show`; `reload` asks the store."""
        self._show_state = show
        self._operations = operations
        self._preferences = preferences
        self._state = LedgerState()
        self._generation = 0

    def reload(self) -> None:
        """Ask for the months, and for the one that is shown: at first the newest."""
        self._fetch(self._state.month)

    def choose(self, month: Month) -> None:
        """Show another month."""
        if month != self._state.month:
            self._fetch(month)

    def file_name(self) -> str:
        """Return the name that the month's workbook is offered under."""
        year, month = self._state.month or (0, 0)
        return f"月度台账{year}-{month:02d}.xlsx"

    def export(self, path: Path) -> None:
        """Write the workbook as the store stands now."""
        month = self._state.month
        if month is None:
            return
        path = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")

        def work(session: Session, progress: Progress) -> MonthLedger:
            ledger = stored_ledger(session.store, session.knowledge.packs.by_id, month)
            write_ledger_file(ledger, month, path, progress.tell)
            return ledger

        def done(ledger: MonthLedger) -> None:
            self._preferences.change(last_folder=str(path.parent))
            if self._state.month == month:
                self._show(replace(self._state, records=ledger.records, rows=ledger.rows, counts=ledger.counts, path=str(path)))

        self._operations.run(Operation("编制台账", work, done))

    def _fetch(self, wanted: Month | None) -> None:
        self._generation += 1
        generation = self._generation

        def work(session: Session, _progress: Progress) -> tuple[tuple[Month, ...], Month | None, MonthLedger] | None:
            if generation != self._generation:  # overtaken by a later choice
                return None
            with session.store.reading() as unit:
                months = stored_months(unit.listings)
            month = wanted if wanted in months else next(iter(months), None)
            if month is None:
                return months, None, MonthLedger(0)
            return months, month, stored_ledger(session.store, session.knowledge.packs.by_id, month)

        def done(loaded: tuple[tuple[Month, ...], Month | None, MonthLedger] | None) -> None:
            if loaded is None or generation != self._generation:
                return
            months, month, ledger = loaded
            path = self._state.path if month == self._state.month else ""
            self._show(
                LedgerState(
                    ready=True, months=months, month=month, records=ledger.records, rows=ledger.rows, counts=ledger.counts, path=path
                )
            )

        self._operations.run(Operation("读取台账", work, done, quiet=True))

    def _show(self, state: LedgerState) -> None:
        self._state = state
        self._show_state(state)
