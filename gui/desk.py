"""Everything behind the shell, put together once: operations, pages, the ways between them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gui.backups.desk import BackupDesk
from gui.cases.page import CasesPage
from gui.comparison.desk import ComparisonDesk
from gui.digital_signature.certificate import BureauCertificate
from gui.documents.desk import DocumentDesk
from gui.evidence.desk import EvidenceDesk
from gui.exchange.desk import ExchangeDesk
from gui.faults.dialog import FaultDialog
from gui.faults.front import front, open_dialog
from gui.faults.presenter import FaultPresenter
from gui.first_run.dialog import FirstRunDialog
from gui.health.dialog import HealthDialog
from gui.installation import Installation
from gui.ledgers.page import LedgerPage
from gui.lost_database.desk import LostDatabaseDesk
from gui.main_window import MainWindow
from gui.navigation import Navigation
from gui.operations.operation import Operation
from gui.operations.operations import Operations
from gui.operations.progress import Progress
from gui.operations.progress_dialog import ProgressView
from gui.pages import FORM, RECORDS
from gui.preferences import PreferencesFile
from gui.printing.desk import PrintDesk
from gui.question import ask
from gui.record_form.page import RecordFormPage
from gui.records.page import RecordsPage
from gui.settings.page import SettingsPage
from gui.templates.desk import TemplateDesk
from inspections.documents.knowledge import Knowledge
from inspections.faults import Fault
from inspections.files.lost_database import LOST
from inspections.health.clock import clock_remarks
from inspections.session import Session

_TO_RESTORE = frozenset({"damaged", "not_a_database"})
"""Codes of what is wrong with a database that only a backup mends."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """What opening the store brought: the record that was being filled in when a window was killed, and what a person must be told."""

    knowledge: Knowledge
    draft: UUID | None
    remarks: tuple[Fault, ...]


class Desk:
    """The pages with what they work with."""

    def __init__(
        self,
        window: MainWindow,
        preferences: PreferencesFile,
        bug: Callable[[BaseException], None],
        installation: Installation,
        *,
        resume: bool = False,
    ) -> None:
        """Make the pages, then open the store in the background. `resume` says that the last window was killed."""
        self._installation = installation
        self._resume = resume
        self._database = installation.database
        self._knowledge: Knowledge | None = None
        self.window = window
        self.preferences = preferences
        self.faults = FaultPresenter(self._show_faults)
        self.operations = Operations(installation.open_session, self.faults.show_faults, bug, window)
        self.operations.changed.connect(window.refresh)
        self.navigation = Navigation(self._new_record, self._open_draft, self._open_record, window.show_page)
        self.records = RecordsPage(self.operations, self.navigation, installation.resources / "samples")
        self.form = RecordFormPage(self.operations, self.faults, installation.open_drafts, preferences, _now, author=installation.author)
        self.cases = CasesPage(self.operations, preferences, self.navigation)
        self.ledger = LedgerPage(self.operations, preferences, self.navigation)
        self.certificate = BureauCertificate(self.operations, preferences, lambda: _now())  # noqa: PLW0108 # asked when it is needed
        self.backups = BackupDesk(
            installation=installation,
            preferences=preferences,
            faults=self.faults,
            bug=bug,
            window=window,
            now=lambda: _now(),  # noqa: PLW0108 # asked when it is needed
        )
        self.settings = SettingsPage(
            operations=self.operations,
            faults=self.faults,
            preferences=preferences,
            certificate=self.certificate,
            backups=self.backups.presenter,
        )
        self.settings.backups.restore_requested.connect(self.backups.open_restore)
        self.settings.guide_requested.connect(self._guide)
        self.form.record_finished.connect(lambda _: window.form_belongs_to(RECORDS.name))
        for page in (self.records, self.form, self.cases, self.ledger, self.settings):
            window.add(page)
        self._open()

    def close(self) -> None:
        """Keep what was typed last, finish what is under way and let go of the store."""
        self.form.release()
        self.backups.close()
        self.operations.close()

    def _open(self) -> None:
        """Open the store and load what is known; where that fails the window says why."""

        def opened(session: Session, _progress: Progress) -> _Opened:
            unfinished = session.drafts.unfinished() if self._resume else ()
            with session.store.reading() as unit:
                clock = clock_remarks(_now(), unit.records.last_moment())
            draft = unfinished[0].id if unfinished else None
            return _Opened(session.knowledge, draft, (*session.store.remarks, *session.remarks, *clock))

        self.operations.run(Operation("打开数据库", opened, self._ready, failed=self._closed))

    def _ready(self, opened: _Opened) -> None:
        """Show the pages; after a window that was killed, the record that was being filled in, else the guide to whom it is new."""
        self._knowledge, draft = opened.knowledge, opened.draft
        self._join_dialogs(self._knowledge)
        ProgressView(self.operations, self.window)
        self.window.ready(self._knowledge)
        self.backups.begin()
        if self._installation.close_when_open:
            QTimer.singleShot(0, self.window.close)
        elif draft is not None:
            self.navigation.open_draft(draft)
        elif not self.preferences.current.first_run_done:
            self._guide()
        self.faults.show_faults((*opened.remarks, *self.preferences.remarks), "数据库已经打开，请留意：")

    def _join_dialogs(self, knowledge: Knowledge) -> None:
        """Make the dialogs that pages ask for and that need to know what there is."""
        self.documents = DocumentDesk(
            operations=self.operations,
            faults=self.faults,
            preferences=self.preferences,
            navigation=self.navigation,
            knowledge=knowledge,
            today=lambda: _now().date(),
            parent=self.window,
            certificate=self.certificate,
        )
        self.exchange = ExchangeDesk(
            operations=self.operations,
            preferences=self.preferences,
            knowledge=knowledge,
            author=self._installation.author,
            now=_now,
            parent=self.window,
        )
        self.comparison = ComparisonDesk(knowledge=knowledge, parent=self.window)
        self.evidence = EvidenceDesk(
            operations=self.operations,
            faults=self.faults,
            preferences=self.preferences,
            now=_now,
            author=self._installation.author,
            parent=self.window,
        )
        self.window.closed.connect(self.evidence.close)
        self.printing = PrintDesk(self.operations, self.window.rail.tell, self.window)
        self.cases.use_fonts(self.documents.fonts)
        self.cases.document_requested.connect(self.documents.open)
        self.cases.evidence_wanted.connect(self.evidence.open)
        for asking in (self.cases, self.ledger, self.documents):
            asking.print_requested.connect(self.printing.print)
        self.ledger.report_requested.connect(self.documents.open)
        self.templates = TemplateDesk(
            operations=self.operations,
            faults=self.faults,
            preferences=self.preferences,
            knowledge=knowledge,
            fonts=self.documents.fonts,
            today=lambda: _now().date(),
            parent=self.window,
        )
        self.settings.templates_requested.connect(self.templates.open_templates)
        self.settings.laws_requested.connect(self.templates.open_laws)
        self.settings.health_requested.connect(self._check_health)
        self.records.evidence_requested.connect(self.evidence.open)
        self.form.evidence_requested.connect(self.evidence.open)
        self.form.comparison_requested.connect(self.comparison.open)
        self.records.notice_requested.connect(self.documents.open_notice)
        self.form.notice_requested.connect(self.documents.open_notice)
        self.records.import_requested.connect(self.exchange.import_records)
        self.records.export_requested.connect(self.exchange.export_records)

    def _closed(self, faults: Sequence[Fault]) -> None:
        if self._installation.close_when_open:
            sys.stderr.write("".join(f"{fault.sentence()}\n" for fault in faults))
            QApplication.exit(1)
            return
        if any(fault.code == LOST for fault in faults):
            self.window.wait("数据库不见了。")
            self.lost_database = LostDatabaseDesk(
                database=self._database,
                faults=self.faults,
                today=lambda: _now().date(),
                again=self._open,
                restore=self.backups.open_restore,
                leave=self.window.close,
                parent=self.window,
            )
            self.lost_database.ask("\n".join(f"{fault.where}：{fault.what}。" for fault in faults))
            return
        sentences = "\n".join(fault.sentence() for fault in faults)
        self.window.wait(f"打不开数据库。\n\n{sentences}")
        if any(fault.code in _TO_RESTORE for fault in faults):
            self._offer_restoring(sentences)
            return
        self.faults.show_faults(faults, "打不开数据库，原因如下：")

    def _offer_restoring(self, sentences: str) -> None:
        def restore() -> None:
            self.backups.open_restore()

        more = "恢复之前先试开备份；现在的文件不会删除。"
        ask(self.window, "打不开数据库", f"打不开数据库。{sentences}", ("从备份恢复…", "暂不恢复"), restore, more)

    def _guide(self) -> None:
        if self._knowledge is None:
            return
        dialog = FirstRunDialog(self.operations, self.preferences, self._installation.resources, lambda: _now().date(), self.window)
        dialog.ready(self._knowledge)
        open_dialog(dialog)

    def _check_health(self) -> None:
        open_dialog(HealthDialog(self.operations, self._database, self._installation.author, _now, self.window))

    def _show_faults(self, heading: str, sentences: tuple[str, ...]) -> None:
        open_dialog(FaultDialog(heading, sentences, front(self.window)))

    def _new_record(self) -> None:
        if self.window.show_page(FORM.name):
            self.form.new()
            self.window.form_belongs_to(FORM.name)

    def _open_draft(self, draft: UUID) -> None:
        if self.window.show_page(FORM.name):
            self.form.open_draft(draft)
            self.window.form_belongs_to(RECORDS.name)

    def _open_record(self, record: UUID) -> None:
        if self.window.show_page(FORM.name):
            self.form.open_record(record)
            self.window.form_belongs_to(RECORDS.name)


def _now() -> datetime:
    return datetime.now().astimezone()
