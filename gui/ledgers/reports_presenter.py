"""What happens to the issued reports (月度通报) on the page of the monthly ledger. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from gui.cases.document_work import DocumentWork, is_signed
from gui.ledgers.state import Month, ReportRow, ReportsState
from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import NumberKind
from inspections.documents.issued_reports import file_fault, month_of
from inspections.session import Session


class ReportsPresenter:
    """Holds the list of the issued reports."""

    def __init__(self, show: Callable[[ReportsState], None], operations: Running, preferences: PreferencesFile) -> None:
        """Show by `show`; `reload` asks the store."""
        self._show_state = show
        self._operations, self._preferences = operations, preferences
        self._state = ReportsState()
        self._asked = 0
        self._reloads = 0
        self.documents = DocumentWork(operations, preferences, self._say)

    def reload(self) -> None:
        """List the reports anew, the last one first, each file held against its SHA-256; then what has changed since each was issued."""
        self._reloads += 1

        def work(session: Session, _progress: Progress) -> tuple[ReportRow, ...]:
            with session.store.reading() as unit:
                reports = unit.documents.of_kind(NumberKind.REPORT)
            archive = session.store.archive
            return tuple(
                ReportRow(report, month_of(report), file_fault(report, archive), is_signed(archive, report)) for report in reversed(reports)
            )

        def done(rows: tuple[ReportRow, ...]) -> None:
            former = {(row.document.uuid, row.document.state): row.changed for row in self._state.rows}
            rows = tuple(replace(row, changed=former.get((row.document.uuid, row.document.state), "")) for row in rows)
            self._show(replace(self._state, ready=True, rows=rows))
            self._count_changes()

        self._operations.run(Operation("读取已签发的通报", work, done, quiet=True))

    def _count_changes(self) -> None:
        """Hold each report that stands against the ledger as it is now: a month at a time is read, so it comes after the list."""
        reload = self._reloads
        standing = [row.document for row in self._state.rows if row.document.state is DocumentState.ISSUED]

        def work(session: Session, _progress: Progress) -> dict[UUID, str]:
            from inspections.use_cases.report_changes import changes_since  # noqa: PLC0415 # what only a report needs

            states: dict[UUID, str] = {}
            for report in standing:
                if reload != self._reloads:  # overtaken: the next one counts anew
                    break
                with session.store.reading() as unit:
                    changes = changes_since(unit, session.knowledge.packs.by_id, report)
                states[report.uuid] = "" if changes is None else changes.sentence
            return states

        def done(states: dict[UUID, str]) -> None:
            if reload == self._reloads:
                rows = tuple(replace(row, changed=states.get(row.document.uuid, "")) for row in self._state.rows)
                self._show(replace(self._state, rows=rows))

        if standing:
            self._operations.run(Operation("核对通报签发后的变化", work, done, quiet=True))

    def look_for(self, month: Month, answer: Callable[[Document | None], None]) -> None:
        """Tell `answer` which report of the person's county stands for a month, as the store is now.

        Where it is asked again before the answer has come, only the last one is told: two clicks open one dialog.
        """
        self._asked += 1
        asked, county = self._asked, self._preferences.current.county

        def work(session: Session, _progress: Progress) -> Document | None:
            from inspections.use_cases.draft_report import report_before  # noqa: PLC0415 # what only a report needs

            with session.store.reading() as unit:
                return report_before(unit, session.knowledge.templates, county, month)

        def done(former: Document | None) -> None:
            if asked == self._asked:
                answer(former)

        self._operations.run(Operation("查找本月的通报", work, done, quiet=True))

    def _say(self, message: str, path: str) -> None:
        self._show(replace(self._state, message=message, path=path))

    def _show(self, state: ReportsState) -> None:
        self._state = state
        self._show_state(state)
