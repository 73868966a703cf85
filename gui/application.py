"""Starting the window: the shell is painted first, and everything else is made and opened after that."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QProcess, QTranslator
from PySide6.QtWidgets import QApplication

from gui import theme
from gui.faults.bug_dialog import BugDialog
from gui.faults.bugs import BugReporter
from gui.faults.dialog import FaultDialog
from gui.faults.front import front, open_dialog
from gui.installation import Installation
from gui.lock_question import LockQuestion
from gui.main_window import MainWindow
from gui.missing_words import MissingWords
from gui.preferences import PreferencesFile
from gui.question import tell
from gui.sole_window import SoleWindow, unusable
from inspections.backups.switching import carry_out
from inspections.faults import UserError
from inspections.files.private import FOLDER, keep_private


def run(installation: Installation) -> int:
    """Open the window and return the program's exit code when it is closed."""
    if not _has_screen():
        sys.stderr.write("没有图形界面，打不开窗口；命令行用法请看：python main.py --help\n")
        return 2
    application = make_application(installation.resources)
    sole = SoleWindow(installation.data / "window.lock")
    if not _enter(sole, installation.data):
        return 1
    # What is said before the window stands is waited for (`exec`): the loop that would answer it later does not run yet.
    try:
        aside = carry_out(installation.database)
    except UserError as error:
        sole.release()
        FaultDialog("没有打开", tuple(fault.sentence() for fault in error.faults)).exec()
        return 1
    start = Start(installation, resume=sole.left_behind, aside=aside)
    start.bugs.install()
    start.window.show()
    code = application.exec()
    sole.release()
    if start.restarting:
        program, *words = installation.command
        QProcess.startDetached(program, words)
    return code


def _enter(sole: SoleWindow, folder: Path) -> bool:
    """Take the folder's lock, after a question where only a person can know whether anybody holds it, or say why not."""
    try:
        folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
        keep_private(folder)
        refusal = sole.take()
    except OSError as error:
        refusal = unusable(folder, error)
    if refusal is not None and refusal.may_take_over:
        if not LockQuestion(refusal).taken_over():
            return False
        refusal = sole.take_over()
    if refusal is not None:  # waited for, as in `run`
        FaultDialog("没有打开", (refusal.message,)).exec()
    return refusal is None


def make_application(resources: Path) -> QApplication:
    """Return Qt's application, dressed and speaking Chinese."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    application = QApplication(sys.argv[:1])
    application.setApplicationName("power-supply-inspection")
    application.setApplicationDisplayName("供电监督检查")
    application.installTranslator(MissingWords(application))
    translator = QTranslator(application)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    theme.dress(application, resources)
    application.setWindowIcon(theme.icon(resources / "icons", "program"))  # also of what is asked before there is a window
    return application


def _has_screen() -> bool:
    """Say whether there is a screen to open a window on: without one Qt ends the process with an English word on a console."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


class Start:
    """The shell, and the desk that is put into it once it has been painted."""

    def __init__(self, installation: Installation, *, resume: bool, aside: Path | None = None) -> None:
        """Make the shell. `resume` says that the last window was killed, `aside` where data lies whose place a restored store took."""
        self._installation = installation
        self._resume = resume
        self._aside = aside
        self.desk: object = None
        self.restarting = False
        self.bugs = BugReporter(installation.data / "logs", installation.version, self._show_bug)
        self.preferences = PreferencesFile(installation.data / "preferences.json")
        self.window = MainWindow(installation.resources, self.preferences)
        self.window.painted.connect(self._furnish)

    def _furnish(self) -> None:
        """Make the desk, which closes with the window; a connection alone would not keep it alive."""
        from gui.desk import Desk  # noqa: PLC0415 # the pages with all that they import wait for the first paint

        self.desk = desk = Desk(self.window, self.preferences, self.bugs.report, self._installation, resume=self._resume)
        self.window.closed.connect(desk.close)
        desk.backups.restart_requested.connect(self._restart)
        if self._aside is not None:
            text = f"已恢复。恢复前的数据在文件夹“{self._aside.name}”中，确认不再需要时可以自行删除。"
            tell(self.window, "已恢复备份", text)

    def _restart(self) -> None:
        self.restarting = True

    def _show_bug(self, report: str, file: Path) -> None:
        open_dialog(BugDialog(report, file, front(self.window)))
