"""The window's composition: the shell is painted first, then pages are made, then the store and what is known are opened."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gui import theme
from gui.faults.bug_dialog import BugDialog
from gui.faults.bugs import BugReporter
from gui.faults.dialog import FaultDialog
from gui.faults.presenter import FaultPresenter
from gui.first_run.dialog import FirstRunDialog
from gui.main_window import FORM, MainWindow
from gui.navigation import Navigation
from gui.operations.operation import Operations
from gui.operations.progress_dialog import ProgressView
from gui.preferences import PreferencesFile
from gui.record_form.page import RecordFormPage
from gui.settings.page import SettingsPage
from inspections.drafts.draft import Drafts
from inspections.errors import Fault
from inspections.session import Knowledge, OpenSession


@dataclass(frozen=True, slots=True)
class Installation:
    """Where the program's own files and the person's files lie, and how a thread comes by a session, or by drafts alone.

    `author` is who is logged in, as the histories name a person; `version` is the program's.
    """

    resources: Path
    data: Path
    open_session: OpenSession
    open_drafts: Callable[[], Drafts]
    author: str
    version: str


def run(installation: Installation) -> int:
    """Open the window and return the program's exit code when it is closed."""
    application = make_application(installation.resources)
    desk = Desk(installation)
    desk.window.show()
    code = application.exec()
    desk.close()
    return code


def make_application(resources: Path) -> QApplication:
    """Return Qt's application, dressed and speaking Chinese."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    application = QApplication(sys.argv[:1])
    application.setApplicationName("power-supply-inspection")
    application.setApplicationDisplayName("供电监督检查")
    translator = QTranslator(application)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    theme.dress(application, resources)
    return application


class Desk:
    """The window with everything it works with, put together once."""

    def __init__(self, installation: Installation) -> None:
        """Make the shell; the rest follows its first paint."""
        self._installation = installation
        self.bugs = BugReporter(installation.data / "logs", installation.version, self._show_bug)
        self.bugs.install()
        self.preferences = PreferencesFile(installation.data / "preferences.json")
        self.window = MainWindow(installation.resources, self.preferences)
        for page in (RecordFormPage, SettingsPage):
            self.window.announce(page)
        self.faults = FaultPresenter(self._show_faults)
        self.operations = self._make_operations()
        self.window.painted.connect(self._furnish)

    def close(self) -> None:
        """Finish what is under way and let go of the store."""
        self.operations.close()

    def _make_operations(self) -> Operations:
        operations = Operations(self._installation.open_session, self.faults.show_faults, self.bugs.report, self.window)
        operations.changed.connect(self.window.refresh)
        return operations

    def _furnish(self) -> None:
        """Make the pages, then open the store in the background."""
        window, operations, faults, preferences = self.window, self.operations, self.faults, self.preferences
        form: RecordFormPage

        def open_draft(draft: UUID) -> None:
            if window.show_page(FORM):
                form.open_draft(draft)

        def open_record(record: UUID) -> None:
            if window.show_page(FORM):
                form.open_record(record)

        def new_record() -> None:
            if window.show_page(FORM):
                form.new()

        self.navigation = Navigation(new_record, open_draft, open_record, window.show_page)
        form = RecordFormPage(operations, faults, self._installation.open_drafts, preferences, _now, author=self._installation.author)
        settings = SettingsPage(operations=operations, faults=faults, preferences=preferences)
        settings.guide_requested.connect(self._guide)
        window.add(form)
        window.add(settings)
        self._open()

    def _open(self) -> None:
        """Open the store and load what is known; where that fails the window says why."""
        self.operations.run("打开数据库", lambda session, _: session.knowledge, self._ready, failed=self._closed)

    def _ready(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        ProgressView(self.operations, self.window)
        self.window.ready(knowledge)
        if not self.preferences.current.first_run_done:
            self._guide()

    def _closed(self, faults: Sequence[Fault]) -> None:
        self.window.wait("打不开数据库。\n\n" + "\n".join(fault.sentence() for fault in faults))
        self.faults.show_faults(faults, "打不开数据库，原因如下：")

    def _guide(self) -> None:
        dialog = FirstRunDialog(self.operations, self.preferences, self._installation.resources, self.window)
        dialog.ready(self._knowledge)
        _open_dialog(dialog)

    def _show_faults(self, heading: str, sentences: tuple[str, ...]) -> None:
        _open_dialog(FaultDialog(heading, sentences, self._front()))

    def _show_bug(self, report: str, file: Path) -> None:
        _open_dialog(BugDialog(report, file, self._front()))

    def _front(self) -> QWidget:
        """Return what the person looks at: the dialog in front, else the window."""
        return QApplication.activeModalWidget() or self.window


def _now() -> datetime:
    return datetime.now().astimezone()


def _open_dialog(dialog: QDialog) -> None:
    """Open a dialog without waiting for it; it is deleted when it closes."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
