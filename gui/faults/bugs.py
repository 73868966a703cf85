"""Bugs: whatever no one expected is logged with a report that a person can copy. The program never ends without one."""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion

from gui.faults.reports import scrubbed, worded
from inspections.files.private import FOLDER, make_private

QT_LOG = logging.getLogger("qt")
LOG_SIZE = 1_000_000
"""Bytes after which a log begins anew; the one before is kept."""

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class BugReporter(QObject):
    """Writes reports to `folder` and shows them by `show(report, file)`, in the window's thread, wherever they come from."""

    _happened = Signal(str, str)

    def __init__(self, folder: Path, version: str, show: Callable[[str, Path], None], parent: QObject | None = None) -> None:
        """Watch nothing yet; `install` does."""
        super().__init__(parent)
        self._folder = folder
        self._version = version
        self._show = show
        self._last = ""
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take every exception that nobody caught, in any thread, and Qt's own messages."""
        self._start_log()
        sys.excepthook = self._caught
        threading.excepthook = lambda bug: self._caught(bug.exc_type, bug.exc_value, bug.exc_traceback)
        qInstallMessageHandler(log_qt_message)

    def report(self, error: BaseException) -> None:
        """Log a bug and show it. The same one again is shown once: an error in painting comes with every frame."""
        what = worded(error)
        if what == self._last:
            return
        self._last = what
        report = f"{_circumstances(self._version)}\n{what}"
        logging.getLogger("bug").error("%s", report)
        self._happened.emit(report, str(self._folder / "program.log"))

    def _tell(self, report: str, file: str) -> None:
        self._show(report, Path(file))

    def _caught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt) or error is None:
            sys.__excepthook__(kind, error or kind(), trace)
            return
        if sys.__stderr__ is not None:  # a frozen program without a console has none
            traceback.print_exception(error, file=sys.__stderr__)
        self.report(error)

    def _start_log(self) -> None:
        """Log to the folder; where it cannot be written, the dialog still shows every report."""
        try:
            self._folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
            path = self._folder / "program.log"
            if path.exists() and path.stat().st_size > LOG_SIZE:
                path.replace(path.with_name("program.1.log"))
            crashes = self._folder / "crash.log"
            for log in (path, crashes):
                make_private(log)
            handler = logging.FileHandler(path, encoding="utf-8", delay=True)
            faulthandler.enable(crashes.open("ab"))
        except OSError:
            return
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        for name in ("bug", "qt"):
            logger = logging.getLogger(name)
            logger.addHandler(handler)
            logger.setLevel(logging.INFO)


def log_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Keep what Qt says in the log instead of losing it on a console that nobody sees; without names of files and the like."""
    QT_LOG.log(_LEVELS[kind], "%s", scrubbed(message))


def _circumstances(version: str) -> str:
    when = datetime.now().astimezone().isoformat(timespec="seconds")
    return f"{when}\n程序 {version} · Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}"
